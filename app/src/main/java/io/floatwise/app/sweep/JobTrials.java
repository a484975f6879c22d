package io.floatwise.app.sweep;

import io.floatwise.app.optimise.BarData;
import io.floatwise.app.optimise.BarExperiment;
import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.trial.Experiment;
import io.floatwise.optimiser.trial.Result;
import io.floatwise.optimiser.trial.Trials;
import io.floatwise.optimiser.trial.Window;
import io.floatwise.store.jobs.DeadLetter;
import io.floatwise.store.jobs.JobBoard;
import io.floatwise.store.jobs.JobLine;
import io.floatwise.store.jobs.JobsPlace;
import io.floatwise.store.jobs.WorkItems;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/// Trials on bars that whoever has the same file and code runs: each block of parameter sets is a
/// job. What comes of it is what would have come of it here. Thread-safe.
public final class JobTrials implements Trials, AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(100);

  /// Looks between two in which it is made sure that every block still has its job.
  private static final int LOOKS = 50;

  /// What nobody fetched in this time is of an asker that died.
  private static final Duration FORGOTTEN = Duration.ofDays(7);

  private final SignalStrategy strategy;
  private final LaneTerms terms;
  private final BarData data;
  private final SweepSource source;
  private final Duration deadline;
  private final BarExperiment experiment;
  private final InstantSource now;
  private final JobBoard board;
  private final Map<String, Integer> blocksByNode = new HashMap<>();

  /// What is traded.
  ///
  /// @param data of which file
  /// @param deadline of one call, real time
  public record Subject(
      SignalStrategy strategy, LaneTerms terms, BarData data, Duration deadline) {}

  private JobTrials(JobsPlace place, Subject subject, String code, InstantSource now) {
    this.strategy = subject.strategy();
    this.terms = subject.terms();
    this.data = subject.data();
    this.deadline = subject.deadline();
    this.source = new SweepSource(data.sha256(), code);
    this.experiment = new BarExperiment(strategy, terms, data);
    this.now = now;
    this.board = JobBoard.open(place, now);
  }

  /// @param code which code trades, see [SweepWorker.Terms]
  /// @param now real time
  /// @throws io.floatwise.core.error.StorageException if the place cannot be read and written
  public static JobTrials open(JobsPlace place, Subject subject, String code, InstantSource now) {
    var trials = new JobTrials(place, subject, code, now);
    trials.board.items().forget(now.instant().minus(FORGOTTEN));
    return trials;
  }

  @Override
  public Experiment experiment() {
    return experiment;
  }

  /// How many blocks each node worked out.
  public synchronized Map<String, Integer> blocksByNode() {
    return Map.copyOf(blocksByNode);
  }

  /// A block that failed for good is reported with its reason, as trials that were not run.
  @Override
  public synchronized List<Result> run(List<ParameterSet> sets, Window window) {
    int lanes = Math.max(1, experiment.lanes());
    Map<String, SweepBlock> blocks = new LinkedHashMap<>();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < sets.size(); i += lanes) {
      var block =
          new SweepBlock(
              source,
              data.item(),
              strategy.name(),
              terms,
              window,
              deadline,
              sets.subList(i, Math.min(i + lanes, sets.size())));
      String subject = block.subject();
      blocks.put(subject, block);
      order.add(subject);
    }
    Map<String, List<Result>> results = new HashMap<>();
    blocks.keySet().forEach(subject -> board.discard(source.job(), subject));
    Map<String, SweepBlock> toAsk = new LinkedHashMap<>(blocks);
    for (int look = 1; results.size() < blocks.size(); look++) {
      toAsk.entrySet().removeIf(each -> isAsked(each.getKey(), each.getValue()));
      collect(blocks, results);
      if (results.size() < blocks.size()) {
        pause();
        if (look % LOOKS == 0) {
          toAsk.putAll(lost(blocks, results.keySet()));
        }
      }
    }
    return order.stream().map(results::get).flatMap(List::stream).toList();
  }

  /// Not yet, where its job is just being ended by somebody who did it for another asker.
  private boolean isAsked(String subject, SweepBlock block) {
    board.items().put(source.job(), subject, block.text(), now.instant());
    return board.ask(source.job(), subject);
  }

  private void collect(Map<String, SweepBlock> blocks, Map<String, List<Result>> results) {
    WorkItems items = board.items();
    for (String subject : items.answered(source.job())) {
      if (blocks.containsKey(subject) && !results.containsKey(subject)) {
        items
            .answer(source.job(), subject)
            .ifPresent(answer -> {
              results.put(subject, ResultText.parse(answer.text()));
              blocksByNode.merge(answer.node(), 1, Integer::sum);
              items.remove(source.job(), subject);
            });
      }
    }
    for (DeadLetter letter : board.dead()) {
      SweepBlock block = blocks.get(letter.subject());
      if (letter.job().equals(source.job())
          && block != null
          && !results.containsKey(letter.subject())) {
        results.put(
            letter.subject(),
            Collections.nCopies(
                block.sets().size(),
                new Result.NotRun(
                    "their job failed %d times: %s".formatted(letter.attempts(), letter.error()))));
        items.remove(source.job(), letter.subject());
        board.discard(source.job(), letter.subject());
      }
    }
  }

  /// Blocks without a result and without a job: another asker of the same may have fetched it.
  private Map<String, SweepBlock> lost(Map<String, SweepBlock> asked, Set<String> known) {
    Map<String, SweepBlock> lost = new LinkedHashMap<>(asked);
    lost.keySet().removeAll(known);
    board.lines().stream()
        .filter(line -> line.job().equals(source.job()))
        .map(JobLine::subject)
        .forEach(lost::remove);
    return lost;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while trials ran elsewhere");
    }
  }

  @Override
  public void close() {
    board.close();
  }
}
