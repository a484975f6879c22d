package io.floatwise.core.strategies;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.sale;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Sale;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Intent;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeanReversionTest {

  /// 9.00 and 11.00 in turn: mean 10.00, standard deviation 1.00.
  private static final List<Sale> SALES = swinging(60, Duration.ofHours(8));

  private final Books books = Books.with("1000.00");

  private static List<Sale> swinging(int count, Duration between) {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < count; i++) {
      sales.add(sale(i % 2 == 0 ? "9.00" : "11.00", between.multipliedBy(i)));
    }
    return sales;
  }

  private Decision decide(Map<String, Long> values, String target, Offer... offers) {
    return decide(values, Optional.of(target).filter(t -> !t.isEmpty()), SALES, 7, offers);
  }

  private Decision decide(
      Map<String, Long> values,
      Optional<String> target,
      List<Sale> sales,
      int fee,
      Offer... offers) {
    var snapshot = snapshot(List.of(offers), sales, target.map(t -> usd(t)), NOW);
    var view =
        new StrategyView(
            snapshot,
            Valuation.of(snapshot, fees(fee), NOW),
            new Fees(fees(fee), TITLE, NOW),
            books.portfolio,
            Money.ZERO_USD,
            NOW);
    var strategy = new MeanReversion();
    List<Decision> all = strategy.with(ParameterSet.of(strategy.parameters(), values)).decide(view);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static String rule(Decision decision) {
    return decision instanceof Decision.Skip skip ? skip.rule() : "" + decision;
  }

  private static boolean buys(Decision decision, Offer offer) {
    return decision instanceof Decision.Propose(Intent intent, var _)
        && intent.equals(new Intent.BuyOffer(offer));
  }

  @Test
  @Proves(value = "P4.6.5", breaks = MeanReversion.class)
  void buysWhereTheWayBackPaysFeeSpreadAndEdge() {
    // Mean 10.00; targets lie 5 % below the other offers, so leaving at the mean brings
    // 9.50 less 7 % = 8.83 (the fee is rounded up). An edge of 3 % of the mean leaves 8.53.
    Map<String, Long> one = Map.of("deviations-tenths", 10L);
    Offer other = offer("other", "8.60");
    Offer pays = offer("pays", "8.53");
    assertThat(buys(decide(one, "8.17", pays, other), pays)).isTrue();
    Offer dear = offer("dear", "8.54");
    assertThat(rule(decide(one, "8.17", dear, other))).isEqualTo("way-back-too-short");
    assertThat(rule(decide(one, "7.00", pays, other)))
        .as("a wider spread")
        .isEqualTo("way-back-too-short");
    assertThat(rule(decide(one, Optional.of("8.17"), SALES, 10, pays, other)))
        .as("a dearer fee")
        .isEqualTo("way-back-too-short");
    assertThat(rule(decide(Map.of("deviations-tenths", 10L, "edge-bp", 310L), "8.17", pays, other)))
        .as("a larger edge")
        .isEqualTo("way-back-too-short");
  }

  @Test
  void asksForDeviations() {
    Offer other = offer("other", "8.60");
    Offer two = offer("two", "8.00");
    assertThat(buys(decide(Map.of(), "8.00", two, other), two)).as("2.0 deviations").isTrue();
    Offer less = offer("less", "8.01");
    assertThat(rule(decide(Map.of(), "8.00", less, other))).isEqualTo("not-far-below");
    assertThat(rule(decide(Map.of("deviations-tenths", 21L), "8.00", two, other)))
        .isEqualTo("not-far-below");
  }

  @Test
  void whatIsNotKnownRefuses() {
    Offer cheap = offer("cheap", "8.00");
    Offer other = offer("other", "8.60");
    assertThat(rule(decide(Map.of(), ""))).isEqualTo("no-offer");
    assertThat(rule(decide(Map.of(), "", cheap, other))).isEqualTo("exit-unknown");
    assertThat(rule(decide(Map.of(), "8.30", cheap, other)))
        .as("a target above the offer is stale data")
        .isEqualTo("exit-unknown");
    assertThat(rule(decide(Map.of(), Optional.of("8.00"), List.of(), 7, cheap, other)))
        .isEqualTo("no-fair-value");
    assertThat(rule(decide(Map.of("window-days", 5L), "8.00", cheap, other)))
        .as("15 sales in five days")
        .isEqualTo("few-sales-in-window");
    assertThat(rule(decide(Map.of(), "0.20", offer("cent", "0.40"), other))).isEqualTo("no-level");
  }

  @Test
  void anItemThatSellsTooSeldomIsNotBought() {
    List<Sale> rare = swinging(20, Duration.ofDays(2));
    Offer cheap = offer("cheap", "8.00");
    Map<String, Long> loose = Map.of("window-days", 90L);
    assertThat(rule(decide(loose, Optional.of("8.00"), rare, 7, cheap, offer("other", "8.60"))))
        .isIn("illiquid", "thin-evidence");
  }

  @Test
  void itsValuesAreThoseItWasGiven() {
    var strategy = new MeanReversion();
    ParameterSet other = ParameterSet.of(strategy.parameters(), Map.of("window-days", 33L));
    assertThat(strategy.with(other).values()).isEqualTo(other);
    assertThat(strategy.with(other).text())
        .isEqualTo("mean-reversion:deviations-tenths=20,edge-bp=300,least-sales=20,window-days=33");
    assertThat(strategy.values().get("window-days")).isEqualTo(20);
  }
}
