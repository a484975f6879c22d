package io.floatwise.app.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.engine.Replay;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.pricing.Lessons;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trace.Kept;
import io.floatwise.core.trace.Trace;
import io.floatwise.proving.Proves;
import io.floatwise.store.trace.TraceReading;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole lives on a simulated exchange, with faults and restarts: what is read back from the disk
/// gives every decision again.
class ReplayedLifeTest {

  private static final int SEEDS = 5;

  @TempDir Path folder;

  @Test
  @Proves(value = "T5.8", breaks = Lessons.class)
  void everyDecisionOfALifeIsMadeAgainFromWhatIsKeptAndNothingLater() throws Exception {
    long skips = 0;
    long actions = 0;
    long again = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Path data = folder.resolve("seed-" + seed);
      var life = new SimulatedLife(seed, data);
      life.live(3, 20);
      List<Entry> journal = life.journal();
      List<Kept> kept;
      try (var reading = TraceReading.open(data, SimulatedLife.ACCOUNT).orElseThrow()) {
        kept = reading.latest(Integer.MAX_VALUE);
      }
      List<Trace> traces =
          kept.stream().sorted(Comparator.comparingLong(Kept::id)).map(Kept::trace).toList();
      assertThat(life.decided()).as("seed %d: read back as it was", seed).containsAll(traces);
      assertThat(kept.stream().mapToLong(Kept::times).sum())
          .as("seed %d: each decision counts once", seed)
          .isEqualTo(life.decided().size());

      var replay = new Replay(Strategies.USUAL, traces);
      journal.forEach(replay::apply);
      List<Replay.Result> results = replay.results();
      for (int i = 0; i < traces.size(); i++) {
        assertThat(results.get(i))
            .as("seed %d, %s", seed, traces.get(i))
            .isInstanceOf(Replay.Result.Same.class);
      }
      assertThat(traces.stream().filter(t -> !t.isSkip()).map(t -> t.judgedOn() + 1))
          .as("seed %d: every action has its trace", seed)
          .containsExactlyElementsOf(
              journal.stream()
                  .filter(e -> e.fact() instanceof Fact.SubmissionStarted)
                  .map(Entry::seq)
                  .toList());
      skips += traces.stream().filter(Trace::isSkip).count();
      again += kept.stream().mapToLong(k -> k.times() - 1).sum();
      actions += traces.stream().filter(t -> !t.isSkip()).count();
    }
    System.out.printf(
        "ReplayedLifeTest: %d seeds, %d actions and %d skips made again, %d skips only repeated%n",
        SEEDS, actions, skips, again);
    assertThat(actions).as("the test must trade").isGreaterThan(5L * SEEDS);
    assertThat(skips).as("the test must skip").isGreaterThan(20L * SEEDS);
    assertThat(again).as("skips must repeat").isPositive();
  }
}
