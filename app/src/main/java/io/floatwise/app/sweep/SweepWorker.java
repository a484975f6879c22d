package io.floatwise.app.sweep;

import io.floatwise.app.jobs.NodeId;
import io.floatwise.app.optimise.BarData;
import io.floatwise.app.optimise.BarExperiment;
import io.floatwise.core.error.InputException;
import io.floatwise.core.guard.Guard;
import io.floatwise.core.signals.SignalStrategies;
import io.floatwise.optimiser.trial.Result;
import io.floatwise.optimiser.trial.TrialRunner;
import io.floatwise.store.jobs.Job;
import io.floatwise.store.jobs.JobBoard;
import io.floatwise.store.jobs.JobLine;
import io.floatwise.store.jobs.JobTerms;
import io.floatwise.store.jobs.Jobs;
import io.floatwise.store.jobs.JobsPlace;
import io.floatwise.store.jobs.WorkItems;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A node that works out blocks of sweeps over the files that it has, as long as it is open, and
/// leaves all others alone. Thread-safe.
public final class SweepWorker implements AutoCloseable {

  private final Map<String, BarData> data;
  private final String code;
  private final String node;
  private final int atOnce;
  private final Consumer<String> log;
  private final JobBoard board;
  private final Map<Duration, Guard> guards = new ConcurrentHashMap<>();
  private final Jobs jobs;

  /// How a node works.
  ///
  /// @param terms how blocks are tried
  /// @param code which code trades: blocks of other code are left to others
  /// @param node a name that no other process has
  /// @param atOnce blocks at once, 1 to 256
  public record Terms(JobTerms terms, String code, String node, int atOnce) {

    /// Of this process, as it usually is.
    ///
    /// @throws InputException if so many at once are not allowed
    public static Terms usual(int atOnce) {
      if (atOnce < 1 || atOnce > Guard.MOST_AT_ONCE) {
        throw new InputException(
            "expected 1 to %d threads, found %d".formatted(Guard.MOST_AT_ONCE, atOnce));
      }
      return new Terms(JobTerms.AWAITED, SweepSource.thisCode(), NodeId.unique(), atOnce);
    }
  }

  private SweepWorker(
      JobsPlace place, List<BarData> files, Terms terms, InstantSource now, Consumer<String> log) {
    this.data =
        files.stream().collect(Collectors.toMap(BarData::sha256, each -> each, (a, _) -> a));
    this.code = terms.code();
    this.node = terms.node();
    this.atOnce = terms.atOnce();
    this.log = log;
    this.board = JobBoard.open(place, now);
    boolean begun = false;
    try {
      List<Job> known =
          data.keySet().stream()
              .map(sha256 -> new SweepSource(sha256, code).job())
              .map(name -> new Job(name, Optional.empty(), subject -> work(name, subject)))
              .toList();
      this.jobs = Jobs.open(place, known, terms.terms(), node, now, terms.atOnce());
      begun = true;
    } finally {
      if (!begun) {
        board.close();
      }
    }
  }

  /// Begins.
  ///
  /// @param files whose sweeps it works on
  /// @param now real time
  /// @param log for what a person may want to watch
  /// @throws io.floatwise.core.error.StorageException if the place cannot be read and written
  public static SweepWorker open(
      JobsPlace place, List<BarData> files, Terms terms, InstantSource now, Consumer<String> log) {
    return new SweepWorker(place, files, terms, now, log);
  }

  private void work(String job, String subject) {
    WorkItems items = board.items();
    Optional<String> content = items.content(job, subject);
    if (content.isEmpty()) {
      return;
    }
    SweepBlock block = SweepBlock.parse(content.get());
    BarData file = data.get(block.source().sha256());
    if (file == null || !block.source().code().equals(code)) {
      throw new InputException(refusal(block));
    }
    var experiment =
        new BarExperiment(
            SignalStrategies.named(block.strategy()), block.terms(), file.named(block.item()));
    Guard guard = guards.computeIfAbsent(block.deadline(), deadline -> new Guard(atOnce, deadline));
    List<Result> results = new TrialRunner(experiment, guard).run(block.sets(), block.window());
    for (Result result : results) {
      if (result instanceof Result.NotRun(String why)) {
        throw new IllegalStateException(why);
      }
    }
    items.answer(job, subject, new WorkItems.Answer(node, ResultText.of(results)));
    log.accept(
        "done: %d sets of %s, %s to %s"
            .formatted(
                results.size(), block.item(), block.window().from(), block.window().until()));
  }

  /// Why what waits is left to others, a sentence for each sweep; empty if nothing does.
  public List<String> leftToOthers() {
    Set<String> jobs = new HashSet<>();
    List<String> refusals = new ArrayList<>();
    for (JobLine line : board.lines()) {
      if (line.job().startsWith(SweepSource.JOBS) && jobs.add(line.job())) {
        board
            .items()
            .example(line.job())
            .map(SweepBlock::parse)
            .filter(block -> !knows(block))
            .map(this::refusal)
            .ifPresent(refusals::add);
      }
    }
    return refusals;
  }

  private boolean knows(SweepBlock block) {
    return data.containsKey(block.source().sha256()) && block.source().code().equals(code);
  }

  private String refusal(SweepBlock block) {
    return data.containsKey(block.source().sha256())
        ? "left to others: a sweep over %s expected code %s, found %s"
            .formatted(block.item(), block.source().code(), code)
        : "left to others: a sweep over %s expected a file with the SHA-256 %s, found none"
            .formatted(block.item(), block.source().sha256());
  }

  /// Whether nothing waits that it could work on.
  public boolean isIdle() {
    Set<String> mine =
        data.keySet().stream()
            .map(sha256 -> new SweepSource(sha256, code).job())
            .collect(Collectors.toSet());
    return board.lines().stream().noneMatch(line -> mine.contains(line.job()));
  }

  /// Lets what is being done end, for a short time.
  @Override
  public void close() {
    try {
      jobs.close();
    } finally {
      board.close();
    }
  }
}
