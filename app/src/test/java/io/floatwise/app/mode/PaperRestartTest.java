package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.live.Trader;
import io.floatwise.app.run.Ports;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.paper.PaperAccount;
import io.floatwise.core.paper.PaperVenue;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.journal.MemoryJournal;
import io.floatwise.testkit.sim.SimFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A paper account lives in its journal alone.
class PaperRestartTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Money DEPOSIT = Money.usd(1000_00);

  private final MemoryJournal journal = new MemoryJournal();
  private final SimExchange market = market();
  private PaperAccount account;
  private Trader trader;

  @Test
  @Proves(value = "P5.2.3.4", breaks = PaperAccount.class)
  void isTheSameAccountAfterEveryRestart() {
    start();
    int sold = 0;
    for (int day = 0; day < 14; day++) {
      for (int hour = 0; hour < 24; hour++) {
        trader.round(market.now());
        market.advanceTo(market.now().plus(Duration.ofHours(1)));
      }
      trader.round(market.now());
      List<String> before = account();
      String books = books(trader.engine().portfolio());
      long seq = trader.engine().seq();

      start();

      assertThat(account()).as("day %d", day).isEqualTo(before);
      assertThat(books(trader.engine().portfolio())).isEqualTo(books);
      trader.round(market.now());
      assertThat(entriesAfter(seq))
          .as("nothing has to be explained")
          .noneMatch(e ->
              e.fact() instanceof Fact.BooksDiffer
                  || e.fact() instanceof Fact.LotAdopted
                  || e.fact() instanceof Fact.LotWithdrawn
                  || e.fact() instanceof Fact.OfferAdopted
                  || e.fact() instanceof Fact.OfferVanished);
      sold = account.sales(Instant.EPOCH, market.now()).size();
    }
    assertThat(sold).isGreaterThan(20);
  }

  private void start() {
    var books = new Portfolio();
    journal.replay(books::apply);
    account = new PaperAccount(books, DEPOSIT, market.now());
    var venue = new PaperVenue(account, new SimFeed(market), market::now, () -> Duration.ZERO);
    trader =
        new Trader(
            new Engine("paper", Limits.DEFAULT, Strategies.USUAL),
            journal,
            new Executor(venue),
            venue.feed(),
            List.of(Game.CS2),
            Ports.HOURLY_CALLS,
            _ -> {});
    trader.restore();
  }

  private List<String> account() {
    Instant now = market.now();
    var lines = new ArrayList<String>();
    lines.add(account.balance(now).toString());
    account.inventory(Game.CS2).forEach(item -> lines.add(item.toString()));
    account.offers(Game.CS2).stream().map(o -> o.toString()).sorted().forEach(lines::add);
    account.targets(Game.CS2).forEach(target -> lines.add(target.toString()));
    account.sales(Instant.EPOCH, now).stream().map(s -> s.toString()).sorted().forEach(lines::add);
    return lines;
  }

  private static String books(Portfolio books) {
    return "%s %s %s".formatted(books.cash(), books.lots(), books.totals());
  }

  private List<Entry> entriesAfter(long seq) {
    var entries = new ArrayList<Entry>();
    journal.replay(entry -> {
      if (entry.seq() > seq) {
        entries.add(entry);
      }
    });
    return entries;
  }

  private static SimExchange market() {
    var exchange =
        new SimExchange(
            SimRules.DEFAULT,
            (g, time) -> new FeeSchedule(g, Rate.ofPercent(5), Money.usd(1), Map.of(), time),
            1,
            START);
    for (int i = 0; i < 2; i++) {
      exchange.open(new Title(Game.CS2, "Case " + i), new SteadyCrowd(i, 400 + 311L * i));
    }
    exchange.advanceTo(START.plus(Duration.ofDays(2)));
    return exchange;
  }
}
