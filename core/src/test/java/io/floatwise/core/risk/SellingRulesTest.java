package io.floatwise.core.risk;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.item;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.Given;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SellingRulesTest {

  private final Court court = new Court(Books.with("1000.00"));

  private Intent.Reprice reprice(LotId id, String price) {
    var lot = court.books.portfolio.lot(id).orElseThrow();
    var listed = (LotState.Listed) lot.state();
    return new Intent.Reprice(
        id, lot.item().id(), listed.offer(), TITLE, listed.price(), usd(price));
  }

  @Test
  @Proves(value = "T5.4", breaks = SellingRules.class, breaksMethods = "loss")
  void refusesEveryPriceThatDoesNotBringBackTheCostAndNoOther() {
    var random = new Random(4);
    int losses = 0;
    for (int i = 0; i < 500; i++) {
      long cost = 1L + random.nextInt(3000);
      long price = Math.max(1, cost * (95 + random.nextInt(25)) / 100);
      court.books = Books.with("1000.00");
      LotId lot = court.books.buy(offer("a", Money.usd(cost).toDecimal()));
      // 7 % rounded up, at least a cent: (7 p + 99) / 100.
      boolean loss = price - Math.max(1, (7 * price + 99) / 100) < cost;
      assertThat(court.list(lot, Money.usd(price).toDecimal()).startsWith("loss"))
          .as("cost %d at %d, seed 4", cost, price)
          .isEqualTo(loss);
      losses += loss ? 1 : 0;
    }
    assertThat(losses).isBetween(100, 400);
  }

  @Test
  @Proves(value = "T5.4", breaks = SellingRules.class, breaksMethods = "loss")
  void refusesToChangeThePriceToALossAndSaysWhatItWouldBring() {
    LotId lot = court.books.buy(offer("a", "10.00"));
    court.books.list(lot, "12.00");
    court.books.later(Duration.ofMinutes(20));
    assertThat(court.judge(reprice(lot, "10.20")))
        .isEqualTo("loss: 10.20 USD brings 9.48 USD after fees, the lot cost 10.00 USD");
    assertThat(court.judge(reprice(lot, "10.76"))).isEqualTo("passed");
  }

  @Test
  @Proves(value = "T5.4", breaks = SellingRules.class, breaksMethods = "loss")
  void aStopMayLoseFivePercentAfterTwoDaysAndNothingBefore() {
    LotId lot = court.books.buy(offer("a", "10.00"));
    court.books.later(Duration.ofDays(2).minusMillis(1));
    assertThat(court.list(lot, "10.22")).startsWith("loss: 10.22 USD brings 9.50 USD");
    court.books.later(Duration.ofMillis(1));
    assertThat(court.list(lot, "10.22")).isEqualTo("passed");
    assertThat(court.list(lot, "10.21"))
        .isEqualTo(
            "loss: 10.21 USD brings 9.49 USD after fees, the lot cost 10.00 USD and a stop may"
                + " bring 9.50 USD at least");
  }

  @Test
  void sellsNothingWhoseCostOrFeeIsUnknown() {
    court.books.fact(new Fact.LotAdopted(item("gift"), Optional.empty()));
    LotId gift = court.books.portfolio.openLots().getFirst().id();
    assertThat(court.list(gift, "10.00")).isEqualTo("loss: the lot's cost is not known");
    LotId lot = court.books.buy(offer("a", "5.00"));
    court.valuation = Optional.empty();
    assertThat(court.list(lot, "10.00")).isEqualTo("fee-unknown: what selling costs is not known");
  }

  @Test
  void waitsAQuarterOfAnHourBetweenChanges() {
    LotId lot = court.books.buy(offer("a", "8.00"));
    court.books.list(lot, "10.00");
    court.books.later(Duration.ofMinutes(15).minusMillis(1));
    assertThat(court.judge(reprice(lot, "9.80")))
        .isEqualTo("change-window: changed 899 s ago, the venue allows a change every 900 s");
    court.books.later(Duration.ofMillis(1));
    assertThat(court.judge(reprice(lot, "9.80"))).isEqualTo("passed");
  }

  private void change(LotId lot, int times) {
    for (int i = 0; i < times; i++) {
      court.books.later(Duration.ofMinutes(30));
      Intent.Reprice change = reprice(lot, i % 2 == 0 ? "9.80" : "9.90");
      assertThat(court.judge(change)).as("change %d", i + 1).isEqualTo("passed");
      court.books.accept(
          court.books.submit(change), new Effect.Repriced(new OfferId("n" + court.books.now())));
    }
  }

  @Test
  void tenChangesADayDoNotLeaveALotAtItsPriceForEver() {
    LotId lot = court.books.buy(offer("a", "8.00"));
    court.books.list(lot, "10.00");
    change(lot, 10);
    court.books.later(Duration.ofMinutes(30));
    assertThat(court.judge(reprice(lot, "9.70")))
        .isEqualTo("changes-per-day: 10 changes today are the limit");
    Duration toMidnight =
        Duration.between(court.books.now(), Instant.parse("2026-11-24T00:00:00Z"));
    court.books.later(toMidnight.minusMillis(1));
    assertThat(court.rule(reprice(lot, "9.70"))).isEqualTo("changes-per-day");
    court.books.later(Duration.ofMillis(1));
    assertThat(court.judge(reprice(lot, "9.70"))).isEqualTo("passed");
    change(lot, 10);
  }

  @Test
  void aChangeThatShowedUpLateCountsToo() {
    LotId lot = court.books.buy(offer("a", "8.00"));
    court.books.list(lot, "10.00");
    change(lot, 9);
    court.books.fact(new Fact.OfferAdopted(lot, new OfferId("late"), usd("9.60")));
    court.books.later(Duration.ofMinutes(30));
    assertThat(court.rule(reprice(lot, "9.70"))).isEqualTo("changes-per-day");
  }

  @Test
  void ownOffersAreNoEvidenceOfThePrice() {
    LotId lot = court.books.buy(offer("a", "8.00"));
    OfferId own = court.books.list(lot, "9.90");
    var ladder = List.of(Court.CHEAP, offer(own.value(), "9.90"));
    court.valuation =
        Valuation.of(Given.snapshot(ladder, Given.steadySales("10.00", 3)), Given.fees(7), NOW);
    assertThat(court.buy("8.00")).isEqualTo("quorum: nobody else sells it");
  }
}
