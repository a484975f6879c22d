package io.floatwise.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.signals.SignalStrategies;
import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.EquityCurve;
import io.floatwise.optimiser.trial.OpenTrade;
import io.floatwise.optimiser.trial.Result;
import io.floatwise.optimiser.trial.Trial;
import io.floatwise.optimiser.trial.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What nodes tell each other comes back as it was.
class SweepTextTest {

  private static final Instant START = Instant.parse("2025-01-01T00:00:00.001Z");

  private static SweepBlock block(Optional<Limits> limits) {
    var strategy = SignalStrategies.named("mean-reversion");
    return new SweepBlock(
        new SweepSource("ab", "1f-2e"),
        "a \"name\".csv",
        strategy.name(),
        new LaneTerms(
            Money.usd(1_234_56),
            Rate.ofBasisPoints(1),
            Rate.ofBasisPoints(2),
            Rate.ofBasisPoints(3),
            Rate.ofBasisPoints(4),
            Duration.ofDays(5),
            Duration.ofDays(6),
            limits,
            true),
        new Window(START, START.plusMillis(7)),
        Duration.ofMillis(8),
        List.of(strategy.set(Map.of("window", 9L)), strategy.set(Map.of("hold-days", 10L))));
  }

  @Test
  void aBlockComesBackAsItWas() {
    SweepBlock limited = block(Optional.of(Limits.DEFAULT.with(Limit.PER_TRADE, Money.usd(11_00))));
    for (SweepBlock block : List.of(limited, block(Optional.empty()))) {
      assertThat(SweepBlock.parse(block.text())).isEqualTo(block);
      assertThat(SweepBlock.parse(block.text()).subject()).isEqualTo(block.subject());
    }
    assertThat(limited.subject()).isNotEqualTo(block(Optional.empty()).subject());
    assertThatThrownBy(() -> SweepBlock.parse("{}"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("expected a block of a sweep, found");
    assertThatThrownBy(() -> SweepBlock.parse("{\"form\":2}"))
        .hasMessage("expected a block of form 1, found 2");
  }

  @Test
  void otherBytesOrOtherCodeMakeAnotherJob() {
    String job = new SweepSource("ab", "1f").job();
    assertThat(job).matches("sweep-[a-p]{16}");
    assertThat(new SweepSource("ab", "1f").job()).isEqualTo(job);
    assertThat(new SweepSource("ab", "1e").job()).isNotEqualTo(job);
    assertThat(new SweepSource("bb", "1f").job()).isNotEqualTo(job);
  }

  @Test
  void resultsComeBackAsTheyWere() {
    var trial =
        new Trial(
            EquityCurve.of(100, new long[] {-3, 20_000}, new long[] {90, -5}),
            List.of(new ClosedTrade("x", START, START.plusNanos(1), 12, -13)),
            List.of(new OpenTrade("y", START, 14)));
    List<Result> results =
        List.of(
            new Result.Done(trial),
            new Result.Done(
                new Trial(EquityCurve.of(1, new long[0], new long[0]), List.of(), List.of())),
            new Result.Invalid("no"),
            new Result.Failed("boom"),
            new Result.Overdue(Duration.ofMillis(15)),
            new Result.NotRun("why"));
    assertThat(ResultText.parse(ResultText.of(results))).isEqualTo(results);
    assertThatThrownBy(() -> ResultText.parse("[{}]")).isInstanceOf(InputException.class);
  }
}
