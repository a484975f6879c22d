package io.floatwise.core.operator;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.Given;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.TargetGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusBoardTest {

  private final StatusBoard board = new StatusBoard("demo", List.of());
  private final Books books = Books.with("100.00");

  private Status draw(String... troubles) {
    return board.draw(
        books.now(),
        7,
        books.portfolio,
        books.counters,
        List.of(troubles),
        List.of(),
        List.of(),
        Map.of("quorum", 2L),
        SafetyBoard.draw(books.now(), books.portfolio, books.counters, Limits.DEFAULT));
  }

  private static Status.CashLine cash(
      String label, String amount, Optional<Instant> from, String purpose) {
    return new Status.CashLine(label, usd(amount), from, purpose);
  }

  @Test
  void saysOfEveryCentWhenAndForWhatItIsUsable() {
    LotId sold = books.buy(offer("a", "10.00"));
    books.sell(sold, books.list(sold, "12.00"), "12.00", "0.84");
    books.buy(offer("b", "20.00"));
    books.submit(new Intent.BuyOffer(offer("c", "5.00")));
    assertThat(draw().cash())
        .containsExactly(
            cash("free", "65.00", Optional.empty(), "anything"),
            cash("reserved", "5.00", Optional.empty(), "purchases in flight and targets"),
            cash(
                "protected",
                "11.16",
                Optional.of(NOW.plus(Duration.ofDays(7))),
                "CS2 offers now, anything after protection"),
            cash("in items, at cost", "20.00", Optional.empty(), "after they are sold"));
    Money sum =
        draw().cash().stream().map(Status.CashLine::amount).reduce(usd("0.00"), Money::plus);
    assertThat(sum).as("every cent once").isEqualTo(books.portfolio.equity());
  }

  @Test
  void showsGroupsWithTheTargetsOfTheirsThatStand() {
    var group =
        new TargetGroup("rifles", List.of(Given.TITLE), 2, Optional.empty(), Optional.empty());
    books.fact(new Fact.TargetGroupFormed(group, "owner"));
    assertThat(draw().groups()).containsExactly(new Status.GroupLine(group, false, 0));
    IntentId placing = books.submit(new Intent.PlaceTarget(Given.TITLE, usd("5.00"), 2));
    books.fact(
        new Fact.OutcomeReceived(
            placing, new Outcome.Accepted(new Effect.TargetPlaced(new TargetId("t1")))));
    books.fact(new Fact.TargetGroupPaused("rifles", "owner"));
    assertThat(draw().groups()).containsExactly(new Status.GroupLine(group, true, 1));
  }

  @Test
  void showsNoMoneyThatItDoesNotKnow() {
    var unopened = Books.unopened();
    assertThat(
            board
                .draw(
                    NOW,
                    0,
                    unopened.portfolio,
                    unopened.counters,
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    SafetyBoard.draw(NOW, unopened.portfolio, unopened.counters, Limits.DEFAULT))
                .cash())
        .isEmpty();
  }

  @Test
  void showsProceedsFromBeforeItsTimeAsProtectedForAWeek() {
    var met = Books.unopened();
    met.fact(new Fact.AccountOpened("demo", usd("50.00"), usd("30.00")));
    var line =
        board
            .draw(
                NOW,
                1,
                met.portfolio,
                met.counters,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                SafetyBoard.draw(NOW, met.portfolio, met.counters, Limits.DEFAULT))
            .cash();
    assertThat(line.getLast().usableFrom()).contains(NOW.plus(Duration.ofDays(7)));
  }

  @Test
  void saysWhyNotEverythingRuns() {
    books.fact(
        new Fact.ActivitiesPaused(EnumSet.of(Activity.BUY), "paused by owner", Optional.empty()));
    books.fact(new Fact.BooksDiffer(usd("100.00"), usd("99.00")));
    Status status = draw("the venue cannot be reached");
    assertThat(status.paused()).containsExactly(Activity.BUY);
    assertThat(status.pauseReasons())
        .containsExactly(
            "the venue cannot be reached",
            "paused by owner",
            "buying stopped: the books say 100.00 USD, the venue says 99.00 USD; if you moved the"
                + " money, say: money -1.00 USD");
    assertThat(status.refusals()).isEqualTo(Map.of("quorum", 2L));
  }

  @Test
  void saysWhatTheOwnerCanAnswerWhileTheBooksDiffer() {
    books.buy(offer("a", "10.00"));
    List<Long> adopted =
        Stream.of("b", "c", "d", "e")
            .map(id -> books.fact(new Fact.LotAdopted(Given.item(id), Optional.empty())))
            .toList();
    books.fact(new Fact.LotAdopted(Given.item("f"), Optional.of(usd("3.00"))));
    assertThat(draw("").safety().difference()).isEmpty();

    books.fact(new Fact.BooksDiffer(usd("90.00"), usd("88.76")));
    assertThat(draw("").safety().difference())
        .contains(
            new Status.DifferenceLine(
                usd("90.00"),
                usd("88.76"),
                List.of(
                    "money -1.24 USD",
                    "money -1.24 USD for L" + adopted.get(3),
                    "money -1.24 USD for L" + adopted.get(2),
                    "money -1.24 USD for L" + adopted.get(1))));

    books.fact(new Fact.BooksDiffer(usd("90.00"), usd("91.24")));
    assertThat(draw("").safety().difference().orElseThrow().answers())
        .as("money that came was paid for nothing")
        .containsExactly("money +1.24 USD");
  }

  @Test
  void followsALotThroughItsLife() {
    LotId lot = books.buy(offer("a", "10.00"));
    assertThat(only()).isEqualTo(line(lot, "held", "in the inventory", Optional.empty(), NOW));
    OfferId own = books.later(Duration.ofHours(1)).list(lot, "12.00");
    Instant listed = books.now();
    assertThat(only())
        .isEqualTo(line(lot, "listed", "listed at 12.00 USD", Optional.empty(), listed));
    books.later(Duration.ofHours(1)).sell(lot, own, "12.00", "0.84");
    Instant sold = books.now();
    Instant until = sold.plus(Duration.ofDays(7));
    assertThat(only())
        .isEqualTo(
            new Status.LotLine(
                lot.toString(),
                Given.TITLE.name(),
                "sold",
                "sold at 12.00 USD, fee 0.84 USD, can be reverted until " + until,
                Optional.of(usd("10.00")),
                Optional.of(usd("1.16")),
                sold,
                NOW,
                Optional.of(until)));
    books.later(Duration.ofDays(7)).fact(new Fact.SaleSettled(lot));
    assertThat(only())
        .isEqualTo(
            line(
                lot,
                "settled",
                "sold at 12.00 USD, fee 0.84 USD",
                Optional.of(usd("1.16")),
                books.now()));
    assertThat(draw().totals())
        .isEqualTo(
            new Status.Totals(
                1, 1, usd("10.00"), usd("11.16"), usd("0.84"), usd("1.16"), usd("0.00")));
  }

  private Status.LotLine only() {
    assertThat(draw().lots()).hasSize(1);
    return draw().lots().getFirst();
  }

  private static Status.LotLine line(
      LotId lot, String state, String detail, Optional<Money> profit, Instant since) {
    return new Status.LotLine(
        lot.toString(),
        Given.TITLE.name(),
        state,
        detail,
        Optional.of(usd("10.00")),
        profit,
        since,
        NOW,
        Optional.empty());
  }

  @Test
  void namesHowALotEndedOtherwise() {
    LotId reverted = books.buy(offer("a", "1.00"));
    books.sell(reverted, books.list(reverted, "2.00"), "2.00", "0.14");
    books.fact(new Fact.SaleReverted(reverted));
    books.fact(new Fact.PurchaseReverted(books.buy(offer("b", "1.00"))));
    books.fact(new Fact.LotWithdrawn(books.buy(offer("c", "1.00"))));
    assertThat(draw().lots())
        .extracting(Status.LotLine::state)
        .containsExactly("withdrawn", "returned", "reverted");
  }

  @Test
  void showsEveryLotThatStillMattersAndTheLatestThirtyClosedOnes() {
    for (int i = 0; i < 40; i++) {
      LotId lot = books.later(Duration.ofMinutes(1)).buy(offer("o" + i, "0.50"));
      books.sell(lot, books.list(lot, "1.00"), "1.00", "0.07");
      if (i < 35) {
        books.fact(new Fact.SaleSettled(lot));
      }
    }
    List<String> states = draw().lots().stream().map(Status.LotLine::state).toList();
    assertThat(states).hasSize(35);
    assertThat(states.subList(0, 5)).containsOnly("sold");
    assertThat(states.subList(5, 35)).containsOnly("settled");
  }
}
