package io.floatwise.optimiser.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.EquityCurve;
import io.floatwise.optimiser.trial.Experiment;
import io.floatwise.optimiser.trial.OpenTrade;
import io.floatwise.optimiser.trial.OtherEntries;
import io.floatwise.optimiser.trial.Trial;
import io.floatwise.optimiser.trial.TrialRunner;
import io.floatwise.optimiser.trial.Window;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookAheadTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Window WINDOW = new Window(BEGIN, BEGIN.plus(Duration.ofDays(80)));

  /// Buys when the price `ahead` days later is higher than today's, and sells `hold` days later.
  private record Trader(int hold) implements Experiment {

    private static long price(int day) {
      return 1_000 + day * 37L % 101;
    }

    @Override
    public List<Trial> run(List<ParameterSet> sets, Window window) {
      int ahead = (int) sets.getFirst().get("ahead");
      int days = (int) window.length().toDays();
      List<ClosedTrade> closed = new ArrayList<>();
      List<OpenTrade> open = new ArrayList<>();
      for (int day = 1; day < days; day++) {
        boolean rises =
            ahead > 0
                ? day + ahead < days && price(day + ahead) > price(day)
                : price(day) > price(day - 1);
        Instant bought = BEGIN.plus(Duration.ofDays(day));
        if (rises && day + hold < days) {
          closed.add(
              new ClosedTrade(
                  "thing",
                  bought,
                  bought.plus(Duration.ofDays(hold)),
                  price(day),
                  price(day + hold) - price(day)));
        } else if (rises) {
          open.add(new OpenTrade("thing", bought, price(day)));
        }
      }
      return List.of(new Trial(EquityCurve.EMPTY, closed, open));
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(new Parameter("ahead", "days", 0, 10, 0));
    }

    @Override
    public Window span() {
      return WINDOW;
    }

    @Override
    public Duration lock() {
      return Duration.ZERO;
    }

    @Override
    public int lanes() {
      return 1;
    }

    @Override
    public void check(ParameterSet set) {}

    @Override
    public Optional<OtherEntries> otherEntries() {
      return Optional.empty();
    }

    @Override
    public List<String> caveats() {
      return List.of();
    }
  }

  private static List<LookAhead> check(int hold, long ahead) {
    var trader = new Trader(hold);
    ParameterSet set = ParameterSet.of(trader.parameters(), Map.of("ahead", ahead));
    Trial whole = trader.run(List.of(set), WINDOW).getFirst();
    return LookAhead.check(new TrialRunner(trader, 1, Duration.ofMinutes(1)), set, WINDOW, whole);
  }

  @Test
  void whoKnowsOnlyThePastMakesTheSameTrades() {
    List<LookAhead> checks = check(5, 0);
    assertThat(checks).hasSize(3);
    assertThat(checks).noneMatch(LookAhead::looksAhead);
    assertThat(checks.getLast().compared()).isGreaterThan(20);
  }

  /// Also where a trade is held longer than the strategy looks ahead, so that every sale is honest.
  @Test
  @Proves(value = "P4.6.5", breaks = LookAhead.class)
  void whoKnowsTheFutureIsFoundByTheFirstTradeThatDiffers() {
    for (int hold : new int[] {1, 9}) {
      List<LookAhead> checks = check(hold, 3);
      assertThat(checks).allMatch(LookAhead::looksAhead);
      assertThat(checks.getFirst().finding().orElseThrow())
          .startsWith("with all data: thing bought 2026-01-")
          .contains("; with data until 2026-01-21T00:00:00Z: no such trade");
    }
  }
}
