package io.floatwise.optimiser.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.guard.Guard;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.Hill;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrialRunnerTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);

  private static Hill hill(int lanes) {
    return new Hill(40, 60, 200, 300, lanes, Duration.ZERO);
  }

  private static List<ParameterSet> sets(Hill hill, long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(x -> ParameterSet.of(hill.parameters(), Map.of("x", x)))
        .toList();
  }

  @Test
  @Proves(value = "P4.6.5", breaks = TrialRunner.class)
  void neitherThreadsNorLanesChangeAResult() {
    Hill alone = hill(1);
    List<Result> one = new TrialRunner(alone, 1, LONG).run(sets(alone, 0, 40), Hill.YEAR);
    Hill together = hill(8);
    List<Result> many = new TrialRunner(together, 5, LONG).run(sets(together, 0, 40), Hill.YEAR);

    assertThat(many).isEqualTo(one);
    assertThat(alone.calls).hasValue(41);
    assertThat(together.calls).hasValue(6);
  }

  @Test
  @Proves(value = "P4.6.5", breaks = Guard.class)
  void whatThrowsHangsOrIsRefusedIsRecordedAndTheRestGoesOn() {
    Hill hill = hill(4);
    List<Result> results = new TrialRunner(hill, 2, SHORT).run(sets(hill, 92, 99), Hill.YEAR);
    hill.end.countDown();

    assertThat(results).hasSize(8);
    assertThat(results.subList(0, 4)).allMatch(Result.Done.class::isInstance);
    assertThat(results.get(4))
        .isEqualTo(new Result.Failed("java.lang.ArithmeticException: divided by nothing"));
    assertThat(results.get(5)).isEqualTo(new Result.Overdue(SHORT));
    assertThat(results.get(6)).isEqualTo(new Result.Invalid("x: expected anything but 98"));
    assertThat(results.get(7)).isInstanceOf(Result.Done.class);
  }

  @Test
  void noMoreThanSixteenThatNeverReturnAreLeftBehind() {
    Hill hill = hill(1);
    ParameterSet hangs = sets(hill, Hill.HANGS, Hill.HANGS).getFirst();
    List<Result> results =
        new TrialRunner(hill, 1, Duration.ofMillis(20))
            .run(java.util.Collections.nCopies(100, hangs), Hill.YEAR);
    hill.end.countDown();

    assertThat(results.subList(0, Guard.MOST_ABANDONED)).allMatch(Result.Overdue.class::isInstance);
    assertThat(results.getLast()).isInstanceOf(Result.NotRun.class);
    assertThat(hill.hanging).hasValueLessThanOrEqualTo(Guard.MOST_ABANDONED);
  }

  @Test
  void anExperimentThatForgetsATrialIsSaidToHaveFailed() {
    Hill hill = hill(1);
    var forgetful = new Forgetful(hill);
    assertThat(new TrialRunner(forgetful, 1, LONG).run(sets(hill, 1, 1), Hill.YEAR))
        .containsExactly(
            new Result.Failed(
                "java.lang.IllegalStateException: expected 1 trials of the experiment, found 0"));
  }

  private record Forgetful(Experiment whole) implements Experiment {
    @Override
    public List<io.floatwise.core.strategy.Parameter> parameters() {
      return whole.parameters();
    }

    @Override
    public Window span() {
      return whole.span();
    }

    @Override
    public Duration lock() {
      return whole.lock();
    }

    @Override
    public int lanes() {
      return whole.lanes();
    }

    @Override
    public void check(ParameterSet set) {
      whole.check(set);
    }

    @Override
    public List<Trial> run(List<ParameterSet> sets, Window window) {
      return List.of();
    }

    @Override
    public java.util.Optional<OtherEntries> otherEntries() {
      return java.util.Optional.empty();
    }

    @Override
    public List<String> caveats() {
      return List.of();
    }
  }

  @Test
  void refusesThreadsAndDeadlinesThatMakeNoSense() {
    assertThatThrownBy(() -> new TrialRunner(hill(1), 0, LONG))
        .isInstanceOf(InputException.class)
        .hasMessage("expected 1 to 256 threads, found 0");
    assertThatThrownBy(() -> new TrialRunner(hill(1), 1, Duration.ZERO))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a deadline above 0");
  }
}
