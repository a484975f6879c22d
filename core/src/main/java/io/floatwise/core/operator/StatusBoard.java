package io.floatwise.core.operator;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Cash;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.trade.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Draws the books as the lines that every face shows.
public final class StatusBoard {

  private static final int CLOSED_LOTS = 30;
  private static final int DECISIONS = 50;

  private final String mode;
  private final List<Status.StrategyLine> strategies;

  /// @param strategies from [StrategyBoard]
  public StatusBoard(String mode, List<Status.StrategyLine> strategies) {
    this.mode = mode;
    this.strategies = List.copyOf(strategies);
  }

  /// The state at market time `now`, after journal entry `seq`.
  ///
  /// @param troubles what keeps us from trading besides pauses, one sentence each
  /// @param markets from [MarketBoard]
  /// @param refusals by rule, since the start of the process
  /// @param safety from [SafetyBoard]
  public Status draw(
      Instant now,
      long seq,
      Portfolio portfolio,
      RiskCounters counters,
      List<String> troubles,
      List<Status.DecisionLine> decisions,
      List<Status.MarketLine> markets,
      Map<String, Long> refusals,
      Status.Safety safety) {
    var paused = new TreeSet<Activity>(counters.brake().stopped());
    var reasons = new LinkedHashSet<String>(troubles);
    counters.brake().reason().ifPresent(reasons::add);
    for (Activity activity : Activity.values()) {
      counters
          .pause(activity, now)
          .ifPresent(pause -> {
            paused.add(activity);
            reasons.add(pause.reason());
          });
    }
    portfolio.difference().ifPresent(d -> reasons.add(MoneyText.sentence(d)));
    return new Status(
        mode,
        now,
        seq,
        paused,
        List.copyOf(reasons),
        cash(portfolio),
        lots(portfolio),
        decisions.stream().limit(DECISIONS).toList(),
        markets,
        groups(portfolio),
        totals(portfolio),
        new TreeMap<>(refusals),
        safety,
        strategies);
  }

  private static List<Status.CashLine> cash(Portfolio portfolio) {
    if (portfolio.cash().isEmpty()) {
      return List.of();
    }
    Cash cash = portfolio.cash().get();
    var lines = new ArrayList<Status.CashLine>();
    Money reserved = portfolio.reserved();
    lines.add(
        new Status.CashLine("free", cash.usable().minus(reserved), Optional.empty(), "anything"));
    if (!reserved.isZero()) {
      lines.add(
          new Status.CashLine(
              "reserved", reserved, Optional.empty(), "purchases in flight and targets"));
    }
    var byDay = new TreeMap<Instant, Money>();
    cash.proceeds().forEach(p -> byDay.merge(p.finalAt(), p.amount(), Money::plus));
    byDay.forEach((finalAt, amount) ->
        lines.add(
            new Status.CashLine(
                "protected",
                amount,
                Optional.of(finalAt),
                "CS2 offers now, anything after protection")));
    Money atCost = Money.ZERO_USD;
    for (Lot lot : portfolio.openLots()) {
      atCost = atCost.plus(lot.cost().orElse(Money.ZERO_USD));
    }
    if (!atCost.isZero()) {
      lines.add(
          new Status.CashLine(
              "in items, at cost", atCost, Optional.empty(), "after they are sold"));
    }
    return lines;
  }

  private static List<Status.LotLine> lots(Portfolio portfolio) {
    var newestFirst = Comparator.comparing(Lot::since).thenComparing(Lot::id).reversed();
    var unsettled = portfolio.lots().stream().filter(l -> !isClosed(l.state())).sorted(newestFirst);
    var closed =
        portfolio.lots().stream()
            .filter(l -> isClosed(l.state()))
            .sorted(newestFirst)
            .limit(CLOSED_LOTS);
    return Stream.concat(unsettled, closed).map(StatusBoard::line).toList();
  }

  private static boolean isClosed(LotState state) {
    return !state.isOpen() && !(state instanceof LotState.Sold);
  }

  private static Status.LotLine line(Lot lot) {
    return switch (lot.state()) {
      case LotState.Held _ -> line(lot, "held", "in the inventory", Optional.empty());
      case LotState.Listed(var _, Money price, var _, int _) ->
          line(lot, "listed", "listed at " + price, Optional.empty());
      case LotState.Sold sold ->
          line(
              lot,
              "sold",
              "sold at %s, fee %s, can be reverted until %s"
                  .formatted(sold.price(), sold.fee(), sold.finalAt()),
              profit(lot, sold.net()));
      case LotState.Settled settled ->
          line(
              lot,
              "settled",
              "sold at %s, fee %s".formatted(settled.price(), settled.fee()),
              profit(lot, settled.net()));
      case LotState.Reverted _ ->
          line(lot, "reverted", "the sale was rolled back", Optional.empty());
      case LotState.Returned _ ->
          line(lot, "returned", "the purchase was rolled back", Optional.empty());
      case LotState.Withdrawn _ -> line(lot, "withdrawn", "taken away by hand", Optional.empty());
    };
  }

  private static Status.LotLine line(Lot lot, String state, String detail, Optional<Money> profit) {
    return new Status.LotLine(
        lot.id().toString(),
        lot.title().name(),
        state,
        detail,
        lot.cost(),
        profit,
        lot.since(),
        lot.acquiredAt(),
        lot.state() instanceof LotState.Sold sold ? Optional.of(sold.finalAt()) : Optional.empty());
  }

  private static Optional<Money> profit(Lot lot, Money net) {
    return lot.cost().map(net::minus);
  }

  private static List<Status.GroupLine> groups(Portfolio portfolio) {
    return portfolio.targetLog().groups().stream()
        .map(group ->
            new Status.GroupLine(
                group,
                portfolio.targetLog().isPaused(group),
                portfolio.targets().stream()
                    .filter(target -> group.titles().contains(target.title()))
                    .count()))
        .toList();
  }

  private static Status.Totals totals(Portfolio portfolio) {
    var t = portfolio.totals();
    return new Status.Totals(
        t.purchases(),
        t.sales(),
        t.spent(),
        t.netProceeds(),
        t.fees(),
        t.realisedProfit(),
        t.atRiskProfit());
  }
}
