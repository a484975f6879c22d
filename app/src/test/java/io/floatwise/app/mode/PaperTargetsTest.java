package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.paper.PaperAccount;
import io.floatwise.core.paper.Sight;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.Crowd;
import io.floatwise.core.sim.OrderFlow;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.sim.Wanted;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.sim.SimFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Targets on paper, beside the same targets in an exchange.
class PaperTargetsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Title TITLE = new Title(Game.CS2, "Case");
  private static final AccountId ACCOUNT = new AccountId("trader");
  private static final Money DEPOSIT = Money.usd(60_00);

  /// People who want the title at fixed prices, and sellers who take the highest; now and then
  /// somebody lists below every target.
  private static final class Sellers implements OrderFlow {

    private final Random random;
    private long events;

    Sellers(long seed) {
      this.random = new Random(seed);
    }

    @Override
    public void open(Crowd crowd) {
      for (int price : new int[] {300, 300, 310, 320}) {
        crowd.target(price, 4);
      }
      for (int i = 0; i < 50; i++) {
        crowd.target(250, 100);
        crowd.list(400 + i, -1, -1, Custody.VENUE);
      }
      crowd.trade(400, -1, -1, SaleKind.OFFER);
      crowd.schedule(crowd.now() + 3_600_000, 0);
    }

    @Override
    public void due(Crowd crowd, long what) {
      events++;
      crowd.fill(0, -1, -1);
      crowd.schedule(crowd.now() + 600_000 + random.nextInt(7_200_000), 0);
    }

    @Override
    public long stateHash() {
      return events;
    }
  }

  @Test
  @Proves(value = "P5.2.3.5", breaks = PaperAccount.class)
  void areFilledWhenAndAtWhatTheExchangeFillsThem() {
    int filled = 0;
    for (long seed = 1; seed <= 20; seed++) {
      SimExchange watched = exchange(seed);
      SimExchange traded = exchange(seed);
      traded.openAccount(ACCOUNT, DEPOSIT);
      var paper = new PaperAccount(new Portfolio(), DEPOSIT, watched.now());
      int order = 1;
      for (long cents : new long[] {310, 300, 255, 320, 310}) {
        paper.observe(TITLE, sight(watched), watched.fees(Game.CS2));
        var place = new Intent.PlaceTarget(TITLE, Money.usd(cents), 3);
        Outcome onPaper = paper.execute(new IntentId(order++), place, sight(watched));
        Outcome booked = traded.createTarget(ACCOUNT, TITLE, place.price(), 3, Wanted.ANY);
        assertThat(onPaper).hasSameClassAs(booked);
        for (int hour = 0; hour < 9; hour++) {
          watched.advanceTo(watched.now().plus(Duration.ofHours(1)));
          traded.advanceTo(watched.now());
          paper.observe(TITLE, sight(watched), watched.fees(Game.CS2));
        }
      }
      assertThat(onPaper(paper)).as("seed %d", seed).isEqualTo(booked(traded));
      assertThat(paper.balance(watched.now()).usable()).isEqualTo(traded.funds(ACCOUNT).usable());
      filled += paper.fills(Instant.EPOCH).size();
    }
    assertThat(filled).isGreaterThan(100);
  }

  private static List<String> onPaper(PaperAccount paper) {
    List<String> lines = new ArrayList<>();
    for (ClosedTarget fill : paper.fills(Instant.EPOCH)) {
      lines.add("%s at %s until %s".formatted(fill.price(), fill.closedAt(), fill.finalAt()));
    }
    paper.targets(Game.CS2).stream()
        .map(t -> "wants %d at %s %s".formatted(t.amount(), t.price(), t.active()))
        .sorted()
        .forEach(lines::add);
    return lines;
  }

  private static List<String> booked(SimExchange exchange) {
    List<String> lines = new ArrayList<>();
    exchange
        .closedPurchases(ACCOUNT)
        .forEach(
            p -> lines.add("%s at %s until %s".formatted(p.price(), p.closedAt(), p.finalAt())));
    exchange.openTargets(ACCOUNT).stream()
        .map(t -> "wants %d at %s %s".formatted(t.amount(), t.price(), t.active()))
        .sorted()
        .forEach(lines::add);
    return lines;
  }

  private static Sight sight(SimExchange exchange) {
    var steps = (Reading.Read<List<TargetStep>>) new SimFeed(exchange).targets(TITLE);
    return new Sight(
        exchange.offers(TITLE),
        true,
        exchange.sales(TITLE, 200),
        Optional.of(steps.value()),
        exchange.now());
  }

  private static SimExchange exchange(long seed) {
    var exchange =
        new SimExchange(
            SimRules.DEFAULT,
            (g, time) -> new FeeSchedule(g, Rate.ofPercent(5), Money.usd(1), Map.of(), time),
            seed,
            START);
    exchange.open(TITLE, new Sellers(seed));
    exchange.advanceTo(START.plus(Duration.ofHours(2)));
    return exchange;
  }
}
