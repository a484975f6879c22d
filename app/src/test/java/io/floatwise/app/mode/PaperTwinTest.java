package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.sim.OrderFlow;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What paper says of a bot, beside what an exchange books for the same orders.
class PaperTwinTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void booksToTheCentWhatTheExchangeBooks() {
    int sold = 0;
    for (long seed = 1; seed <= 10; seed++) {
      long s = seed;
      Twins twins =
          new Twins(() -> exchange(s, Game.CS2)).trade(Duration.ofDays(12), List.of(Game.CS2));
      sold += twins.sales().size();
      assertThat(twins.onPaper()).as("seed %d", seed).isEqualTo(twins.onTheExchange());
      assertThat(twins.answeredOtherwise()).isEmpty();
    }
    assertThat(sold).isGreaterThan(100);
  }

  private static SimExchange exchange(long seed, Game game) {
    var exchange =
        new SimExchange(
            SimRules.DEFAULT,
            (g, time) -> new FeeSchedule(g, Rate.ofPercent(5), Money.usd(1), Map.of(), time),
            seed,
            START);
    for (int i = 0; i < 3; i++) {
      OrderFlow flow = new SteadyCrowd(seed * 31 + i, 400 + 311L * i);
      exchange.open(new Title(game, "Case " + i), flow);
    }
    exchange.advanceTo(START.plus(Duration.ofDays(2)));
    return exchange;
  }
}
