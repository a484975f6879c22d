package io.floatwise.core.strategies;

import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.item;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.sale;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Sale;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.SaleFloor;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SellingTest {

  private static final List<Sale> SALES = steadySales("10.00", 3);
  private static final List<Offer> OTHERS =
      List.of(offer("x", "9.90"), offer("y", "10.00"), offer("z", "10.10"));

  private final Books books = Books.with("1000.00");

  private List<Decision> decide(List<Offer> offers, List<Sale> sales, Optional<String> target) {
    var snapshot = snapshot(offers, sales, target.map(price -> usd(price)), books.now());
    return new Selling()
        .decide(
            new StrategyView(
                snapshot,
                Valuation.of(snapshot, fees(7), books.now()),
                new Fees(fees(7), TITLE, books.now()),
                books.portfolio,
                Money.ZERO_USD,
                books.now()));
  }

  private static Intent.ListLot list(LotId lot, String price) {
    return new Intent.ListLot(lot, item("asset-mine").id(), TITLE, usd(price));
  }

  private static List<Object> wishes(List<Decision> decisions) {
    return decisions.stream()
        .<Object>map(d ->
            switch (d) {
              case Decision.Propose propose -> propose.intent();
              case Decision.Replace replace -> replace.then().intent();
              case Decision.Skip skip -> skip.rule();
            })
        .toList();
  }

  /// Buyers paid 10.00 for weeks and 9.00 on the last day.
  private static List<Sale> fallen() {
    var sales = new ArrayList<Sale>();
    for (int hour = 1; hour <= 6; hour++) {
      sales.add(sale("9.00", Duration.ofHours(hour)));
    }
    sales.addAll(
        steadySales("10.00", 3).stream()
            .filter(s -> s.at().isBefore(sale("1.00", Duration.ofDays(1)).at()))
            .toList());
    return sales;
  }

  @Test
  @Proves(value = "T5.3", breaks = Asking.class)
  void asksForEightPercentNetWhereNothingSaysWhatItIsWorth() {
    LotId lot = books.buy(offer("mine", "10.00"));
    assertThat(wishes(decide(List.of(), List.of(), Optional.empty())))
        .containsExactly(list(lot, "11.62"));
  }

  @Test
  @Proves(value = "T5.3", breaks = Asking.class)
  void goesAlongWithOthersBetweenFourAndTwelvePercent() {
    LotId lot = books.buy(offer("mine", "10.00"));
    assertThat(wishes(decide(List.of(offer("x", "11.41")), List.of(), Optional.empty())))
        .as("a cent below")
        .containsExactly(list(lot, "11.40"));
    assertThat(wishes(decide(List.of(offer("x", "9.00")), List.of(), Optional.empty())))
        .as("10.40 after 7 % rounded up; 11.18 brings 10.39")
        .containsExactly(list(lot, "11.19"));
    assertThat(wishes(decide(List.of(offer("x", "99.00")), List.of(), Optional.empty())))
        .as("11.20 after 7 % rounded up; 12.04 brings 11.19")
        .containsExactly(list(lot, "12.05"));
  }

  @Test
  @Proves(
      value = "P4.6.4",
      breaks = {Asking.class, SaleFloor.class})
  void takesALossOfFivePercentAfterTwoDaysAndNoneBefore() {
    LotId lot = books.buy(offer("mine", "12.00"));
    books.later(SaleFloor.STOP_AFTER.minusMillis(1));
    assertThat(wishes(decide(OTHERS, SALES, Optional.empty()))).containsExactly(list(lot, "12.91"));
    books.later(Duration.ofMillis(1));
    assertThat(wishes(decide(OTHERS, SALES, Optional.empty())))
        .as("12.26 less 7 % rounded up is 11.40, 95 % of 12.00")
        .containsExactly(list(lot, "12.26"));
  }

  @Test
  @Proves(value = "P4.6.4", breaks = Asking.class)
  void fillsTheTargetWhereBuyersPayLessThanItDoes() {
    LotId lot = books.buy(offer("mine", "8.00"));
    assertThat(wishes(decide(OTHERS, fallen(), Optional.of("9.50"))))
        .containsExactly(list(lot, "9.50"));
    assertThat(wishes(decide(OTHERS, fallen(), Optional.of("8.90"))))
        .as("the target pays less than buyers do")
        .doesNotContain(list(lot, "8.90"));
    assertThat(wishes(decide(OTHERS, fallen(), Optional.of("9.95"))))
        .as("a crossed book is stale")
        .doesNotContain(list(lot, "9.95"));
  }

  @Test
  @Proves(
      value = "P4.6.4",
      breaks = {Asking.class, Selling.class})
  void standsInFrontAndSaysSoWhereTheTargetPaysLessThanTheFloor() {
    LotId lot = books.buy(offer("mine", "10.00"));
    assertThat(wishes(decide(OTHERS, fallen(), Optional.of("9.50"))))
        .as("9.50 would bring 8.83, the least that brings 10.00 is 10.76")
        .containsExactly("stop-beyond-budget", list(lot, "10.76"));
    books.later(SaleFloor.STOP_AFTER);
    assertThat(
            wishes(
                decide(List.of(offer("x", "10.70")), steadySales("9.00", 3), Optional.of("9.50"))))
        .contains(list(lot, "10.69"));
  }

  @Test
  @Proves(value = "P4.6.4", breaks = Selling.class)
  void leavesAListingAloneForHalfAnHour() {
    LotId lot = books.buy(offer("mine", "8.00"));
    OfferId own = books.list(lot, "30.00");
    List<Offer> ladder = new ArrayList<>(OTHERS);
    ladder.add(offer(own.value(), "30.00"));
    books.later(Duration.ofMinutes(30).minusMillis(1));
    assertThat(decide(ladder, SALES, Optional.empty())).isEmpty();
    books.later(Duration.ofMillis(1));
    assertThat(wishes(decide(ladder, SALES, Optional.empty())))
        .hasOnlyElementsOfType(Intent.Reprice.class)
        .hasSize(1);
  }
}
