package io.floatwise.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.run.Ports;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.BulkReport.End;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategies.Selling;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.dmarket.DMarket;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.MarketChoice;
import io.floatwise.sandbox.MarketSize;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.testkit.journal.MemoryJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Selling over HTTP on a sandbox whose time runs as fast as it can.
class AutoSellTest {

  private static final Duration PERIOD = Duration.ofMinutes(30);
  private static final Duration LIST_AFTER = Duration.ofSeconds(5);
  private static final int DAYS = 4;

  @TempDir private Path dir;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Long, List<Offer>> ladders = new HashMap<>();
  private final Map<Long, FeeSchedule> schedules = new HashMap<>();
  private final Map<LotId, Asked> lots = new HashMap<>();
  private SandboxServer server;
  private BulkSandbox sandbox;
  private DMarket dmarket;
  private Seen feed;
  private Trader trader;
  private Instant now;

  /// What the trader read last, so that each price can be compared with what it knew.
  private record Seen(
      MarketFeed feed,
      Map<Title, List<Offer>> offers,
      Map<Title, Quote> tops,
      List<FeeSchedule> fees)
      implements MarketFeed {
    @Override
    public Reading<FeeSchedule> fees(Game game) {
      return feed.fees(game)
          .map(schedule -> {
            fees.add(schedule);
            return schedule;
          });
    }

    @Override
    public Reading<List<Quote>> quotes(Game game) {
      return feed.quotes(game)
          .map(quotes -> {
            quotes.forEach(quote -> tops.put(quote.title(), quote));
            return quotes;
          });
    }

    @Override
    public Reading<List<Offer>> offers(Title title, int limit) {
      return feed.offers(title, limit)
          .map(list -> {
            offers.put(title, list);
            return list;
          });
    }

    @Override
    public Reading<List<TargetStep>> targets(Title title) {
      return feed.targets(title);
    }

    @Override
    public Reading<List<Sale>> sales(Title title, int limit) {
      return feed.sales(title, limit);
    }
  }

  /// A price that was asked for a lot.
  private record Asked(Instant at, Money price) {}

  @BeforeEach
  void start() throws Exception {
    server =
        SandboxServer.start(
            SandboxConfig.of(
                    dir,
                    MarketChoice.seeded(3, MarketSize.SMALL).withMispricedPerDay(60),
                    ClockSpeed.UNPACED)
                .withOpeningBalance(Money.usd(1_000_00))
                .withRateLimits(false));
    sandbox = new BulkSandbox(server);
    dmarket = sandbox.client();
    now = server.marketNow();
    feed =
        new Seen(
            dmarket.feed(() -> now),
            new ConcurrentHashMap<>(),
            new ConcurrentHashMap<>(),
            new ArrayList<>());
    trader =
        new Trader(
            new Engine("test", Limits.DEFAULT, Strategies.USUAL),
            new MemoryJournal(),
            new Executor(dmarket.venue()),
            feed,
            List.of(Game.CS2),
            Ports.HOURLY_CALLS,
            this::note);
    trader.restore();
  }

  @AfterEach
  void stop() throws IOException {
    dmarket.close();
    sandbox.close();
    server.close();
  }

  /// Remembers what the engine saw when it wished something.
  private void note(Entry entry) {
    entries.add(entry);
    if (entry.fact() instanceof Fact.SubmissionStarted(Intent intent, Evidence _)) {
      ladders.put(entry.seq(), feed.offers().getOrDefault(intent.title(), List.of()));
      schedules.put(entry.seq(), feed.fees().getLast());
    }
  }

  @Test
  @Proves(value = "P4.6.4", breaks = Selling.class)
  void listsWhatItBoughtUndercutsByACentAndNeverSellsBelowTheFloor() throws Exception {
    trade(Duration.ofDays(DAYS));

    Set<Money> oneCentBelow = new HashSet<>();
    Map<LotId, Instant> bought = new HashMap<>();
    Map<LotId, Integer> changes = new HashMap<>();
    Map<String, Integer> perDay = new HashMap<>();
    int listed = 0;
    int stops = 0;
    for (Entry entry : entries) {
      if (entry.fact() instanceof Fact.OutcomeReceived(var id, Outcome.Accepted(Effect effect))
          && effect instanceof Effect.Bought) {
        bought.put(new LotId(id.seq()), entry.at());
      }
      if (!(entry.fact() instanceof Fact.SubmissionStarted(Intent intent, Evidence evidence))) {
        continue;
      }
      Optional<Money> price =
          switch (intent) {
            case Intent.ListLot list -> Optional.of(list.price());
            case Intent.Reprice reprice -> Optional.of(reprice.price());
            default -> Optional.empty();
          };
      if (price.isEmpty()) {
        continue;
      }
      LotId id = intent instanceof Intent.ListLot l ? l.lot() : ((Intent.Reprice) intent).lot();
      Lot lot = trader.engine().portfolio().lot(id).orElseThrow();
      Money floor = floor(lot, entry.at());
      Fees fees = new Fees(schedules.get(entry.seq()), intent.title(), entry.at());
      assertThat(fees.breaksEven(price.get(), floor))
          .as("%s for a lot of %s at %s", price.get(), lot.cost(), entry.at())
          .isTrue();
      assertThat(reason(price.get(), floor, fees, entry, evidence))
          .as("%s: %s", price.get(), evidence)
          .isNotEqualTo("none");
      if (reason(price.get(), floor, fees, entry, evidence).equals("a cent below")) {
        oneCentBelow.add(price.get());
      }
      if (!fees.breaksEven(price.get(), lot.cost().orElseThrow())) {
        stops++;
        assertThat(Duration.between(lot.acquiredAt(), entry.at()))
            .isGreaterThanOrEqualTo(Duration.ofDays(2));
      }
      Asked last = lots.put(id, new Asked(entry.at(), price.get()));
      if (intent instanceof Intent.Reprice) {
        assertThat(Duration.between(last.at(), entry.at())).isGreaterThanOrEqualTo(PERIOD);
        String day = id + " " + LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
        assertThat(perDay.merge(day, 1, Integer::sum)).isLessThanOrEqualTo(10);
        changes.merge(id, 1, Integer::sum);
      } else {
        listed++;
        if (bought.containsKey(id)) { // the others came through a target, at a moment of their own
          assertThat(Duration.between(bought.get(id), entry.at())).isEqualTo(LIST_AFTER);
        }
      }
    }
    System.out.printf(
        "AutoSellTest: %d bought, %d listed, %d re-priced, %d a cent below another, %d stops%n",
        bought.size(),
        listed,
        changes.values().stream().mapToInt(i -> i).sum(),
        oneCentBelow.size(),
        stops);
    assertThat(listed).isGreaterThanOrEqualTo(5);
    assertThat(oneCentBelow).isNotEmpty();
    assertThat(changes).isNotEmpty();
  }

  @Test
  @Proves(
      value = "P4.6.9",
      breaks = {BulkBoard.class, Trader.class})
  void listsAndRepricesEverythingWhenToldAndSaysWhatBecameOfEach() throws Exception {
    trader.obey(new Command.Pause(EnumSet.of(Activity.SELL, Activity.REPRICE)), "owner", now);
    trade(Duration.ofHours(12));
    long held = held();
    assertThat(held).isGreaterThanOrEqualTo(3);

    trader.obey(new Command.ListAll(), "owner", now);
    BulkReport paused = trader.bulk().latest().orElseThrow();
    assertThat(paused.items()).hasSize((int) held);
    assertThat(paused.count(End.REFUSED)).as("%s", paused.items()).isEqualTo(held);
    assertThat(held()).isEqualTo(held);

    trader.obey(new Command.Resume(EnumSet.allOf(Activity.class)), "owner", now);
    sandbox.failEvery(3, BulkAccount.CREATE);
    trader.obey(new Command.ListAll(), "owner", now);
    BulkReport listing = trader.bulk().latest().orElseThrow();
    assertThat(listing.done()).isTrue();
    assertThat(listing.items()).hasSize((int) held);
    assertThat(listing.count(End.REFUSED)).as("%s", listing.items()).isEqualTo(held / 3);
    assertThat(listing.count(End.DONE)).isEqualTo(held - held / 3);
    assertThat(listing.sent().done()).isEqualTo((int) held);
    assertThat(held()).isEqualTo(held / 3);

    sandbox.faultless();
    advance(Duration.ofMinutes(20));
    trader.obey(new Command.RepriceAll(), "owner", now);
    BulkReport repricing = trader.bulk().latest().orElseThrow();
    assertThat(repricing.command()).isEqualTo("reprice all");
    assertThat(repricing.items()).hasSizeLessThanOrEqualTo((int) (held - held / 3));
    assertThat(repricing.items())
        .as("what changes, changes; what is right stays")
        .allMatch(item -> item.end() == End.DONE || item.end() == End.UNCHANGED);
    trader.obey(new Command.RepriceAll(), "owner", now);
    assertThat(trader.bulk().latest().orElseThrow().items())
        .as("a second time within the venue's window")
        .allMatch(item -> item.end() == End.REFUSED || item.end() == End.UNCHANGED);
  }

  /// Why somebody would ask exactly this price.
  private String reason(Money price, Money floor, Fees fees, Entry entry, Evidence evidence) {
    Money cent = new Money(1, Currency.USD);
    Set<OfferId> own = trader.engine().portfolio().closedOffers();
    boolean below =
        ladders.get(entry.seq()).stream()
            .filter(offer -> !own.contains(offer.id()))
            .anyMatch(offer -> offer.price().minus(cent).equals(price));
    if (below) {
      return "a cent below";
    }
    if (!fees.breaksEven(price.minus(cent), floor)) {
      return "the floor";
    }
    String figures = evidence.data().toString();
    if (figures.contains("fair value, value=" + price)
        || figures.contains("value=" + price + " to ")
        || figures.contains(" to " + price + "]")) {
      return "what is usually paid";
    }
    return evidence.summary().contains("fill the target at " + price) ? "a target" : "none";
  }

  /// What it cost; 5 % less once it has been ours for two days.
  private static Money floor(Lot lot, Instant at) {
    Money cost = lot.cost().orElseThrow();
    return Duration.between(lot.acquiredAt(), at).compareTo(Duration.ofDays(2)) < 0
        ? cost
        : new Money(cost.minor() - cost.minor() / 20, Currency.USD);
  }

  private long held() {
    return trader.engine().portfolio().openLots().stream()
        .filter(lot -> lot.state() instanceof LotState.Held)
        .count();
  }

  private void trade(Duration time) throws Exception {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      Instant next = now.plus(PERIOD);
      trader.round(now);
      while (trader.hasBought()) {
        advance(LIST_AFTER);
        trader.listPurchases(now);
      }
      advance(Duration.between(now, next));
    }
  }

  private void advance(Duration time) throws Exception {
    Instant until = now.plus(time);
    while (now.isBefore(until)) {
      sandbox.pass(Duration.between(server.marketNow(), until));
      now = server.marketNow();
    }
  }
}
