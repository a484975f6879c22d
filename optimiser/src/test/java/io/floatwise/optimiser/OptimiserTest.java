package io.floatwise.optimiser;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.optimiser.check.Suspicions;
import io.floatwise.optimiser.check.Warning;
import io.floatwise.optimiser.check.Warning.Kind;
import io.floatwise.optimiser.search.Axis;
import io.floatwise.optimiser.search.GridSearch;
import io.floatwise.optimiser.search.Space;
import io.floatwise.optimiser.trial.Objective;
import io.floatwise.optimiser.trial.ScoredTrial;
import io.floatwise.optimiser.trial.TrialRunner;
import io.floatwise.optimiser.walk.FoldPlan;
import io.floatwise.optimiser.walk.WalkForward;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptimiserTest {

  private static Optimisation run(Hill hill, int threads, Optional<Duration> gap, String... axes) {
    var space =
        new Space(
            hill.parameters(),
            Stream.of(axes).map(text -> Axis.parse(text, hill.parameters())).toList());
    return new Optimiser(
            new TrialRunner(hill, threads, Duration.ofMinutes(5)),
            space,
            new GridSearch(),
            Objective.SHARPE,
            Optional.of(new FoldPlan(4, false, 3)),
            gap,
            1)
        .run();
  }

  private static Optimisation run(Hill hill, String... axes) {
    return run(hill, 2, Optional.empty(), axes);
  }

  private static Set<Kind> kinds(Optimisation optimisation) {
    return optimisation.warnings().stream().map(Warning::kind).collect(Collectors.toSet());
  }

  @Test
  void whatIsTrulyGoodIsFoundAndNothingSpeaksAgainstIt() {
    Optimisation found = run(Hill.usual(), "x=20..60:5", "y=40..80:5");

    ScoredTrial best = found.best().orElseThrow();
    assertThat(best.set().get("x")).isBetween(35L, 45L);
    assertThat(best.set().get("y")).isBetween(55L, 65L);
    assertThat(found.warnings()).isEmpty();
    WalkForward walk = found.walkForward().orElseThrow();
    assertThat(walk.folds()).hasSize(4);
    assertThat(walk.gap()).isEqualTo(Duration.ofHours(12));
    assertThat(walk.equity().size()).isEqualTo(walk.trades().size());
    assertThat(walk.outOfSample().orElseThrow()).isPositive();
    assertThat(found.selection().orElseThrow().deflated().orElseThrow()).isGreaterThan(0.99);
    assertThat(found.samples()).hasSize(2);
    assertThat(found.samples().getLast().random().orElseThrow().p()).isLessThan(0.01);
    assertThat(found.neighbours().around()).hasSize(4);
  }

  @Test
  @Proves(value = "P4.6.5", breaks = Suspicions.class)
  void luckIsCalledLuck() {
    Hill worthless = new Hill(0, 0, 0, 300, 1, Duration.ZERO);
    Optimisation found = run(worthless, "x=0..4", "y=0..4");

    assertThat(found.best().orElseThrow().score().orElseThrow()).isPositive();
    assertThat(kinds(found))
        .contains(
            Kind.DEFLATED_SHARPE,
            Kind.WORSE_OUT_OF_SAMPLE,
            Kind.UNCERTAIN_MEAN,
            Kind.NOT_BETTER_THAN_RANDOM)
        .doesNotContain(Kind.LOOK_AHEAD, Kind.FEW_TRADES, Kind.TRIALS_LOST);
  }

  @Test
  void theEdgeOfARangeAndASharpPeakAreNamed() {
    assertThat(kinds(run(Hill.usual(), "x=50..70:5", "y=60..60"))).contains(Kind.EDGE_OF_RANGE);
    assertThat(kinds(run(Hill.usual(), "x=0..80:40", "y=60..60"))).contains(Kind.SHARP_PEAK);
    assertThat(run(Hill.usual(), "x=50..70:5", "y=60..60").warnings().stream().map(Warning::text))
        .contains("x: the best value 50 is the first of x=50..70:5; better ones may lie beyond.");
  }

  @Test
  void theGapHoldsTheLongestTradeAndItsLock() {
    Hill locked = new Hill(40, 60, 200, 300, 1, Duration.ofDays(7));
    Optimisation usual = run(locked, "x=30..50:10", "y=60..60");
    WalkForward walk = usual.walkForward().orElseThrow();
    assertThat(walk.gap()).isEqualTo(Duration.ofHours(7 * 24 + 12));
    assertThat(walk.folds())
        .allMatch(each ->
            Duration.between(each.fold().train().until(), each.fold().test().from()).toDays() == 8);
    assertThat(kinds(usual)).doesNotContain(Kind.SHORT_GAP);

    Optimisation shorter =
        run(locked, 2, Optional.of(Duration.ofDays(2)), "x=30..50:10", "y=60..60");
    assertThat(kinds(shorter)).contains(Kind.SHORT_GAP);
  }

  @Test
  void aSpanThatIsTooShortForAWalkIsSaidAndTheRestIsDone() {
    Optimisation found =
        run(Hill.usual(), 2, Optional.of(Duration.ofDays(360)), "x=30..50:10", "y=60..60");
    assertThat(found.walkForward()).isEmpty();
    assertThat(found.best()).isPresent();
    assertThat(kinds(found)).contains(Kind.NOT_WALKED_FORWARD);
  }

  @Test
  @Proves(value = "P4.6.5", breaks = Optimiser.class)
  void theResultDoesNotDependOnTheNumberOfThreads() {
    Optimisation one = run(Hill.usual(), 1, Optional.empty(), "x=90..98:2", "y=50..60:5");
    Optimisation many = run(Hill.usual(), 7, Optional.empty(), "x=90..98:2", "y=50..60:5");
    assertThat(many).isEqualTo(one);
    assertThat(one.warnings().getFirst())
        .isEqualTo(
            new Warning(
                Kind.TRIALS_LOST,
                "Of 15 trials 3 threw, 0 were not done in time and 0 were not run: the best is the"
                    + " best of the others."));
  }

  @Test
  void whereNothingEndsWellThatIsTheResult() {
    Optimisation found = run(Hill.usual(), "x=96..98:2", "y=1..2");
    assertThat(found.best()).isEmpty();
    assertThat(found.trials()).hasSize(4);
    assertThat(kinds(found)).containsExactlyInAnyOrder(Kind.NO_RESULT, Kind.TRIALS_LOST);
    assertThat(List.of(found.samples(), found.lookAhead())).allMatch(List::isEmpty);
  }
}
