package io.floatwise.core.report;

import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.Given;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.pricing.FillForecast;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a result comes from, to the cent.
class ProfitPartsTest {

  private static final String FORECAST = "OFFER 5.0 1.0 2.0 0.0 1.0";

  private static Evidence plan(String listPrice, String gain) {
    return new Evidence(
        "test",
        List.of(
            new Datum(Evidence.LIST_PRICE, listPrice + " USD"),
            new Datum(Evidence.NET, "not an amount"),
            new Datum(Evidence.GAIN, gain + " USD"),
            new Datum(Evidence.STRATEGY, "tested")));
  }

  private static LotId buy(Books books, Offer offer, Evidence evidence) {
    var id =
        new IntentId(books.fact(new Fact.SubmissionStarted(new Intent.BuyOffer(offer), evidence)));
    books.accept(id, new Effect.Bought());
    return new LotId(id.seq());
  }

  private static OfferId reprice(Books books, LotId lot, OfferId offer, String price) {
    var intent =
        new Intent.Reprice(lot, asset(books, lot), offer, Given.TITLE, usd("1.00"), usd(price));
    Evidence evidence =
        new Evidence(
            "test",
            List.of(
                new Datum(Evidence.LIST_PRICE, price + " USD"),
                new Datum(FillForecast.FIGURE, FORECAST),
                new Datum(FillForecast.UNCORRECTED, FORECAST)));
    var id = new IntentId(books.fact(new Fact.SubmissionStarted(intent, evidence)));
    books.accept(id, new Effect.Repriced(offer));
    return offer;
  }

  private static AssetId asset(Books books, LotId lot) {
    return books.portfolio.lot(lot).orElseThrow().item().id();
  }

  private static LotId fill(Books books, String target, String agreed, String paid) {
    var place = new Intent.PlaceTarget(Given.TITLE, usd(agreed), 1);
    var id = new IntentId(books.fact(new Fact.SubmissionStarted(place, plan("14.00", "0.90"))));
    books.accept(id, new Effect.TargetPlaced(new TargetId(target)));
    return new LotId(
        books.fact(
            new Fact.TargetFilled(
                new TargetId(target), Given.item("of-" + target), usd(paid), books.now())));
  }

  private static TradeLog log(Books books) {
    var log = new TradeLog();
    books.entries().forEach(log::apply);
    return log;
  }

  private static List<RoundTrip> trips(Books books) {
    return log(books).trips(books.ledger());
  }

  @Test
  void eachPartIsWhatItSays() {
    Books books = Books.with("100.00");
    LotId lot = buy(books, offer("a", "10.00"), plan("12.50", "1.10"));
    OfferId listed = books.list(lot, "12.50");
    reprice(books, lot, listed, "12.20");
    books.later(Duration.ofDays(2)).sell(lot, listed, "12.10", "0.85");
    fill(books, "t", "11.00", "10.40");
    books.later(Duration.ofDays(3));

    List<RoundTrip> trips = trips(books);
    ProfitParts sold = ProfitParts.of(trips.getFirst(), books.now());

    assertThat(trips.getFirst().exit()).isEqualTo(RoundTrip.Exit.NEW_PRICE);
    assertThat(sold.edge()).isEqualTo(usd("2.50"));
    assertThat(sold.buying()).isEqualTo(Money.ZERO_USD);
    assertThat(sold.repricing()).isEqualTo(usd("-0.30"));
    assertThat(sold.selling()).isEqualTo(usd("-0.10"));
    assertThat(sold.fees()).isEqualTo(usd("-0.85"));
    assertThat(sold.result()).isEqualTo(usd("1.25"));
    assertThat(sold.held()).as("10.00 at 0.1 % for two days").isEqualTo(usd("-0.02"));
    assertThat(sold.locked()).as("three days so far of seven").isEqualTo(usd("-0.03"));
    assertThat(sold.afterCarry()).isEqualTo(usd("1.20"));
    assertThat(sold.expected()).isEqualTo(usd("1.10"));
    assertThat(sold.plannedResult()).isEqualTo(usd("1.23"));

    RoundTrip filled = trips.getLast();
    assertThat(filled.plan().map(Plan::price)).contains(usd("11.00"));
    assertThat(ProfitParts.of(filled, books.now()).result()).as("not sold").isEqualTo(usd("0.00"));
    assertThat(ProfitParts.of(filled, books.now()).held()).isEqualTo(usd("-0.06"));
  }

  @Test
  void aBetterFillOfATargetIsSlippageInOurFavour() {
    Books books = Books.with("100.00");
    LotId lot = fill(books, "t", "11.00", "10.40");
    books.sell(lot, books.list(lot, "14.00"), "14.00", "1.00");

    ProfitParts parts = ProfitParts.of(trips(books), books.now());

    assertThat(parts.edge()).isEqualTo(usd("3.00"));
    assertThat(parts.buying()).isEqualTo(usd("0.60"));
    assertThat(parts.booked()).isEqualTo(usd("2.60"));
  }

  @Test
  void whatNobodyPlannedIsSaidToBeUnplannedAndAReversalCostsTheItem() {
    Books books = Books.with("100.00");
    LotId lot = books.buy(offer("a", "10.00"));
    books.sell(lot, books.list(lot, "13.00"), "13.00", "1.00");
    LotId lost = buy(books, offer("b", "20.00"), plan("25.00", "2.00"));
    books.sell(lost, books.list(lost, "25.00"), "25.00", "2.00");
    books.later(Duration.ofDays(1)).fact(new Fact.SaleReverted(lost));

    ProfitParts parts = ProfitParts.of(trips(books), books.now());

    assertThat(parts.unplanned()).isEqualTo(usd("3.00"));
    assertThat(parts.fees()).isEqualTo(usd("-1.00"));
    assertThat(parts.reversed()).isEqualTo(usd("-20.00"));
    assertThat(parts.result())
        .isEqualTo(usd("-18.00"))
        .isEqualTo(books.ledger().drawdown().result());
    assertThat(parts.planned()).isZero();
  }

  @Test
  void fillsAreComparedWithWhatWasForecastAndMissesAreCounted() {
    Books books = Books.with("100.00");
    LotId lot = buy(books, offer("a", "10.00"), plan("12.50", "1.10"));
    OfferId listed = books.list(lot, "12.50");
    reprice(books, lot, listed, "12.20");
    books.later(Duration.ofHours(5)).sell(lot, listed, "12.20", "0.85");
    IntentId late =
        new IntentId(
            books.fact(
                new Fact.SubmissionStarted(
                    new Intent.BuyOffer(offer("b", "3.00")), plan("4.00", "0.40"))));
    books.answer(late, new Outcome.Rejected("OfferNotFound", "gone"));

    TradeLog log = log(books);

    assertThat(log.offerFills(books.now()))
        .singleElement()
        .satisfies(trial -> {
          assertThat(trial.filled()).isTrue();
          assertThat(trial.watchedDays()).isEqualTo(5 / 24.0);
        });
    assertThat(log.targetFills(books.now())).isEmpty();
    assertThat(log.missed()).isEqualTo(1);
    assertThat(log.missedGain()).isEqualTo(usd("0.40"));
  }

  /// Whatever happens to lots, the parts add up to what the books say became more.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  @Proves(value = "P4.3.2", breaks = ProfitParts.class)
  void thePartsAddUpToTheResultToTheCent(long seed) {
    var chance = new Random(seed);
    Books books = Books.with("100000.00");
    for (int i = 0; i < 120; i++) {
      happen(books, chance, i);
      books.later(Duration.ofHours(chance.nextInt(30)));
    }
    Instant end = books.now();
    List<RoundTrip> trips = trips(books);
    Ledger ledger = books.ledger();
    ProfitParts all = ProfitParts.of(trips, end);

    assertThat(all.edge()).as("seed %d traded something", seed).isNotEqualTo(Money.ZERO_USD);
    assertThat(all.result()).as("seed %d", seed).isEqualTo(ledger.drawdown().result());
    Performance performance = Performance.ofAll(ledger);
    assertThat(all.booked()).isEqualTo(performance.realised().plus(performance.atRisk()));
    List<Function<RoundTrip, String>> kinds =
        List.of(
            trip -> trip.origin().strategy(),
            trip -> trip.exit().label(),
            trip -> trip.lot().id().toString());
    for (Function<RoundTrip, String> kind : kinds) {
      assertThat(
              ProfitParts.by(trips, end, kind).values().stream()
                  .reduce(ProfitParts.NONE, ProfitParts::plus))
          .isEqualTo(all);
    }
    String[] rows = RoundTripCsv.of(trips, end).toString().split("\r\n", -1);
    int column = List.of(rows[0].split(",", -1)).indexOf("result");
    Money sum = Money.ZERO_USD;
    for (String row : List.of(rows).subList(1, rows.length - 1)) {
      sum = sum.plus(usd(row.split(",", -1)[column]));
    }
    assertThat(sum).as("the rows of the table").isEqualTo(all.result());
  }

  private static void happen(Books books, Random chance, int i) {
    String cost = cents(chance, 100, 5000);
    switch (chance.nextInt(9)) {
      case 0 -> buy(books, offer("o" + i, cost), plan(cents(chance, 90, 6000), "0.50"));
      case 1 -> books.buy(offer("o" + i, cost));
      case 2 -> fill(books, "t" + i, "50.00", cost);
      case 3 ->
          books.fact(
              new Fact.LotAdopted(
                  Given.item("adopted-" + i),
                  chance.nextBoolean() ? Optional.of(usd(cost)) : Optional.empty()));
      case 4, 5 -> any(books, chance, Lot::isOpen).ifPresent(lot -> sell(books, chance, lot));
      case 6 ->
          any(books, chance, lot -> lot.state() instanceof LotState.Sold)
              .ifPresent(lot ->
                  books.fact(
                      chance.nextInt(3) > 0
                          ? new Fact.SaleReverted(lot.id())
                          : new Fact.SaleSettled(lot.id())));
      case 7 ->
          any(books, chance, lot -> lot.isOpen() && lot.bought())
              .ifPresent(lot ->
                  books.fact(
                      chance.nextBoolean()
                          ? new Fact.PurchaseReverted(lot.id())
                          : new Fact.LotWithdrawn(lot.id())));
      default ->
          any(books, chance, lot -> lot.state() instanceof LotState.Reverted)
              .filter(lot -> books.portfolio.openLot(lot.item().id()).isEmpty())
              .ifPresent(lot -> books.fact(new Fact.LotAdopted(lot.item(), lot.cost())));
    }
  }

  private static void sell(Books books, Random chance, Lot lot) {
    OfferId listed =
        lot.state() instanceof LotState.Listed(OfferId offer, var _, var _, var _)
            ? offer
            : books.list(lot.id(), cents(chance, 90, 6000));
    if (chance.nextBoolean()) {
      reprice(books, lot.id(), listed, cents(chance, 90, 6000));
    }
    if (chance.nextInt(4) > 0) {
      books.sell(lot.id(), listed, cents(chance, 90, 6000), cents(chance, 1, 80));
    }
  }

  private static Optional<Lot> any(Books books, Random chance, Predicate<Lot> p) {
    List<Lot> fitting = new ArrayList<>(books.portfolio.lots().stream().filter(p).toList());
    return fitting.isEmpty()
        ? Optional.empty()
        : Optional.of(fitting.get(chance.nextInt(fitting.size())));
  }

  private static String cents(Random chance, int least, int most) {
    return Money.usd(chance.nextInt(least, most)).toDecimal();
  }
}
