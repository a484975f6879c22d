package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/// Round trips as a table: a row for each lot, moments in UTC, amounts as decimals of `currency`.
/// The parts from `edge` to `reversed` add up to `result`.
public final class RoundTripCsv {

  private RoundTripCsv() {}

  /// @param end market time up to which capital is counted
  public static Csv of(Collection<RoundTrip> trips, Instant end) {
    var csv =
        new Csv(
            "lot",
            "game",
            "title",
            "asset",
            "strategy",
            "bought_how",
            "outcome",
            "decided",
            "bought",
            "decision_price",
            "cost",
            "planned_price",
            "expected_gain",
            "listed",
            "first_ask",
            "last_ask",
            "asks",
            "sold",
            "price",
            "fee",
            "net",
            "final_at",
            "holding_hours",
            "edge",
            "slippage_buying",
            "repricing",
            "slippage_selling",
            "unplanned",
            "fees",
            "reversed",
            "result",
            "carry_held",
            "carry_locked",
            "currency");
    trips.forEach(trip -> write(csv.row(), trip, end));
    return csv;
  }

  private static void write(Csv.Row row, RoundTrip trip, Instant end) {
    Optional<Plan> plan = trip.plan();
    Optional<Sale> sale = trip.sale();
    row.text(trip.lot().id().toString())
        .text(trip.lot().title().game().label())
        .text(trip.lot().title().name())
        .text(trip.lot().item().id().value())
        .text(trip.origin().strategy())
        .text(trip.origin().way().label())
        .text(trip.exit().label());
    moment(row, plan.map(Plan::at));
    row.moment(trip.origin().since());
    amount(row, plan.map(Plan::price));
    row.amount(trip.lot().cost());
    amount(row, plan.flatMap(Plan::listPrice));
    amount(row, plan.flatMap(Plan::gain));
    moment(row, trip.firstAsk().map(Ask::at));
    amount(row, trip.firstAsk().flatMap(Ask::price));
    amount(row, trip.lastAsk().flatMap(Ask::price));
    row.number(trip.asks().stream().filter(ask -> ask.price().isPresent()).count());
    moment(row, sale.map(Sale::soldAt));
    amount(row, sale.map(Sale::price));
    amount(row, sale.map(Sale::fee));
    amount(row, sale.map(Sale::net));
    moment(row, sale.flatMap(Sale::finalAt));
    trip.holding().ifPresentOrElse(held -> row.number(held.toHours()), row::blank);
    ProfitParts parts = ProfitParts.of(trip, end);
    row.amount(parts.edge())
        .amount(parts.buying())
        .amount(parts.repricing())
        .amount(parts.selling())
        .amount(parts.unplanned())
        .amount(parts.fees())
        .amount(parts.reversed())
        .amount(parts.result())
        .amount(parts.held())
        .amount(parts.locked())
        .text(Money.ZERO_USD.currency().name());
  }

  private static void moment(Csv.Row row, Optional<Instant> value) {
    value.ifPresentOrElse(row::moment, row::blank);
  }

  private static void amount(Csv.Row row, Optional<Money> value) {
    value.ifPresentOrElse(row::amount, row::blank);
  }
}
