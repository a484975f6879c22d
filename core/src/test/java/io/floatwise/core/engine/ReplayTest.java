package io.floatwise.core.engine;

import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Shown;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.operator.Command;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.strategies.MeanReversion;
import io.floatwise.core.strategies.Selling;
import io.floatwise.core.strategies.ValueFlip;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.trace.Author;
import io.floatwise.core.trace.Basis;
import io.floatwise.core.trace.Ending;
import io.floatwise.core.trace.Sight;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.RequestId;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// A decision that is made again on what was kept of it is the same, and another one where anything
/// that decides is another.
class ReplayTest {

  private static final List<Strategy> STRATEGIES = List.of(new Selling(), new ValueFlip());

  private final Bot bot = new Bot(new Selling(), new ValueFlip());

  private void ready() {
    bot.account(Shown.with("1000.00"));
    bot.fees(7);
  }

  /// The cheapest offer and a ladder around the fair value.
  private Snapshot market(String fair, String cheapest) {
    var offers = new ArrayList<Offer>(List.of(offer("o1", cheapest)));
    for (int i = 0; i < 5; i++) {
      offers.add(offer("x" + i, usd(fair).plus(usd("0.10").times(i)).toDecimal()));
    }
    return snapshot(offers, steadySales(fair, 8), Optional.empty(), bot.now());
  }

  private static List<Replay.Result> again(List<Trace> traces, List<Entry> journal) {
    var replay = new Replay(STRATEGIES, traces);
    journal.forEach(replay::apply);
    return replay.results();
  }

  private Replay.Result again(Trace trace) {
    return again(List.of(trace), bot.journal()).getFirst();
  }

  private Trace last() {
    return bot.traces().getLast();
  }

  private static Trace with(Trace trace, UnaryOperator<Basis> change) {
    return new Trace(
        trace.at(),
        trace.title(),
        trace.basis().map(change),
        trace.author(),
        trace.decision(),
        trace.ending(),
        trace.decidedOn(),
        trace.judgedOn());
  }

  private static Trace perTrade(Trace trace, String limit) {
    return with(
        trace, basis -> basis.under(basis.standing().limits().with(Limit.PER_TRADE, usd(limit))));
  }

  private static Trace seeing(Trace trace, UnaryOperator<Snapshot> change) {
    return with(
        trace,
        basis -> {
          Sight sight = basis.sight().orElseThrow();
          var other = new Sight(change.apply(sight.snapshot()), sight.fees(), sight.lessons());
          return new Basis(basis.at(), Optional.of(other), basis.stated(), basis.standing());
        });
  }

  @Test
  void aRefusalIsTheSameAgainAndAnotherLimitWouldHaveLetItPass() {
    ready();
    bot.look(market("90.00", "75.00"));

    assertThat(last().ending())
        .isEqualTo(new Ending.Refused("max-per-trade", "price is 75.00 USD, limit 50.00 USD"));
    assertThat(again(last()))
        .isInstanceOfSatisfying(
            Replay.Result.Same.class,
            same ->
                assertThat(same.passed())
                    .startsWith("not-reconciled", "stopped", "paused")
                    .contains("quorum", "drawdown")
                    .doesNotContain("max-per-trade", "max-per-day"));
    assertThat(again(perTrade(last(), "80.00")))
        .isInstanceOfSatisfying(
            Replay.Result.Different.class,
            other -> {
              assertThat(other.decision()).isEqualTo(last().decision());
              assertThat(other.ending()).isNotInstanceOf(Ending.Refused.class);
            });
  }

  @Test
  void aPurchaseIsTheSameAgainAndATighterLimitWouldHaveRefusedIt() {
    ready();
    Step step = bot.look(market("10.00", "8.00"));
    bot.answer(step, new Outcome.Accepted(new Effect.Bought()));

    assertThat(last().ending()).isEqualTo(new Ending.Submitted(step.submissions().getFirst().id()));
    assertThat(again(last())).isInstanceOf(Replay.Result.Same.class);
    assertThat(again(perTrade(last(), "7.99")))
        .isInstanceOfSatisfying(
            Replay.Result.Different.class,
            other ->
                assertThat(other.ending())
                    .isEqualTo(
                        new Ending.Refused("max-per-trade", "price is 8.00 USD, limit 7.99 USD")));
  }

  @Test
  void everyPartOfWhatWasSeenDecides() {
    ready();
    bot.look(market("10.00", "8.00"));
    Trace bought = last();
    assertThat(again(bought)).isInstanceOf(Replay.Result.Same.class);

    assertThat(
            again(
                seeing(
                    bought,
                    s ->
                        new Snapshot(
                            s.title(), s.quote(), s.offers().subList(1, 6), s.sales(), s.asOf()))))
        .as("without the offer")
        .isInstanceOf(Replay.Result.Different.class);
    assertThat(
            again(
                seeing(
                    bought,
                    s ->
                        new Snapshot(
                            s.title(),
                            s.quote(),
                            s.offers(),
                            s.sales().subList(1, 160),
                            s.asOf()))))
        .as("without a sale")
        .isInstanceOf(Replay.Result.Different.class);
    assertThat(
            again(
                with(
                    bought,
                    l -> new Basis(l.at().plusSeconds(3600), l.sight(), l.stated(), l.standing()))))
        .as("an hour later")
        .isInstanceOf(Replay.Result.Different.class);
  }

  @Test
  @Proves(value = "T5.8", breaks = Replay.class, breaksMethods = "apply")
  void booksAreThoseOfTheMomentAndNothingLater() {
    ready();
    Step bought = bot.look(market("10.00", "8.00"));
    Trace first = last();
    bot.answer(bought, new Outcome.Accepted(new Effect.Bought()));
    bot.look(market("10.00", "8.00"));

    assertThat(last().ending()).as("now the same item is ours").isInstanceOf(Ending.Refused.class);
    assertThat(again(first)).isInstanceOf(Replay.Result.Same.class);
    assertThat(again(List.of(first), bot.journal().subList(0, (int) first.judgedOn())))
        .as("what came after is not needed")
        .singleElement()
        .isInstanceOf(Replay.Result.Same.class);
    assertThat(again(bot.traces(), bot.journal()))
        .hasSameSizeAs(bot.traces())
        .allMatch(Replay.Result.Same.class::isInstance);
  }

  @Test
  void whatPeopleApprovedAndCommandedIsJudgedAgain() {
    ready();
    bot.look(market("10.00", "5.00"));
    assertThat(last().ending()).isInstanceOf(Ending.Held.class);
    bot.command(new Command.Approve(new RequestId(bot.get().seq())));
    bot.later(Duration.ofMinutes(1));
    Step approved = bot.look(market("10.00", "5.00"));
    assertThat(bot.traces()).anyMatch(t -> t.author().kind() == Author.Kind.APPROVAL);
    bot.answer(approved, new Outcome.Accepted(new Effect.Bought()));
    Step listed = bot.look(market("10.00", "9.90"));
    bot.answer(listed, new Outcome.Accepted(new Effect.Listed(new OfferId("own"))));
    bot.later(Duration.ofHours(1));
    bot.command(new Command.DelistAll());
    assertThat(last().author().kind()).isEqualTo(Author.Kind.PERSON);
    assertThat(last().ending()).isInstanceOf(Ending.Submitted.class);

    assertThat(again(bot.traces(), bot.journal()))
        .hasSameSizeAs(bot.traces())
        .allMatch(Replay.Result.Same.class::isInstance);
  }

  /// The strategies that decide again have their usual values; those that decided stand in the
  /// trace.
  @Test
  @Proves(value = "P5.3.2.7", breaks = Replay.class)
  void aStrategyDecidesAgainWithTheValuesThatItHad() {
    Strategy usual = new MeanReversion();
    Strategy other =
        usual.with(
            ParameterSet.of(
                usual.parameters(), Map.of("window-days", 5L, "deviations-tenths", 35L)));
    var tuned = new Bot(other);
    tuned.account(Shown.with("1000.00"));
    tuned.fees(7);
    tuned.look(market("10.00", "8.00"));
    Trace trace = tuned.traces().getLast();
    assertThat(trace.author().name())
        .isEqualTo("mean-reversion:deviations-tenths=35,edge-bp=300,least-sales=20,window-days=5");

    var replay = new Replay(List.of(usual), List.of(trace));
    tuned.journal().forEach(replay::apply);
    assertThat(replay.results().getFirst()).isInstanceOf(Replay.Result.Same.class);

    var named =
        new Trace(
            trace.at(),
            trace.title(),
            trace.basis(),
            Author.strategy(usual.text()),
            trace.decision(),
            trace.ending(),
            trace.decidedOn(),
            trace.judgedOn());
    var differs = new Replay(List.of(usual), List.of(named));
    tuned.journal().forEach(differs::apply);
    assertThat(differs.results().getFirst()).isInstanceOf(Replay.Result.Different.class);
  }

  @Test
  void saysWhatIsMissingWhereItCannotDecideAgain() {
    bot.account(Shown.with("1000.00"));
    bot.look(market("10.00", "8.00"));
    assertThat(last().rule()).contains("fee-unknown");
    assertThat(again(last())).isInstanceOf(Replay.Result.Same.class);
    bot.fees(7);
    bot.look(market("10.00", "8.00"));
    Trace trace = last();

    assertThat(again(List.of(trace), List.of()))
        .containsExactly(
            new Replay.Result.Impossible(
                "it was decided on books up to entry %d, the journal ends with entry 0"
                    .formatted(trace.judgedOn())));
    var replay = new Replay(List.of(), List.of(trace));
    bot.journal().forEach(replay::apply);
    assertThat(replay.results())
        .containsExactly(new Replay.Result.Impossible("this program has no strategy value-flip"));
    var forgotten =
        new Trace(
            trace.at(),
            trace.title(),
            Optional.empty(),
            trace.author(),
            trace.decision(),
            trace.ending(),
            trace.decidedOn(),
            trace.judgedOn());
    assertThat(again(forgotten))
        .isEqualTo(new Replay.Result.Impossible("what it was decided on is not kept"));
  }
}
