package io.floatwise.testkit.sim;

import static io.floatwise.testkit.sim.Floor.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.execution.Executor;
import io.floatwise.core.execution.Reconciler;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.sim.FaultyVenue.Fault;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of write meets every kind of fault; after asking, books and exchange are equal.
class UnknownOutcomeTest {

  private static final Outcome TIMEOUT = new Outcome.Unknown("no reply in time");

  private final Floor floor = new Floor();

  /// Kinds of writes, each on a floor prepared for it.
  enum Write {
    BUY,
    LIST,
    REPRICE,
    DELIST,
    PLACE_TARGET,
    CANCEL_TARGET;

    Intent prepare(Floor floor) {
      return switch (this) {
        case BUY -> new Intent.BuyOffer(floor.sell(800));
        case LIST -> list(buy(floor), 1000);
        case REPRICE -> {
          Lot lot = listed(floor);
          yield new Intent.Reprice(
              lot.id(), lot.item().id(), offer(lot), TITLE, Money.usd(1000), Money.usd(980));
        }
        case DELIST -> {
          Lot lot = listed(floor);
          yield new Intent.Delist(lot.id(), lot.item().id(), offer(lot), TITLE);
        }
        case PLACE_TARGET -> new Intent.PlaceTarget(TITLE, Money.usd(500), 2);
        case CANCEL_TARGET -> {
          floor.wish(new Intent.PlaceTarget(TITLE, Money.usd(500), 2));
          var target = floor.books().targets().iterator().next();
          yield new Intent.CancelTarget(target.id(), TITLE);
        }
      };
    }

    private static Lot buy(Floor floor) {
      floor.wish(new Intent.BuyOffer(floor.sell(800)));
      return floor.books().openLots().getFirst();
    }

    private static Lot listed(Floor floor) {
      floor.wish(list(buy(floor), 1000));
      floor.pass(Duration.ofMinutes(20));
      return floor.books().openLots().getFirst();
    }

    private static OfferId offer(Lot lot) {
      return ((LotState.Listed) lot.state()).offer();
    }

    static Intent list(Lot lot, long cents) {
      return new Intent.ListLot(lot.id(), lot.item().id(), TITLE, Money.usd(cents));
    }
  }

  private void isSettled() {
    floor.reconcile();
    assertThat(floor.books().openSubmissions()).isEmpty();
    assertThat(floor.differences()).isEmpty();
    assertThat(floor.books().difference()).isEmpty();
    assertThat(floor.books().targets())
        .extracting(Portfolio.Target::id, Portfolio.Target::amount)
        .isEqualTo(
            floor.exchange.openTargets(new AccountId("trader")).stream()
                .map(t -> Tuple.tuple(t.id(), t.amount()))
                .toList());
    assertThat(floor.venue.submissions().values())
        .as("nothing is ever repeated")
        .allMatch(times -> times == 1);
  }

  @ParameterizedTest
  @EnumSource(Write.class)
  @Proves(
      value = "T5.9",
      breaks = {Reconciler.class, Portfolio.class})
  @Proves(value = "P5.4.3.3", breaks = Reconciler.class)
  void timeoutThenSuccessLeavesBothLedgersEqual(Write write) {
    Intent intent = write.prepare(floor);
    floor.venue.next(Fault.REPLY_LOST);
    assertThat(floor.wish(intent)).containsExactly(TIMEOUT);
    assertThat(floor.books().openSubmissions()).hasSize(1);
    isSettled();
  }

  @ParameterizedTest
  @EnumSource(Write.class)
  @Proves(
      value = "T5.9",
      breaks = {Reconciler.class, Portfolio.class})
  void timeoutThenFailureLeavesBothLedgersEqual(Write write) {
    Intent intent = write.prepare(floor);
    floor.venue.next(Fault.REQUEST_LOST);
    assertThat(floor.wish(intent)).containsExactly(TIMEOUT);
    isSettled();
  }

  @ParameterizedTest
  @EnumSource(
      value = Write.class,
      names = {"BUY", "LIST", "REPRICE", "DELIST"})
  @Proves(
      value = "T5.9",
      breaks = {Reconciler.class, Portfolio.class})
  void whatIsCarriedOutLongAfterWeAskedLeavesBothLedgersEqual(Write write) {
    Intent intent = write.prepare(floor);
    floor.venue.next(Fault.LATE);
    assertThat(floor.wish(intent)).containsExactly(TIMEOUT);
    floor.reconcile();
    floor.venue.deliver();
    isSettled();
  }

  @ParameterizedTest
  @EnumSource(Write.class)
  void whatIsCarriedOutTwiceLeavesBothLedgersEqual(Write write) {
    Intent intent = write.prepare(floor);
    floor.venue.next(Fault.DOUBLED);
    floor.wish(intent);
    if (write != Write.PLACE_TARGET) {
      isSettled();
    }
  }

  @ParameterizedTest
  @EnumSource(Write.class)
  @Proves(
      value = "T5.9",
      breaks = {Reconciler.class, Portfolio.class})
  void dyingBeforeTheAnswerLeavesBothLedgersEqual(Write write) {
    Intent intent = write.prepare(floor);
    floor.venue.next(Fault.REPLY_LOST);
    floor.wish(intent);
    floor.restart();
    isSettled();
  }

  @Test
  @Proves(
      value = "T5.9",
      breaks = {Portfolio.class},
      breaksMethods = {"conclude", "reserved"})
  void aFailedPurchaseCostsNothing() {
    Offer offer = floor.sell(800);
    Intent intent = new Intent.BuyOffer(offer);
    floor.take(800);
    assertThat(floor.wish(intent))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, r -> assertThat(r.code()).isEqualTo("OfferNotFound"));
    assertThat(floor.books().reserved()).isEqualTo(Money.ZERO_USD);
    isSettled();
    assertThat(floor.money()).isEqualTo(Money.usd(1000_00));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REPLY_LOST", "LATE"})
  @Proves(
      value = "P5.4.3.3",
      breaks = {Executor.class, Reconciler.class})
  void anUnknownPurchaseIsBookedOnceAtItsPriceAndNeverMadeAgain(String fault) {
    Offer offer = floor.sell(800);
    floor.venue.next(Fault.valueOf(fault));
    floor.wish(new Intent.BuyOffer(offer));
    floor.venue.deliver();
    isSettled();
    assertThat(floor.books().openLots())
        .extracting(Lot::cost)
        .containsExactly(Optional.of(Money.usd(800)));
    assertThat(floor.money()).isEqualTo(Money.usd(992_00));
    assertThat(floor.engine().counters().spentOn(floor.exchange.now(), ZoneOffset.UTC))
        .isEqualTo(Money.usd(800));
  }

  @Test
  void aListingThatWasSoldBeforeWeAskedIsBookedWithItsFee() {
    Lot lot = Write.buy(floor);
    floor.venue.next(Fault.REPLY_LOST);
    floor.wish(Write.list(lot, 970));
    floor.pass(Duration.ofMinutes(1));
    floor.take(970);
    isSettled();
    assertThat(floor.books().totals().atRiskProfit()).isEqualTo(Money.usd(970 - 68 - 800));
  }

  @Test
  @Proves(
      value = "T5.10",
      breaks = {Reconciler.class, Portfolio.class})
  void aPurchaseOrSaleThatTheExchangeRollsBackLeavesBothLedgersEqual() {
    Offer bought = floor.sell(800);
    floor.wish(new Intent.BuyOffer(bought));
    Offer sold = floor.sell(790);
    floor.wish(new Intent.BuyOffer(sold));
    Lot lot = floor.books().openLots().getLast();
    floor.wish(Write.list(lot, 960));
    OfferId own = Write.offer(floor.books().lot(lot.id()).orElseThrow());
    floor.take(960);
    floor.reconcile();
    assertThat(floor.differences()).isEmpty();

    floor.exchange.revert(own);
    floor.reconcile();
    assertThat(floor.differences()).isEmpty();
    assertThat(floor.money()).isEqualTo(Money.usd(1000_00 - 800 - 790));

    floor.exchange.revert(bought.id());
    for (int i = 0; i < 3; i++) {
      floor.pass(Duration.ofMinutes(5));
      floor.reconcile();
    }
    assertThat(floor.differences()).isEmpty();
    assertThat(floor.books().difference()).isEmpty();
    assertThat(floor.money()).isEqualTo(Money.usd(1000_00 - 790));
  }

  @Test
  void filledTargetsAreBookedOneByOneAndTheRestStaysReserved() {
    floor.wish(new Intent.PlaceTarget(TITLE, Money.usd(800), 3));
    var sellers = new ArrayList<Offer>(List.of(floor.sell(800), floor.sell(750)));
    floor.pass(Duration.ofMinutes(5));
    floor.reconcile();
    isSettled();
    assertThat(sellers).hasSize(2);
    assertThat(floor.books().openLots())
        .extracting(l -> l.cost().orElseThrow())
        .containsExactlyInAnyOrder(Money.usd(800), Money.usd(750));
    assertThat(floor.books().reserved()).isEqualTo(Money.usd(800));
  }

  @Test
  void whatTheOwnerBringsIsAdoptedWithoutCost() {
    var asset = floor.bringIn();
    floor.reconcile();
    assertThat(floor.books().openLot(asset).orElseThrow().cost()).isEmpty();
    assertThat(floor.differences()).isEmpty();
  }
}
