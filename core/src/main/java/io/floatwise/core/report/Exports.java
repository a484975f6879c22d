package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.trade.LotId;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The ledger as tables. Amounts are decimals of `currency`, moments are UTC.
public final class Exports {

  private Exports() {}

  /// Every lot, oldest first.
  public static Csv lots(Ledger ledger) {
    var csv =
        new Csv(
            "lot",
            "game",
            "title",
            "asset",
            "state",
            "acquired",
            "origin",
            "strategy",
            "cost",
            "list_price",
            "sold",
            "price",
            "fee",
            "net",
            "profit",
            "final_at",
            "currency");
    for (Lot lot : ledger.books().lots()) {
      Origin origin = ledger.origin(lot);
      Csv.Row row =
          csv.row()
              .text(lot.id().toString())
              .text(lot.title().game().label())
              .text(lot.title().name())
              .text(lot.item().id().value())
              .text(lot.state().word())
              .moment(origin.since())
              .text(origin.way().label())
              .text(origin.strategy())
              .amount(lot.cost());
      if (lot.state() instanceof LotState.Listed listed) {
        row.amount(listed.price());
      } else {
        row.blank();
      }
      Optional<Sale> sale = ledger.sale(lot.id());
      if (sale.isPresent()) {
        row.moment(sale.get().soldAt())
            .amount(sale.get().price())
            .amount(sale.get().fee())
            .amount(sale.get().net());
        if (sale.get().stands()) {
          row.amount(lot.profit());
        } else {
          row.blank();
        }
        sale.get().finalAt().ifPresentOrElse(row::moment, row::blank);
      } else {
        row.blank().blank().blank().blank().blank().blank();
      }
      row.text(currency());
    }
    return csv;
  }

  private record Trade(Instant at, long seq, String what, Lot lot, Optional<Sale> sale) {}

  /// Purchases and sales in the order of time. What was rolled back stays in its place, says so,
  /// and counts nothing.
  public static Csv trades(Ledger ledger) {
    var trades = new ArrayList<Trade>();
    for (Lot lot : ledger.books().lots()) {
      if (lot.bought()) {
        trades.add(new Trade(lot.acquiredAt(), lot.id().seq(), "purchase", lot, Optional.empty()));
      }
      ledger
          .sale(lot.id())
          .ifPresent(sale ->
              trades.add(new Trade(sale.soldAt(), sale.seq(), "sale", lot, Optional.of(sale))));
    }
    trades.sort(Comparator.comparing(Trade::at).thenComparingLong(Trade::seq));
    var csv =
        new Csv(
            "at",
            "trade",
            "status",
            "lot",
            "game",
            "title",
            "asset",
            "price",
            "fee",
            "net",
            "currency");
    for (Trade trade : trades) {
      Lot lot = trade.lot();
      Csv.Row row =
          csv.row()
              .moment(trade.at())
              .text(trade.what())
              .text(status(trade))
              .text(lot.id().toString())
              .text(lot.title().game().label())
              .text(lot.title().name())
              .text(lot.item().id().value());
      if (trade.sale().isPresent()) {
        Sale sale = trade.sale().get();
        row.amount(sale.price()).amount(sale.fee()).amount(sale.net());
      } else {
        Money price = lot.cost().orElseThrow();
        row.amount(price).amount(Money.ZERO_USD).amount(price.negated());
      }
      row.text(currency());
    }
    return csv;
  }

  /// Every movement of money, oldest first; the amounts add up to all money.
  public static Csv cash(Ledger ledger) {
    var csv =
        new Csv(
            "at", "entry", "movement", "lot", "title", "amount", "usable", "protected", "currency");
    for (CashMovement move : ledger.movements()) {
      csv.row()
          .moment(move.at())
          .number(move.seq())
          .text(move.kind().label())
          .text(move.lot().map(LotId::toString).orElse(""))
          .text(move.lot().flatMap(ledger.books()::lot).map(l -> l.title().name()).orElse(""))
          .amount(move.amount())
          .amount(move.usable())
          .amount(move.tradeProtected())
          .text(currency());
    }
    return csv;
  }

  /// The disposals of a calendar year, and two lines of sums: of those whose cost is known, and of
  /// those whose cost is not.
  public static Csv taxYear(Ledger ledger, Year year, ZoneId zone) {
    var csv =
        new Csv(
            "record",
            "acquired",
            "disposed",
            "holding_days",
            "game",
            "title",
            "asset",
            "lot",
            "cost_from_lot",
            "cost",
            "proceeds",
            "fee",
            "net",
            "gain",
            "status",
            "final_at",
            "currency");
    List<Disposal> disposals = Disposals.of(ledger, year, zone);
    for (Disposal disposal : disposals) {
      Sale sale = disposal.sale();
      Lot sold = disposal.sold();
      Csv.Row row =
          csv.row()
              .text("disposal")
              .text(disposal.acquired().atZone(zone).toLocalDate().toString())
              .text(sale.soldAt().atZone(zone).toLocalDate().toString())
              .number(disposal.holdingDays(zone))
              .text(sold.title().game().label())
              .text(sold.title().name())
              .text(sold.item().id().value())
              .text(sold.id().toString())
              .text(disposal.taken().id().toString())
              .amount(disposal.taken().cost())
              .amount(sale.price())
              .amount(sale.fee())
              .amount(sale.net())
              .amount(disposal.gain())
              .text(sale.end() == Sale.End.FINAL ? "final" : "can be reverted");
      sale.finalAt().ifPresentOrElse(row::moment, row::blank);
      row.text(currency());
    }
    sums(csv, "total, cost known", disposals, d -> d.gain().isPresent());
    sums(csv, "total, cost unknown", disposals, d -> d.gain().isEmpty());
    return csv;
  }

  private static void sums(
      Csv csv, String name, List<Disposal> disposals, Predicate<Disposal> which) {
    Money cost = Money.ZERO_USD;
    Money price = Money.ZERO_USD;
    Money fee = Money.ZERO_USD;
    boolean known = true;
    for (Disposal disposal : disposals.stream().filter(which).toList()) {
      known &= disposal.taken().cost().isPresent();
      cost = cost.plus(disposal.taken().cost().orElse(Money.ZERO_USD));
      price = price.plus(disposal.sale().price());
      fee = fee.plus(disposal.sale().fee());
    }
    Money net = price.minus(fee);
    csv.row()
        .text(name)
        .blank()
        .blank()
        .blank()
        .blank()
        .blank()
        .blank()
        .blank()
        .blank()
        .amount(known ? Optional.of(cost) : Optional.empty())
        .amount(price)
        .amount(fee)
        .amount(net)
        .amount(known ? Optional.of(net.minus(cost)) : Optional.empty())
        .blank()
        .blank()
        .text(currency());
  }

  private static String status(Trade trade) {
    if (trade.sale().isEmpty()) {
      return trade.lot().state() instanceof LotState.Returned ? "reverted" : "done";
    }
    return switch (trade.sale().get().end()) {
      case OPEN -> "can be reverted";
      case FINAL -> "final";
      case REVERTED -> "reverted";
    };
  }

  private static String currency() {
    return Money.ZERO_USD.currency().name();
  }
}
