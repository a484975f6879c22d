package io.floatwise.core.engine;

import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Shown;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.pricing.GameIndex;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.strategies.MeanReversion;
import io.floatwise.core.strategies.Selling;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.RequestId;
import io.floatwise.core.trade.Setting;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The prices of a whole game fall.
class FallTest {

  private static final Duration A_DAY = Duration.ofDays(1);

  private final Bot bot = new Bot();

  /// Thirty titles of `game` at that many thousandths of what they once were.
  private List<Quote> quotes(Game game, int thousandths) {
    return IntStream.range(0, 30)
        .mapToObj(i ->
            new Quote(
                new Title(game, "Title " + i),
                Optional.of(Money.usd((10_000L + 1_000 * i) * thousandths / 1_000)),
                5,
                Optional.empty(),
                0,
                bot.now()))
        .toList();
  }

  private void read(Game game, int thousandths) {
    bot.account(Shown.with("1000.00"));
    bot.step(new Event.QuotesObserved(quotes(game, thousandths)));
  }

  private Optional<RiskCounters.Pause> pause() {
    return bot.get().counters().pause(Activity.BUY, bot.now());
  }

  private long pauses() {
    return bot.journal().stream().filter(e -> e.fact() instanceof Fact.ActivitiesPaused).count();
  }

  @Test
  @Proves(
      value = "B.3",
      breaks = {Pauses.class, GameIndex.class},
      breaksMethods = {"afterFall", "fell", "lostInADay", "quoted", "change", "medianChange"})
  void buyingPausesForADayAtOnceAndTheRestGoesOn() {
    read(Game.CS2, 1_000);
    bot.later(Duration.ofHours(6));
    read(Game.CS2, 951);
    assertThat(pause()).as("less than a twentieth").isEmpty();
    read(Game.CS2, 949);
    assertThat(pause())
        .contains(
            new RiskCounters.Pause(
                "the prices of CS2 fell by 5.10 % within a day, limit 5.00 %",
                Optional.of(bot.now().plus(A_DAY))));
    assertThat(bot.get().counters().pause(Activity.SELL, bot.now())).isEmpty();
    bot.later(A_DAY);
    read(Game.CS2, 945);
    assertThat(pause()).as("the day since was quiet").isEmpty();
  }

  @Test
  void thePauseGrowsTwiceADayWhileTheyFall() {
    for (int hour = 0; hour <= 48; hour++) {
      read(Game.CS2, 1_000 - 10 * hour);
      bot.later(Duration.ofHours(1));
    }
    // From the 6th hour on at 94 %, then every twelve hours.
    assertThat(pauses()).isEqualTo(4);
    assertThat(pause().orElseThrow().until().orElseThrow())
        .isAfter(bot.now().plus(Duration.ofHours(12)));
  }

  @Test
  @Proves(
      value = "B.3",
      breaks = {Pauses.class, RiskCounters.class},
      breaksMethods = {"afterFall", "fell", "beforeBooks", "pause"})
  void thePauseOutlastsARestartThatForgetsThePrices() {
    read(Game.CS2, 1_000);
    bot.later(Duration.ofHours(1));
    read(Game.CS2, 900);
    bot.restart();
    bot.later(Duration.ofHours(23));
    read(Game.CS2, 700);
    assertThat(pause()).isPresent();
    bot.later(Duration.ofHours(1));
    bot.step(new Event.TimePassed());
    assertThat(pause()).isEmpty();
  }

  @Test
  @Proves(
      value = "B.3",
      breaks = {TargetCare.class, Engine.class},
      breaksMethods = {"takedowns", "stop", "cancel", "careForTargets", "step"})
  void targetsOfTheBotGoInTheVeryStepInWhichBuyingStops() {
    var wishes = new Wishes(TargetLog.KEEPER);
    var keeper = new Bot(wishes);
    wishes.are(new Intent.PlaceTarget(TITLE, usd("5.00"), 1));
    keeper.account(Shown.with("1000.00"));
    keeper.fees(7);
    Step placed =
        keeper.look(
            snapshot(
                List.of(offer("a", "8.00"), offer("b", "9.90"), offer("c", "10.00")),
                steadySales("10.00", 3),
                Optional.empty(),
                keeper.now()));
    keeper.answer(placed, new Outcome.Accepted(new Effect.TargetPlaced(new TargetId("own"))));
    keeper.account(Shown.with("1000.00").target("own", "5.00", 1).target("byHand", "4.00", 1));

    Step calm = keeper.step(new Event.QuotesObserved(quotes(Game.CS2, 1_000)));
    Step fall = keeper.step(new Event.QuotesObserved(quotes(Game.CS2, 900)));

    assertThat(calm.submissions()).isEmpty();
    assertThat(fall.submissions())
        .as("the one that a person placed stays")
        .extracting(Approved::intent)
        .containsExactly(new Intent.CancelTarget(new TargetId("own"), TITLE));
  }

  /// They would go on buying, and nobody would move them.
  @Test
  void targetsOfAStrategyThatDoesNotTradeAnyMoreGo() {
    var wishes = new Wishes(TargetLog.KEEPER);
    var keeper = new Bot(wishes);
    wishes.are(new Intent.PlaceTarget(TITLE, usd("5.00"), 1));
    keeper.account(Shown.with("1000.00"));
    keeper.fees(7);
    Step placed =
        keeper.look(
            snapshot(
                List.of(offer("a", "8.00"), offer("b", "9.90"), offer("c", "10.00")),
                steadySales("10.00", 3),
                Optional.empty(),
                keeper.now()));
    keeper.answer(placed, new Outcome.Accepted(new Effect.TargetPlaced(new TargetId("own"))));

    var shown = Shown.with("1000.00").target("own", "5.00", 1).target("byHand", "4.00", 1);
    var without = new Engine("test", Limits.DEFAULT, List.of(new Selling(), new MeanReversion()));
    keeper.journal().forEach(without::restore);
    Step next = without.step(keeper.now(), new Event.AccountObserved(shown.account()));

    assertThat(next.submissions())
        .as("the one that a person placed stays")
        .extracting(Approved::intent)
        .containsExactly(new Intent.CancelTarget(new TargetId("own"), TITLE));
    assertThat(keeper.account(shown).submissions()).isEmpty();
  }

  @Test
  void aGameInWhichNothingIsBoughtStopsNothingAndNeitherDoesALimitOfEverything() {
    read(Game.RUST, 1_000);
    read(Game.RUST, 500);
    assertThat(pause()).isEmpty();
    bot.command(new Command.ChangeLimits(List.of(new Setting("crash-pauses", "100 %"))));
    bot.command(new Command.Confirm(new RequestId(bot.get().seq())));
    read(Game.CS2, 1_000);
    read(Game.CS2, 500);
    assertThat(pause()).isEmpty();
    bot.command(new Command.ChangeLimits(List.of(new Setting("crash-pauses", "50 %"))));
    read(Game.CS2, 500);
    assertThat(pause()).as("half of it").isPresent();
  }

  @Test
  void itNeitherShortensNorRepeatsThePauseOfAPerson() {
    bot.command(new Command.Pause(Set.of(Activity.BUY)));
    read(Game.CS2, 1_000);
    read(Game.CS2, 500);
    assertThat(pauses()).isEqualTo(1);
    assertThat(pause()).contains(new RiskCounters.Pause("paused by owner", Optional.empty()));
  }
}
