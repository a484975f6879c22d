package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.live.Trader;
import io.floatwise.app.run.Ports;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.execution.Venue;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Reading;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.paper.PaperAccount;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.testkit.journal.MemoryJournal;
import io.floatwise.testkit.sim.SimFeed;
import io.floatwise.testkit.sim.SimVenue;
import io.floatwise.testkit.sim.TinyMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A paper account beside a traded one: the same orders at the same moments on the same market,
/// where the paper account sees the market without the traded account's orders and infers its own
/// fills from the sales alone.
class PaperBesideDemoTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final AccountId ACCOUNT = new AccountId("trader");
  private static final Money DEPOSIT = Money.usd(1000_00);

  /// Executes on the exchange, and the same on paper.
  private static final class Both implements Venue {

    final SimExchange exchange;
    final SimVenue venue;
    final PaperAccount paper;
    int different;

    Both(SimExchange exchange) {
      this.exchange = exchange;
      this.venue = new SimVenue(exchange, ACCOUNT);
      this.paper = new PaperAccount(new Portfolio(), DEPOSIT, exchange.now());
    }

    List<Offer> others(Title title) {
      Set<OfferId> own =
          exchange.openOffers(ACCOUNT).stream().map(o -> o.id()).collect(Collectors.toSet());
      return exchange.offers(title).stream()
          .filter(o -> !own.contains(o.id()) && !paper.hasTaken(o.item().id()))
          .toList();
    }

    void watch(FeeSchedule fees) {
      for (Title title : Set.copyOf(paper.watched())) {
        paper.observe(title, others(title), true, exchange.sales(title, 200), fees, exchange.now());
      }
    }

    @Override
    public Duration skew() {
      return venue.skew();
    }

    @Override
    public List<Outcome> executeAll(List<Approved> approved) {
      return approved.stream().map(this::execute).toList();
    }

    @Override
    public Outcome execute(Approved approved) {
      Intent intent = approved.intent();
      Outcome onPaper =
          paper.execute(
              approved.id(), translated(intent), others(intent.title()), true, exchange.now());
      Outcome real = venue.execute(approved);
      different += real.getClass().equals(onPaper.getClass()) ? 0 : 1;
      return real;
    }

    private Intent translated(Intent intent) {
      return switch (intent) {
        case Intent.Reprice r ->
            new Intent.Reprice(
                r.lot(), r.asset(), own(r.asset(), r.offer()), r.title(), r.from(), r.price());
        case Intent.Delist d ->
            new Intent.Delist(d.lot(), d.asset(), own(d.asset(), d.offer()), d.title());
        case Intent.BuyOffer _, Intent.ListLot _, Intent.PlaceTarget _, Intent.CancelTarget _ ->
            intent;
      };
    }

    private OfferId own(AssetId asset, OfferId other) {
      return paper.offers(Game.CS2).stream()
          .filter(o -> o.item().id().equals(asset))
          .map(OwnOffer::id)
          .findFirst()
          .orElse(other);
    }

    @Override
    public Reading<Balance> balance() {
      return venue.balance();
    }

    @Override
    public Reading<List<HeldItem>> inventory(Game game) {
      return venue.inventory(game);
    }

    @Override
    public Reading<List<OwnOffer>> offers(Game game) {
      return venue.offers(game);
    }

    @Override
    public Reading<List<OwnTarget>> targets(Game game) {
      return venue.targets(game);
    }

    @Override
    public Reading<List<ClosedOffer>> closedOffers(Instant since) {
      return venue.closedOffers(since);
    }

    @Override
    public Reading<List<ClosedTarget>> closedTargets(Instant since) {
      return venue.closedTargets(since);
    }
  }

  private record Result(int real, int onPaper, int same, int different) {}

  @Test
  void sellsNoMoreThanTheExchangeDoesAtTheSameFeesAndProtection() {
    int real = 0;
    int onPaper = 0;
    int same = 0;
    int different = 0;
    for (long seed = 1; seed <= 20; seed++) {
      Result result = run(seed);
      real += result.real();
      onPaper += result.onPaper();
      same += result.same();
      different += result.different();
    }
    System.out.printf(
        "PaperBesideDemoTest: %d sales, %d on paper, %d at the same price and second; %d orders"
            + " answered otherwise%n",
        real, onPaper, same, different);
    assertThat(real).isGreaterThan(100);
    assertThat(same).isGreaterThanOrEqualTo(real * 30 / 100);
    assertThat(onPaper).as("paper is careful").isBetween(real * 90 / 100, real);
    assertThat(different).isZero();
  }

  private static Result run(long seed) {
    var exchange =
        new SimExchange(
            SimRules.DEFAULT,
            (game, time) -> new FeeSchedule(game, Rate.ofPercent(5), Money.usd(1), Map.of(), time),
            seed,
            START);
    for (int i = 0; i < 3; i++) {
      exchange.open(
          new Title(Game.CS2, "Case " + i), new TinyMarket(seed * 31 + i, 400 + 300L * i));
    }
    exchange.openAccount(ACCOUNT, DEPOSIT);
    exchange.advanceTo(START.plus(Duration.ofDays(2)));
    var both = new Both(exchange);
    var trader =
        new Trader(
            new Engine("test", Limits.DEFAULT, Strategies.ALL),
            new MemoryJournal(),
            new Executor(both),
            new SimFeed(exchange),
            List.of(Game.CS2),
            Ports.HOURLY_CALLS,
            _ -> {});
    for (int hour = 0; hour < 24 * 12; hour++) {
      both.watch(exchange.fees(Game.CS2));
      trader.round(exchange.now());
      exchange.advanceTo(exchange.now().plus(Duration.ofHours(1)));
    }
    both.watch(exchange.fees(Game.CS2));
    return compare(both, exchange);
  }

  private static Result compare(Both both, SimExchange exchange) {
    Instant now = exchange.now();
    var onPaper = new HashMap<AssetId, ClosedOffer>();
    both.paper.sales(Instant.EPOCH, now).forEach(sale -> onPaper.put(sale.asset(), sale));
    int same = 0;
    var sales = exchange.closedSales(ACCOUNT);
    for (var sale : sales) {
      ClosedOffer other = onPaper.get(sale.asset());
      if (other != null
          && other.price().equals(sale.price())
          && other.closedAt().equals(sale.closedAt())) {
        same++;
        assertThat(other.fee()).isEqualTo(sale.fee());
        assertThat(other.finalAt()).isEqualTo(sale.finalAt());
        assertThat(other.status()).isEqualTo(sale.status());
      }
    }
    return new Result(sales.size(), onPaper.size(), same, both.different);
  }
}
