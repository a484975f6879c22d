package io.floatwise.core.strategies;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.SignalList;
import io.floatwise.core.bars.SignalLists;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.bars.Signals;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.signals.SignalStrategies;
import io.floatwise.core.strategy.BelowMean;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Mean reversion of the engine that trades live, and of bars, buy on the same days where they are
/// told the same: as many sales each day at the close, no spread, and a fee that is the cost of the
/// bars.
class SameRuleTest {

  private static final int WINDOW = 20;
  private static final int SALES_A_DAY = 2;
  private static final int FEE_PERCENT = 5;
  private static final long EDGE = 300;

  @Test
  @Proves(value = "P4.6.5", breaks = BelowMean.class)
  void bothBuyOnTheSameDays() {
    var chance = new Random(7);
    // Prices in steps of 4.00 USD: the mean of 20 of them and its fee are whole cents.
    int level = 90;
    var closes = new ArrayList<Long>();
    for (int day = 0; day < 400; day++) {
      level = Math.clamp(level + chance.nextInt(-6, 7), 40, 200);
      closes.add(level * 400L);
    }
    int bought = 0;
    int left = 0;
    for (int day = WINDOW - 1; day < closes.size(); day++) {
      List<Long> window = closes.subList(day - WINDOW + 1, day + 1);
      Optional<Boolean> live = liveBuys(window);
      if (live.isPresent()) {
        assertThat(live.get()).as("day %d: %s", day, window).isEqualTo(barsBuy(window));
        bought += live.get() ? 1 : 0;
        left += live.get() ? 0 : 1;
      }
    }
    assertThat(bought).isGreaterThan(20);
    assertThat(left).isGreaterThan(20);
  }

  private static boolean barsBuy(List<Long> closes) {
    SignalStrategy strategy = SignalStrategies.named("mean-reversion");
    Map<String, Long> values =
        Map.of("window", (long) WINDOW, "edge-bp", EDGE, "cost-bp", FEE_PERCENT * 100L);
    Signals signals = strategy.over(List.of(strategy.set(values)));
    var bars = new Bars(WINDOW);
    for (int i = 0; i < closes.size(); i++) {
      long close = closes.get(i);
      bars.add(Duration.ofDays(i + 1L).toMillis(), close, close, close, close, 1);
    }
    signals.read(bars, 0, bars.size());
    var said = new SignalList();
    signals.decide(0, said);
    return SignalLists.bought(said).contains(WINDOW - 1);
  }

  /// Empty where the title is suspected of something, which bars know nothing of.
  private static Optional<Boolean> liveBuys(List<Long> closes) {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < WINDOW * SALES_A_DAY; i++) {
      Instant at = NOW.minus(Duration.ofHours(24L / SALES_A_DAY * i));
      long close = closes.get(WINDOW - 1 - i / SALES_A_DAY);
      sales.add(new Sale(TITLE, Money.usd(close), at, SaleKind.OFFER, Attributes.UNKNOWN));
    }
    Money close = Money.usd(closes.getLast());
    var snapshot =
        snapshot(List.of(offer("only", close.toDecimal())), sales, Optional.of(close), NOW);
    var strategy = new MeanReversion();
    var values =
        ParameterSet.of(
            strategy.parameters(),
            Map.of("window-days", (long) WINDOW, "deviations-tenths", 0L, "edge-bp", EDGE));
    var view =
        new StrategyView(
            snapshot,
            Valuation.of(snapshot, fees(FEE_PERCENT), NOW),
            new Fees(fees(FEE_PERCENT), TITLE, NOW),
            Books.with("1000.00").portfolio,
            Money.ZERO_USD,
            NOW);
    return switch (strategy.with(values).decide(view).getFirst()) {
      case Decision.Propose _ -> Optional.of(true);
      case Decision.Skip skip when skip.rule().matches("way-back-too-short|not-far-below") ->
          Optional.of(false);
      default -> Optional.empty();
    };
  }
}
