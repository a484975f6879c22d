package io.floatwise.sandbox.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Title;
import io.floatwise.core.pricing.Suspicion;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Manipulation in a market of which we know who manipulates it.
class SuspicionRunsTest {

  private static final MarketSettings MARKET =
      MarketSettings.FULL
          .withTitles(new Titles(120, 60, 40, 40))
          .withHistoryDays(14)
          .withMispricedPerDay(3.5);

  @Test
  void findsMostWashTradersAndHardlyBlocksHonestTitles() {
    int honest = 0;
    int washed = 0;
    int collectors = 0;
    for (long seed = 11; seed <= 11; seed++) {
      honest += suspected(seed, new Traders(0.25, 0.2, 0, 0, 0.3, 0.04));
      washed += suspected(seed, new Traders(0.25, 0.2, 1, 0, 0.3, 0.04));
      collectors += suspected(seed, new Traders(0.25, 0.2, 0, 0.75, 0.3, 0.04));
    }
    System.out.printf(
        "suspected of 260 titles: %d honest, %d with wash traders, %d with collectors in 75 %%%n",
        honest, washed, collectors);
    assertThat(honest).isLessThan(6);
    assertThat(washed).isGreaterThan(170);
    assertThat(collectors).isLessThan(20);
  }

  private static int suspected(long seed, Traders traders) {
    SimExchange exchange =
        SeededMarket.open(MARKET.withSeed(seed).withTraders(traders), SimRules.DEFAULT).exchange();
    Map<Suspicion.Kind, Integer> kinds = new TreeMap<>();
    for (Title title : exchange.titles()) {
      Suspicion.of(exchange.sales(title, Valuation.SALES_LIMIT), exchange.now())
          .ifPresent(found -> kinds.merge(found.kind(), 1, Integer::sum));
    }
    System.out.println(traders + ": " + kinds);
    return kinds.values().stream().mapToInt(Integer::intValue).sum();
  }
}
