package io.floatwise.core.stress;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Cash;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.SaleFloor;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.LockBucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Lets a scenario happen to the books. Nothing is sold and nothing decided: it shows what would
/// have to be borne, and which rules would step in. Pure.
public final class Stress {

  private static final Rate WHOLE = Rate.ofPercent(100);

  private final Ledger ledger;
  private final Limits limits;
  private final Prices prices;

  /// @param limits that hold
  /// @throws InputException if the account was never met, or fees of a game that we hold items of
  ///   are not known
  public Stress(Ledger ledger, Limits limits, Prices prices) {
    this.ledger = ledger;
    this.limits = limits;
    this.prices = prices;
    if (ledger.books().cash().isEmpty()) {
      throw new InputException("expected an account that was read once, found an empty journal");
    }
    ledger.books().openLots().forEach(lot -> schedule(lot.title()));
    ledger.books().targets().forEach(target -> schedule(target.title()));
  }

  public Stressed of(Scenario scenario) {
    Portfolio books = ledger.books();
    Cash cash = books.cash().orElseThrow();
    var lots = new ArrayList<Stressed.LotLoss>();
    var fills = new ArrayList<Stressed.Fill>();
    int unpriced = 0;
    Money before = cash.total();
    for (Lot lot : books.openLots()) {
      Optional<Stressed.LotLoss> loss = lot(lot, scenario);
      loss.ifPresent(lots::add);
      unpriced += loss.isEmpty() ? 1 : 0;
      before = before.plus(loss.map(Stressed.LotLoss::net).or(lot::cost).orElse(Money.ZERO_USD));
    }
    for (Portfolio.Target target : books.targets()) {
      Optional<Stressed.Fill> fill = fill(target, scenario);
      fill.filter(each -> each.amount() > 0).ifPresent(fills::add);
      unpriced += fill.isEmpty() ? 1 : 0;
    }
    lots.sort(Comparator.comparing(Stressed.LotLoss::loss).reversed());
    Money lotLoss = sum(lots.stream().map(Stressed.LotLoss::loss).toList());
    Money fillLoss = sum(fills.stream().map(Stressed.Fill::loss).toList());
    Money reverted = concerned(cash, scenario).at(scenario.reverted(), Rounding.UP);
    Money stuck =
        sum(lots.stream().filter(Stressed.LotLoss::isStuck).map(Stressed.LotLoss::cost).toList());
    Money belowCost =
        sum(lots.stream().map(lot -> lot.cost().minus(lot.after()).max(Money.ZERO_USD)).toList());
    var figures = new Figures(cash.usable(), belowCost.plus(fillLoss), reverted);
    return new Stressed(
        scenario,
        before,
        lots,
        fills,
        unpriced,
        lotLoss,
        fillLoss,
        reverted,
        stuck,
        protections(scenario, figures));
  }

  /// As the rules see it: items count at cost, and what they would bring less is a loss.
  ///
  /// @param usable money before
  /// @param belowCost what lots, and targets that are filled, would bring less than they cost
  /// @param reverted proceeds that are taken back
  private record Figures(Money usable, Money belowCost, Money reverted) {}

  /// Proceeds that the scenario can reach; of those that were there before we knew the account
  /// nobody knows the game, so they count.
  private Money concerned(Cash cash, Scenario scenario) {
    return sum(
        cash.proceeds().stream()
            .filter(part ->
                part.lot()
                    .flatMap(ledger.books()::lot)
                    .map(lot -> scenario.games().contains(lot.title().game()))
                    .orElse(true))
            .map(Cash.Proceeds::amount)
            .toList());
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.ZERO_USD, Money::plus);
  }

  private FeeSchedule schedule(Title title) {
    FeeSchedule schedule = prices.fees().get(title.game());
    if (schedule == null) {
      throw new InputException(
          "expected the fees of %s, which we have items of or targets for; found none"
              .formatted(title.game().label()));
    }
    return schedule;
  }

  private Optional<Money> price(Title title) {
    return Optional.ofNullable(prices.quotes().get(title)).flatMap(Quote::bestOffer);
  }

  private Money net(Title title, Money price) {
    return new Fees(schedule(title), title, prices.at()).net(price);
  }

  private Money after(Title title, Money price, Scenario scenario) {
    Money fallen = price.minus(price.at(scenario.fall(), Rounding.UP));
    Money fee = new Fees(schedule(title), title, prices.at()).fee(fallen);
    return fallen.minus(fee.at(scenario.fees(), Rounding.UP)).max(Money.ZERO_USD);
  }

  private Optional<Stressed.LotLoss> lot(Lot lot, Scenario scenario) {
    boolean concerned = scenario.games().contains(lot.title().game());
    return price(lot.title())
        .map(price -> {
          Money net = net(lot.title(), price);
          Money then = concerned ? after(lot.title(), price, scenario) : net;
          boolean isBelow = SaleFloor.of(lot, prices.at()).filter(then::isLessThan).isPresent();
          boolean isLocked = !scenario.lock().isZero();
          return new Stressed.LotLoss(
              lot.id(),
              lot.title(),
              lot.cost().orElse(Money.ZERO_USD),
              net,
              then,
              concerned && (isBelow || isLocked));
        });
  }

  /// What is filled is filled at its price, for nobody sells to us at less; it is worth what the
  /// title is worth then.
  private Optional<Stressed.Fill> fill(Portfolio.Target target, Scenario scenario) {
    Title title = target.title();
    boolean concerned = scenario.games().contains(title.game());
    int amount =
        concerned
            ? Math.ceilDiv(
                target.amount() * scenario.targetsFilled().basisPoints(), WHOLE.basisPoints())
            : 0;
    return price(title)
        .map(price ->
            new Stressed.Fill(
                title,
                amount,
                target.price().times(amount),
                after(title, price, scenario).times(amount)));
  }

  private List<Stressed.Protection> protections(Scenario scenario, Figures figures) {
    var all = new ArrayList<Stressed.Protection>();
    Rate crash = limits.get(Limit.CRASH_PAUSES);
    if (scenario.fall().compareTo(crash) >= 0 && !scenario.fall().equals(Rate.ofPercent(0))) {
      add(
          all,
          Limit.CRASH_PAUSES,
          "buying pauses for a day and longer while prices fall: %s within a day, limit %s",
          scenario.fall(),
          crash);
    }
    drawdown(figures, all);
    Money equity = ledger.books().equity().minus(figures.reverted()).max(Money.ZERO_USD);
    reserve(figures, equity, all);
    locked(equity, all);
    Duration oldest = limits.get(Limit.QUOTE_AGE);
    if (scenario.blind().compareTo(oldest) > 0) {
      add(
          all,
          Limit.QUOTE_AGE,
          "nothing is bought and nothing re-priced: prices would be %d h old, the oldest that"
              + " counts is %d min",
          scenario.blind().toHours(),
          oldest.toMinutes());
    }
    return all;
  }

  private void drawdown(Figures figures, List<Stressed.Protection> all) {
    Money peak = ledger.drawdown().peak();
    Money loss =
        ledger
            .drawdown()
            .present()
            .plus(figures.belowCost())
            .plus(figures.reverted())
            .max(Money.ZERO_USD);
    Money stops = peak.at(limits.get(Limit.DRAWDOWN_STOPS), Rounding.DOWN);
    Money halves = peak.at(limits.get(Limit.DRAWDOWN_HALVES), Rounding.DOWN);
    if (loss.isAtLeast(stops) && loss.isPositive()) {
      add(
          all,
          Limit.DRAWDOWN_STOPS,
          "buying stops: the loss from the peak would be %s, limit %s",
          loss,
          stops);
    } else if (loss.isAtLeast(halves) && loss.isPositive()) {
      add(
          all,
          Limit.DRAWDOWN_HALVES,
          "sizes are halved: the loss from the peak would be %s, limit %s",
          loss,
          halves);
    }
  }

  /// What targets promise is not free, filled or not.
  private void reserve(Figures figures, Money equity, List<Stressed.Protection> all) {
    Money free = figures.usable().minus(ledger.books().reserved()).minus(figures.reverted());
    Money least =
        equity.at(limits.get(Limit.RESERVE), Rounding.UP).max(limits.get(Limit.LEAST_RESERVE));
    if (free.isLessThan(least)) {
      add(
          all,
          Limit.RESERVE,
          "nothing is bought: %s would be free, the reserve is %s",
          free,
          least);
    }
  }

  private void locked(Money equity, List<Stressed.Protection> all) {
    Money away =
        LockBucket.of(ledger.books(), prices.at()).getOrDefault(LockBucket.LATER, Money.ZERO_USD);
    Money limit = equity.at(limits.get(Limit.LOCKED_AWAY), Rounding.DOWN);
    if (away.isMoreThan(limit)) {
      add(
          all,
          Limit.LOCKED_AWAY,
          "nothing more is bought: %s would not be usable within a week, limit %s",
          away,
          limit);
    }
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private static void add(
      List<Stressed.Protection> all, Limit<?> limit, String format, Object... values) {
    all.add(new Stressed.Protection(limit.name(), format.formatted(values)));
  }
}
