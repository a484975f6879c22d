package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Step;
import io.floatwise.core.execution.Account;
import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.operator.Command;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Brake;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.LimitHistory;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.Setting;
import io.floatwise.core.trade.Stance;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.DataDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What risk remembers, in the real journal on the disk: before and after a restart, and before and
/// after midnight.
class RiskSurvivesTest {

  private static final Title TITLE = new Title(Game.CS2, "AK-47 | Redline (Field-Tested)");

  /// 23:00 in Berlin.
  private static final Instant EVENING = Instant.parse("2026-11-23T22:00:00Z");

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Limits LIMITS =
      Limits.DEFAULT
          .with(Limit.TIME_ZONE, BERLIN)
          .with(Limit.PER_DAY, Money.usd(20_00))
          .with(Limit.LOTS_PER_TITLE, 100)
          .with(Limit.SHARE_OF_SALES, Rate.ofPercent(100));

  /// Buys the cheapest offer, whatever it costs.
  private record Buyer() implements Strategy {
    @Override
    public String name() {
      return "buyer";
    }

    @Override
    public List<Decision> decide(StrategyView view) {
      Offer cheapest = view.snapshot().offers().getFirst();
      return List.of(
          new Decision.Propose(new Intent.BuyOffer(cheapest), new Evidence("cheapest", List.of())));
    }
  }

  /// An engine over a journal in SQLite.
  private static final class Bot implements AutoCloseable {
    final SqlJournal journal;
    final Engine engine = new Engine("test", LIMITS, List.of(new Buyer()));
    final List<Item> inventory;
    Instant now;
    int offers;

    Bot(Path folder, Instant now, List<Item> inventory) {
      this.now = now;
      this.inventory = inventory;
      journal = SqlJournal.open(DataDirectory.open(folder), "test");
      journal.replay(engine::restore);
    }

    Step step(Event event) {
      Step step = engine.step(now, event);
      if (!step.entries().isEmpty()) {
        journal.append(step.entries());
      }
      return step;
    }

    void read() {
      Money free = engine.portfolio().cash().map(c -> c.usable()).orElse(Money.usd(1000_00));
      step(
          new Event.AccountObserved(
              new Account(
                  new Balance(free, free, Money.ZERO_USD),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  inventory.stream()
                      .map(item -> new HeldItem(item, Optional.empty(), true))
                      .toList(),
                  Duration.ZERO,
                  Map.of())));
      step(
          new Event.FeesObserved(
              new FeeSchedule(Game.CS2, Rate.ofPercent(7), Money.usd(1), Map.of(), now)));
    }

    /// Looks at a market in which something is offered at 8.00.
    Step look() {
      offers++;
      List<Offer> ladder =
          List.of(offer("cheap" + offers, 8_00), offer("x", 9_90), offer("y", 10_00));
      var quote = new Quote(TITLE, Optional.of(Money.usd(8_00)), 3, Optional.empty(), 0, now);
      List<Sale> sales =
          IntStream.range(0, 60)
              .mapToObj(i ->
                  new Sale(
                      TITLE,
                      Money.usd(10_00 + i % 5),
                      now.minus(Duration.ofHours(8L * i)),
                      SaleKind.OFFER,
                      Attributes.UNKNOWN))
              .toList();
      return step(new Event.TitleObserved(new Snapshot(TITLE, quote, ladder, sales, now)));
    }

    private Offer offer(String id, long cents) {
      return new Offer(
          new OfferId(id + now),
          new Item(new AssetId(id + now), TITLE, Attributes.UNKNOWN),
          Money.usd(cents),
          now,
          Custody.VENUE,
          false);
    }

    void answer(Step step, Outcome outcome) {
      for (Approved approved : step.submissions()) {
        if (outcome instanceof Outcome.Accepted
            && approved.intent() instanceof Intent.BuyOffer buy) {
          inventory.add(buy.item());
        }
        step(new Event.OutcomeArrived(approved.id(), outcome));
      }
    }

    String refusal() {
      List<Fact> facts = new ArrayList<>();
      journal.replay((Entry e) -> facts.add(e.fact()));
      return facts.stream()
          .filter(Fact.IntentRefused.class::isInstance)
          .map(Fact.IntentRefused.class::cast)
          .reduce((_, last) -> last)
          .map(r -> r.rule() + ": " + r.reason())
          .orElse("none");
    }

    Optional<RiskCounters.Pause> pause() {
      return engine.counters().pause(Activity.BUY, now);
    }

    @Override
    public void close() {
      journal.close();
    }
  }

  @TempDir private Path folder;
  private final List<Item> inventory = new ArrayList<>();

  private Bot start(Instant now) {
    var bot = new Bot(folder, now, inventory);
    bot.read();
    return bot;
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {RiskCounters.class, Engine.class},
      breaksMethods = {"beforeBooks", "spentOn", "spend", "day", "restore"})
  void theBudgetOfTheDayIsThereAfterARestartAndRenewedAtMidnightOfTheAccount() {
    try (Bot bot = start(EVENING)) {
      bot.answer(bot.look(), new Outcome.Accepted(new Effect.Bought()));
      bot.answer(bot.look(), new Outcome.Accepted(new Effect.Bought()));
    }
    try (Bot bot = start(EVENING.plus(Duration.ofHours(1)).minusMillis(1))) {
      assertThat(bot.look().submissions()).isEmpty();
      assertThat(bot.refusal())
          .isEqualTo("max-per-day: spent today with this is 24.00 USD, limit 20.00 USD");
    }
    try (Bot bot = start(EVENING.plus(Duration.ofHours(1)))) {
      assertThat(bot.look().submissions()).as("midnight in Berlin, 23:00 UTC").hasSize(1);
    }
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {RiskCounters.class, Engine.class},
      breaksMethods = {"beforeBooks", "countError", "pause", "conclude", "restore"})
  void errorPausesAndDrawdownOutlastARestartAndMidnight() {
    Instant late = EVENING.plus(Duration.ofMinutes(55));
    try (Bot bot = start(late)) {
      for (int i = 0; i < 3; i++) {
        bot.answer(bot.look(), new Outcome.Rejected("InternalError", ""));
      }
      assertThat(bot.pause()).isPresent();
    }
    try (Bot bot = start(late.plus(Duration.ofMinutes(14)))) {
      assertThat(bot.look().submissions()).as("14 minutes later, after midnight").isEmpty();
      assertThat(bot.refusal()).isEqualTo("paused: 3 errors in a row");
      assertThat(bot.engine.counters().errorsInRow()).isEqualTo(3);
      assertThat(bot.engine.counters().peakEquity()).isEqualTo(Money.usd(1000_00));
    }
    try (Bot bot = start(late.plus(Duration.ofMinutes(15)))) {
      Step step = bot.look();
      assertThat(step.submissions()).as("the pause is over").hasSize(1);
      bot.answer(step, new Outcome.Unknown("timeout"));
      assertThat(bot.pause()).as("the fourth error in a row").isPresent();
    }
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {LimitHistory.class, Brake.class})
  void changedLimitsAndAHaltAreThereAfterARestart() {
    try (Bot bot = start(EVENING)) {
      bot.step(
          new Event.CommandGiven(
              new Command.ChangeLimits(List.of(new Setting("max-per-trade", "7.00 USD"))),
              "owner"));
    }
    try (Bot bot = start(EVENING.plus(Duration.ofDays(1)))) {
      assertThat(bot.look().submissions()).isEmpty();
      assertThat(bot.refusal()).isEqualTo("max-per-trade: price is 8.00 USD, limit 7.00 USD");
      bot.step(new Event.CommandGiven(new Command.Halt(), "owner"));
    }
    try (Bot bot = start(EVENING.plus(Duration.ofDays(2)))) {
      assertThat(bot.engine.counters().brake().stance()).isEqualTo(Stance.HALT);
      bot.look();
      assertThat(bot.refusal()).isEqualTo("stopped: halted by owner");
    }
  }
}
