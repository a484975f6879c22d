package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.pricing.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// What came of the lots of one kind. Sales that were rolled back never happened; a profit counts
/// only where the cost is known.
///
/// @param name of the kind
/// @param acquired items, purchases that were rolled back not counted, and what came back only once
/// @param open lots that are ours and not sold
/// @param sold sales that stand
/// @param wins of them with a profit above zero
/// @param unknownCost of them with unknown cost, which count in no profit
/// @param soldCost known cost of what was sold
/// @param proceeds of the sales that stand, after fees
/// @param unknownProceeds the part of `proceeds` whose cost is unknown
/// @param fees as charged
/// @param realised profit of final sales
/// @param finalCost known cost of final sales
/// @param atRisk profit of sales that can be reverted
/// @param medianHolding from getting to selling; empty if nothing was sold
public record Performance(
    String name,
    int acquired,
    int open,
    int sold,
    int wins,
    int unknownCost,
    Money soldCost,
    Money proceeds,
    Money unknownProceeds,
    Money fees,
    Money realised,
    Money finalCost,
    Money atRisk,
    Optional<Duration> medianHolding) {

  /// By what lots are told apart.
  public enum By {
    TITLE((ledger, lot) -> lot.title().name()),
    GAME((ledger, lot) -> lot.title().game().label()),
    STRATEGY((ledger, lot) -> ledger.origin(lot).strategy()),
    REASON((ledger, lot) -> ledger.origin(lot).way().label()),
    LEVEL((ledger, lot) ->
        lot.cost().flatMap(Level::of).map(Level::toString).orElse("outside every level"));

    private final BiFunction<Ledger, Lot, String> name;

    By(BiFunction<Ledger, Lot, String> name) {
      this.name = name;
    }

    /// The kind that `lot` of `ledger` belongs to.
    public String of(Ledger ledger, Lot lot) {
      return name.apply(ledger, lot);
    }
  }

  /// Share of sales of known cost with a profit, in basis points; empty without such a sale.
  public OptionalLong winRate() {
    return winRate(wins, sold - unknownCost);
  }

  /// The same of counts.
  ///
  /// @param sold of known cost
  public static OptionalLong winRate(long wins, long sold) {
    return Ratio.of(wins, sold);
  }

  /// Realised profit by what its lots cost, in basis points; empty while nothing is final.
  public OptionalLong returnOnCost() {
    return Ratio.of(realised, finalCost);
  }

  /// Of everything.
  public static Performance ofAll(Ledger ledger) {
    var sum = new Sum();
    ledger.books().lots().forEach(lot -> sum.add(ledger, lot));
    return sum.named("all");
  }

  /// Of each kind, by name.
  public static List<Performance> of(Ledger ledger, By by) {
    var sums = new TreeMap<String, Sum>();
    for (Lot lot : ledger.books().lots()) {
      sums.computeIfAbsent(by.of(ledger, lot), _ -> new Sum()).add(ledger, lot);
    }
    var all = new ArrayList<Performance>();
    sums.forEach((name, sum) -> all.add(sum.named(name)));
    return List.copyOf(all);
  }

  private static final class Sum {
    private int acquired;
    private int open;
    private int sold;
    private int wins;
    private int unknownCost;
    private Money soldCost = Money.ZERO_USD;
    private Money proceeds = Money.ZERO_USD;
    private Money unknownProceeds = Money.ZERO_USD;
    private Money fees = Money.ZERO_USD;
    private Money realised = Money.ZERO_USD;
    private Money finalCost = Money.ZERO_USD;
    private Money atRisk = Money.ZERO_USD;
    private final List<Duration> holdings = new ArrayList<>();

    void add(Ledger ledger, Lot lot) {
      boolean once = !(lot.state() instanceof LotState.Returned) && !ledger.cameBack(lot.id());
      acquired += once ? 1 : 0;
      open += lot.isOpen() ? 1 : 0;
      ledger.sale(lot.id()).filter(Sale::stands).ifPresent(sale -> add(ledger, lot, sale));
    }

    private void add(Ledger ledger, Lot lot, Sale sale) {
      sold++;
      proceeds = proceeds.plus(sale.net());
      fees = fees.plus(sale.fee());
      holdings.add(Duration.between(ledger.origin(lot).since(), sale.soldAt()));
      if (lot.cost().isEmpty()) {
        unknownCost++;
        unknownProceeds = unknownProceeds.plus(sale.net());
        return;
      }
      Money cost = lot.cost().get();
      Money profit = sale.net().minus(cost);
      soldCost = soldCost.plus(cost);
      wins += profit.isPositive() ? 1 : 0;
      if (sale.end() == Sale.End.FINAL) {
        realised = realised.plus(profit);
        finalCost = finalCost.plus(cost);
      } else {
        atRisk = atRisk.plus(profit);
      }
    }

    Performance named(String name) {
      List<Duration> sorted = holdings.stream().sorted().toList();
      return new Performance(
          name,
          acquired,
          open,
          sold,
          wins,
          unknownCost,
          soldCost,
          proceeds,
          unknownProceeds,
          fees,
          realised,
          finalCost,
          atRisk,
          sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2)));
    }
  }
}
