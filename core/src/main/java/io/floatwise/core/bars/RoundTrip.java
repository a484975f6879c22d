package io.floatwise.core.bars;

import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Units of one purchase that went with one sale.
///
/// @param units of them
/// @param entryBar number of the bar of the purchase
/// @param exitBar number of the bar of the sale
/// @param entry when the bar of the purchase begins
/// @param exit when the bar of the sale begins
/// @param entryPrice of a unit
/// @param exitPrice of a unit
/// @param fees their share of the fees of both
public record RoundTrip(
    long units,
    long entryBar,
    long exitBar,
    Instant entry,
    Instant exit,
    Money entryPrice,
    Money exitPrice,
    Money fees) {

  /// Profit or loss after fees.
  public Money profit() {
    return exitPrice.minus(entryPrice).times(units).minus(fees);
  }

  /// The trades of one lane from its journal: the units bought first are sold first. Fees are
  /// shared by units, so that no cent is lost. What is still held is not among them.
  public static List<RoundTrip> of(List<LaneJournal.Row> rows) {
    Deque<Part> held = new ArrayDeque<>();
    List<RoundTrip> trips = new ArrayList<>();
    for (LaneJournal.Row row : rows) {
      if (row.answer() == Answer.BOUGHT) {
        held.add(new Part(row));
      } else if (row.answer() == Answer.SOLD) {
        var sold = new Part(row);
        while (sold.units > 0) {
          Part bought = held.getFirst();
          long units = Math.min(bought.units, sold.units);
          trips.add(
              new RoundTrip(
                  units,
                  bought.row.bar(),
                  row.bar(),
                  Instant.ofEpochMilli(bought.row.time()),
                  Instant.ofEpochMilli(row.time()),
                  Money.usd(bought.row.price()),
                  Money.usd(row.price()),
                  Money.usd(bought.feeOf(units) + sold.feeOf(units))));
          bought.take(units);
          sold.take(units);
          if (bought.units == 0) {
            held.removeFirst();
          }
        }
      }
    }
    return trips;
  }

  /// What is left of a row.
  private static final class Part {
    private final LaneJournal.Row row;
    private long units;
    private long fee;

    Part(LaneJournal.Row row) {
      this.row = row;
      this.units = row.units();
      this.fee = row.fee();
    }

    long feeOf(long some) {
      return Math.multiplyExact(fee, some) / units;
    }

    void take(long some) {
      fee -= feeOf(some);
      units -= some;
    }
  }
}
