package io.floatwise.core.risk;

import static io.floatwise.core.Given.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.Given;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Stance;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a person must look at first, and what a person's word or a wrong clock forbids.
class ApprovalRulesTest {

  private final Court court = new Court(Books.with("1000.00"));

  private void hold() {
    court.holds = RiskRules.HOLDS;
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {ApprovalRules.class, RiskGate.class},
      breaksMethods = {"oddEdge", "expected", "judge"})
  void anEdgeAboveThirtyPercentWaitsForAPerson() {
    hold();
    assertThat(court.buy("8.00")).isEqualTo("passed");
    assertThat(court.buy("7.04")).isEqualTo("passed");
    assertThat(court.buy("7.03"))
        .isEqualTo(
            "held by odd-edge: an expected gain of 2.12 USD on 7.03 USD is more than 30.00 %");
    assertThat(court.buy("0.30")).as("below every level").startsWith("held by odd-edge");
    assertThat(court.target("5.00", 1)).as("our own price").isEqualTo("passed");
    court.limits = Limits.DEFAULT.with(Limit.ODD_EDGE, Rate.ofPercent(40));
    assertThat(court.buy("7.03")).isEqualTo("passed");
  }

  @Test
  void whatALimitRefusesIsNeverAskedAbout() {
    hold();
    court.books = Books.with("49.00");
    assertThat(court.buy("5.00")).startsWith("min-balance");
  }

  @Test
  void bigPurchasesAndMarkedLevelsWaitForAPerson() {
    hold();
    court.limits = Limits.DEFAULT.with(Limit.APPROVAL_SHARE, Rate.ofPercent(16));
    assertThat(court.buy("8.00")).isEqualTo("passed");
    assertThat(court.buy("8.01")).isEqualTo("held by big-purchase: 8.01 USD is more than 8.00 USD");
    assertThat(court.target("4.01", 2)).startsWith("held by big-purchase: 8.02 USD");
    court.limits = Limits.DEFAULT.with(Limit.APPROVAL_LEVELS, Set.of(Level.STANDARD));
    assertThat(court.buy("8.00"))
        .isEqualTo("held by marked-level: the owner wants to see every purchase of level STANDARD");
    assertThat(court.target("2.99", 2)).as("of level BOOST").isEqualTo("passed");
  }

  @Test
  @Proves(value = "T5.6", breaks = ReadinessRules.class, breaksMethods = "skew")
  void buysNothingWhileTheVenuesClockIsMoreThanAMinuteFromOursOrUnknown() {
    court.skew = Optional.of(Duration.ofSeconds(60));
    assertThat(court.buy("8.00")).isEqualTo("passed");
    court.skew = Optional.of(Duration.ofMinutes(-1).minusMillis(1));
    assertThat(court.buy("8.00"))
        .isEqualTo("clock-skew: the venue's clock is 60.001 s from ours, limit 60 s");
    court.skew = Optional.empty();
    assertThat(court.buy("8.00"))
        .isEqualTo("clock-skew: how far the venue's clock is from ours is not known");
    LotId lot = court.books.buy(Given.offer("a", "5.00"));
    assertThat(court.list(lot, "10.00")).as("selling goes on").isEqualTo("passed");
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {Brake.class, ReadinessRules.class},
      breaksMethods = {"apply", "stopped", "reason"})
  void reduceLetsOnlySellAndCancelHaltLetsNothingAndBothSurviveARestart() {
    LotId lot = court.books.buy(Given.offer("a", "5.00"));
    var cancel = new Intent.CancelTarget(new TargetId("t"), TITLE);
    court.books.fact(new Fact.StanceTaken(Stance.REDUCE, "reduce by owner"));
    court.books = court.books.restarted();
    assertThat(court.buy("8.00")).isEqualTo("stopped: reduce by owner");
    assertThat(court.target("5.00", 1)).startsWith("stopped");
    assertThat(court.list(lot, "10.00")).isEqualTo("passed");
    assertThat(court.judge(cancel)).isEqualTo("passed");

    court.books.fact(new Fact.StanceTaken(Stance.HALT, "halt by owner"));
    court.books = court.books.restarted().later(Duration.ofDays(1));
    court.freshMarket();
    assertThat(court.buy("8.00")).isEqualTo("stopped: halt by owner");
    assertThat(court.list(lot, "10.00")).startsWith("stopped");
    assertThat(court.judge(cancel)).startsWith("stopped");

    court.books.fact(new Fact.StanceTaken(Stance.NORMAL, "resumed by owner"));
    assertThat(court.buy("8.00")).isEqualTo("passed");
    court.books.fact(new Fact.ActivitiesPaused(EnumSet.of(Activity.BUY), "mine", Optional.empty()));
    assertThat(court.buy("8.00")).as("a pause is another thing").isEqualTo("paused: mine");
  }

  @Test
  void takingDownWaitsForNeitherTheBooksNorForAnotherAnswerOfTheTitle() {
    court.reconciled = false;
    court.valuation = Optional.empty();
    court.books.submit(new Intent.BuyOffer(Given.offer("x", "5.00")));
    var cancel = new Intent.CancelTarget(new TargetId("t"), TITLE);
    assertThat(court.judge(cancel)).isEqualTo("passed");
    court.books.submit(cancel);
    assertThat(court.judge(cancel))
        .isEqualTo("busy: the outcome of i3 for the same target is not known yet");
    assertThat(court.judge(new Intent.CancelTarget(new TargetId("u"), TITLE))).isEqualTo("passed");
  }
}
