package io.floatwise.core.engine;

import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.floatwise.core.Given;
import io.floatwise.core.Shown;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.SafetyBoard;
import io.floatwise.core.operator.Status;
import io.floatwise.core.risk.ApprovalQueue;
import io.floatwise.core.risk.LimitHistory;
import io.floatwise.core.schedule.Look;
import io.floatwise.core.strategies.ValueFlip;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.RequestEnd;
import io.floatwise.core.trade.RequestId;
import io.floatwise.core.trade.Setting;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Purchases that wait for a person, and limits that a person changes.
class ApprovalsTest {

  private static final Offer GIFT = offer("gift", "5.00");

  private Bot bot = new Bot(new ValueFlip());

  private void ready() {
    bot.account(Shown.with("1000.00"));
    fees();
  }

  private void fees() {
    var fees = Given.fees(7);
    bot.step(
        new Event.FeesObserved(
            new FeeSchedule(
                fees.game(), fees.defaultRate(), fees.minFee(), fees.reduced(), bot.now())));
  }

  private Step look(Offer... cheapest) {
    return look("10.00", cheapest);
  }

  private Step look(String worth, Offer... cheapest) {
    var ladder = new ArrayList<>(List.of(cheapest));
    Money fair = usd(worth);
    ladder.add(offer("x", fair.minus(Money.usd(10)).toDecimal()));
    ladder.add(offer("y", worth));
    return bot.look(snapshot(ladder, steadySales(worth, 3), Optional.empty(), bot.now()));
  }

  private List<ApprovalQueue.Request> waiting() {
    return List.copyOf(bot.get().counters().approvals().waiting());
  }

  /// Looks at the gift and returns the request that follows.
  private RequestId asked() {
    ready();
    assertThat(look(GIFT).submissions()).isEmpty();
    assertThat(waiting()).hasSize(1);
    return waiting().getFirst().id();
  }

  private String end() {
    return bot.journal().stream()
        .map(Entry::fact)
        .filter(Fact.ApprovalEnded.class::isInstance)
        .map(Fact.ApprovalEnded.class::cast)
        .reduce((_, last) -> last)
        .map(e -> e.end() + " " + e.reason())
        .orElse("waits");
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {Clerk.class, ApprovalQueue.class},
      breaksMethods = {"judge", "apply", "isWaiting"})
  void anOddPurchaseWaitsOnceAndReservesNothingAlsoAfterARestart() {
    RequestId id = asked();
    assertThat(bot.lastResult())
        .startsWith("waits for approval until 2026-11-24T00:00:00Z, odd-edge: an expected gain");
    look(GIFT);
    bot.restart();
    ready();
    look(GIFT);
    assertThat(waiting()).extracting(ApprovalQueue.Request::id).containsExactly(id);
    assertThat(bot.get().portfolio().reserved()).isEqualTo(Money.ZERO_USD);
    assertThat(safety().approvals())
        .extracting(Status.ApprovalLine::id, Status.ApprovalLine::action, Status.ApprovalLine::cost)
        .containsExactly(tuple(id + "", "buy", usd("5.00")));
  }

  private Status.Safety safety() {
    Engine engine = bot.get();
    return SafetyBoard.draw(bot.now(), engine.portfolio(), engine.counters(), engine.limits());
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {Clerk.class, Obedience.class, ApprovalQueue.class},
      breaksMethods = {"checkApproved", "approve", "apply"})
  void anApprovedPurchaseIsMadeOnceAtTheNextLookAndNotBefore() {
    RequestId id = asked();
    Step approved = bot.command(new Command.Approve(id));
    assertThat(approved.submissions()).as("an approval is no order").isEmpty();
    assertThat(bot.get().wanted(0))
        .extracting(Look::title)
        .as("its title is looked at first")
        .startsWith(Given.TITLE);
    bot.restart();
    ready();
    Step step = look(GIFT);
    assertThat(step.submissions()).hasSize(1);
    assertThat(step.submissions().getFirst().intent()).isEqualTo(new Intent.BuyOffer(GIFT));
    assertThat(waiting()).isEmpty();
    assertThat(end())
        .isEqualTo(
            "SUBMITTED checked again and submitted as " + step.submissions().getFirst().id());
    assertThat(look(GIFT).submissions()).isEmpty();
  }

  @Test
  @Proves(value = "P4.6.8", breaks = Recheck.class)
  void whatChangedSinceTheApprovalIsNotBoughtAndSaysWhy() {
    assertThat(afterApproval(() -> look())).isEqualTo("REFUSED outdated: the offer is gone");
    assertThat(afterApproval(() -> look(offer("gift", "5.01"))))
        .isEqualTo("REFUSED outdated: approved at 5.00 USD, the offer now costs 5.01 USD");
    assertThat(afterApproval(() -> look(locked(GIFT))))
        .isEqualTo("REFUSED outdated: the offer cannot be bought now");
    assertThat(afterApproval(() -> look("5.30", GIFT)))
        .isEqualTo(
            "REFUSED outdated: 5.00 USD is more than 4.92 USD,"
                + " what the fair value now brings after the fee");
  }

  private static Offer locked(Offer o) {
    return new Offer(o.id(), o.item(), o.price(), o.createdAt(), o.custody(), true);
  }

  private interface Again {
    Step again();
  }

  private String afterApproval(Again look) {
    bot = new Bot(new ValueFlip());
    bot.command(new Command.Approve(asked()));
    assertThat(look.again().submissions()).isEmpty();
    return end();
  }

  @Test
  @Proves(value = "T5.6", breaks = Clerk.class, breaksMethods = "checkApproved")
  void anApprovalLiftsNoLimitAndStaleDataRefuseItStill() {
    bot.command(new Command.Approve(asked()));
    bot.later(Duration.ofMinutes(11));
    List<Offer> ladder = List.of(GIFT, offer("x", "9.90"), offer("y", "10.00"));
    Step stale = bot.look(snapshot(ladder, steadySales("10.00", 3)));
    assertThat(stale.submissions()).isEmpty();
    assertThat(end()).isEqualTo("REFUSED stale-quote: quote is 660 s old, limit 600 s");

    RequestId again = asked();
    bot.command(new Command.Approve(again));
    bot.command(new Command.Reduce());
    assertThat(look(GIFT).submissions()).isEmpty();
    assertThat(end()).isEqualTo("REFUSED stopped: only cancel and sell, says owner");
  }

  @Test
  void whatNobodyApprovesInTimeOrSomebodyDeniesIsNotAskedAboutAgainForADay() {
    RequestId id = asked();
    bot.later(Duration.ofHours(12).minusSeconds(1));
    bot.step(new Event.TimePassed());
    assertThat(waiting()).hasSize(1);
    bot.later(Duration.ofSeconds(1));
    bot.step(new Event.TimePassed());
    assertThat(end()).isEqualTo("EXPIRED nobody approved it in time");
    bot.restart();
    ready();
    look(GIFT);
    assertThat(waiting()).isEmpty();
    assertThat(bot.lastResult())
        .isEqualTo(
            "refused by answered: the same purchase was not approved in time 0 min ago, it is not"
                + " asked about again for 24 h");
    look(offer("gift", "4.90"));
    assertThat(waiting()).as("another price is another purchase").hasSize(1);
    bot.command(new Command.Deny(waiting().getFirst().id()));
    assertThat(end()).isEqualTo("DENIED denied by owner");
    bot.later(Duration.ofHours(24));
    ready();
    look(offer("gift", "4.90"));
    assertThat(waiting()).as("a day later").hasSize(1);

    bot.command(new Command.Approve(id));
    assertThat(refusal())
        .hasValueSatisfying(
            text -> assertThat(text).startsWith("approve " + id + " by owner: expected one of"));
  }

  @Test
  void anApprovalThatCannotBeCheckedInTimeIsWorthNothing() {
    bot.command(new Command.Approve(asked()));
    bot.later(Duration.ofHours(12));
    ready();
    assertThat(look(GIFT).submissions()).isEmpty();
    assertThat(end()).isEqualTo(RequestEnd.EXPIRED + " it was not looked at in time");
  }

  private Optional<String> refusal() {
    return safety().refusedCommand().map(Status.RefusedLine::text);
  }

  private static Setting set(String name, String value) {
    return new Setting(name, value);
  }

  private void change(Setting... settings) {
    bot.command(new Command.ChangeLimits(List.of(settings)));
  }

  private String value(String name) {
    return bot.get().limits().settings().stream()
        .filter(s -> s.name().equals(name))
        .map(Setting::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {Obedience.class, Folds.class, LimitHistory.class},
      breaksMethods = {"change", "confirm", "apply", "over", "proposal"})
  void stricterLimitsHoldAtOnceLooserOnesNeedASecondWordAndBothSurviveARestart() {
    ready();
    change(set("max-per-trade", "7.00 USD"), set("max-per-day", "40.00 USD"));
    assertThat(value("max-per-trade")).isEqualTo("7.00 USD");
    look(offer("cheap", "8.00"));
    assertThat(bot.lastResult())
        .isEqualTo("refused by max-per-trade: price is 8.00 USD, limit 7.00 USD");
    bot.restart();
    ready();
    assertThat(value("max-per-day")).isEqualTo("40.00 USD");

    change(set("max-per-trade", "60.00 USD"), set("max-per-day", "30.00 USD"));
    assertThat(value("max-per-trade")).as("proposed only").isEqualTo("7.00 USD");
    assertThat(value("max-per-day")).as("all of it waits").isEqualTo("40.00 USD");
    Status.ProposalLine proposal = safety().proposal().orElseThrow();
    bot.restart();
    bot.command(new Command.Confirm(new RequestId(Long.parseLong(proposal.id().substring(1)))));
    assertThat(value("max-per-trade")).isEqualTo("60.00 USD");
    assertThat(value("max-per-day")).isEqualTo("30.00 USD");
    assertThat(safety().proposal()).as("confirmed once").isEmpty();
    bot.restart();
    assertThat(value("max-per-trade")).isEqualTo("60.00 USD");
  }

  @Test
  void aSecondProposalDropsNothingOfTheFirst() {
    ready();
    change(set("max-per-trade", "60.00 USD"));
    change(set("max-per-day", "600.00 USD"), set("max-per-trade", "55.00 USD"));
    Status.ProposalLine both = safety().proposal().orElseThrow();
    assertThat(both.changes())
        .containsExactly(set("max-per-trade", "55.00 USD"), set("max-per-day", "600.00 USD"));
    bot.command(new Command.Confirm(new RequestId(Long.parseLong(both.id().substring(1)))));
    assertThat(value("max-per-trade")).isEqualTo("55.00 USD");
    assertThat(value("max-per-day")).isEqualTo("600.00 USD");
  }

  @Test
  void aProposalThatIsTooOldOrAnotherOneCannotBeConfirmed() {
    ready();
    change(set("max-per-trade", "60.00 USD"));
    var id = new RequestId(Long.parseLong(safety().proposal().orElseThrow().id().substring(1)));
    bot.command(new Command.Confirm(new RequestId(id.seq() + 1)));
    assertThat(refusal())
        .contains(
            "confirm a%d by owner: expected the proposal %s, found a%d (error 8000)"
                .formatted(id.seq() + 1, id, id.seq() + 1));
    bot.later(Duration.ofHours(1));
    bot.command(new Command.Confirm(id));
    assertThat(value("max-per-trade")).isEqualTo("50.00 USD");
    assertThat(refusal())
        .contains(
            "confirm %s by owner: expected no proposal, for none waits, found %s (error 8000)"
                .formatted(id, id));
  }

  @Test
  void limitsThatCannotHoldChangeNothingAndEveryProblemIsNamed() {
    ready();
    change(set("max-per-trade", "-1.00 USD"), set("quorum", "much"), set("reserve", "6 %"));
    assertThat(value("reserve")).isEqualTo("5.00 %");
    assertThat(refusal())
        .contains(
            "limits by owner: max-per-trade: expected an amount such as 50.00 USD, at most"
                + " 1000000.00 USD; found -1.00 USD; quorum: expected a share such as 20 %, at most"
                + " 100 %; found much (error 8000)");
    bot.command(new Command.ChangeLimits(List.of()));
    assertThat(refusal())
        .contains("limits by owner: expected at least one limit, found none (error 8000)");
  }
}
