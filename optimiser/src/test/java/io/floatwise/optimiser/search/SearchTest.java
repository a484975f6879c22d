package io.floatwise.optimiser.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.optimiser.Hill;
import io.floatwise.optimiser.trial.Evaluation;
import io.floatwise.optimiser.trial.Objective;
import io.floatwise.optimiser.trial.Result;
import io.floatwise.optimiser.trial.ScoredTrial;
import io.floatwise.optimiser.trial.TrialRunner;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

  private static List<ScoredTrial> run(Search search, Hill hill, int threads, String... axes) {
    var space =
        new Space(
            hill.parameters(),
            List.of(axes).stream().map(text -> Axis.parse(text, hill.parameters())).toList());
    var runner = new TrialRunner(hill, threads, Duration.ofMinutes(5));
    return search.run(space, new Evaluation(runner, Hill.YEAR, Objective.RETURN));
  }

  private static Hill calm() {
    return new Hill(41, 63, 200, 0, 1, Duration.ZERO);
  }

  @Test
  void theGridFindsTheBestAndTheEarliestOfEquals() {
    List<ScoredTrial> trials = run(new GridSearch(), calm(), 2, "x=0..90:10", "y=60..60");
    assertThat(trials).hasSize(10);
    assertThat(ScoredTrial.best(trials).orElseThrow().set()).hasToString("x=40 y=60");

    Hill flat = new Hill(0, 0, 1_000_000, 0, 1, Duration.ZERO);
    List<ScoredTrial> equal = run(new GridSearch(), flat, 2, "x=0..3", "y=0..0");
    assertThat(equal.stream().map(ScoredTrial::score).distinct()).hasSize(1);
    assertThat(ScoredTrial.best(equal).orElseThrow().number()).isOne();
  }

  @Test
  @Proves(value = "P4.6.5", breaks = SequentialSearch.class)
  void theSequentialSearchComesNearTheBestOfTenThousandWithTwoHundred() {
    List<ScoredTrial> trials = run(new SequentialSearch(200, 1), calm(), 2, "x=0..95", "y=0..99");
    assertThat(trials.size()).isBetween(100, 200);
    assertThat(trials.stream().map(ScoredTrial::set).distinct()).hasSameSizeAs(trials);
    ScoredTrial best = ScoredTrial.best(trials).orElseThrow();
    assertThat(best.set().get("x")).isBetween(38L, 44L);
    assertThat(best.set().get("y")).isBetween(60L, 66L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "sequential"})
  void theSameSeedGivesTheSameTrialsOnAnyNumberOfThreads(String kind) {
    Search first = kind.equals("random") ? new RandomSearch(120, 7) : new SequentialSearch(120, 7);
    Search other = kind.equals("random") ? new RandomSearch(120, 8) : new SequentialSearch(120, 8);
    List<ScoredTrial> one = run(first, Hill.usual(), 1, "x=0..95", "y=0..99");
    List<ScoredTrial> many = run(first, Hill.usual(), 6, "x=0..95", "y=0..99");

    assertThat(many).isEqualTo(one);
    assertThat(run(other, Hill.usual(), 2, "x=0..95", "y=0..99")).isNotEqualTo(one);
    assertThat(one.stream().map(ScoredTrial::number).toList())
        .isEqualTo(java.util.stream.IntStream.rangeClosed(1, one.size()).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"grid", "random", "sequential"})
  void noSearchEndsBecauseATrialDoes(String kind) {
    Search search =
        switch (kind) {
          case "grid" -> new GridSearch();
          case "random" -> new RandomSearch(10, 3);
          default -> new SequentialSearch(10, 3);
        };
    Hill hill = Hill.usual();
    List<ScoredTrial> trials = run(search, hill, 2, "x=90..98:2", "y=50..52");

    assertThat(trials.stream().map(ScoredTrial::result))
        .hasAtLeastOneElementOfType(Result.Failed.class)
        .hasAtLeastOneElementOfType(Result.Done.class);
    assertThat(trials.stream().filter(t -> t.set().get("x") == Hill.INVALID))
        .allMatch(t -> t.result() instanceof Result.Invalid && t.score().isEmpty());
    assertThat(ScoredTrial.best(trials)).isPresent();
  }

  @Test
  void aSmallSpaceIsTriedWhole() {
    assertThat(run(new RandomSearch(50, 1), Hill.usual(), 1, "x=1..5", "y=2..4")).hasSize(15);
    assertThat(run(new SequentialSearch(50, 1), Hill.usual(), 1, "x=1..5", "y=2..4")).hasSize(15);
  }
}
