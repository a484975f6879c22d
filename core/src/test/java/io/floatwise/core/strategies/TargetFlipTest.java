package io.floatwise.core.strategies;

import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Condition;
import io.floatwise.core.item.Trait;
import io.floatwise.core.item.Wear;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.TargetGroup;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetFlipTest extends TargetScene {

  @Test
  @Proves(
      value = "P4.5.1",
      breaks = {TargetFlip.class, TargetChance.class, TargetStart.class})
  void placesATargetByItselfWithTheFiguresThatSayWhyItPays() {
    Decision decision = decide(rival("8.50", 2));
    Intent.PlaceTarget place = place(decision);
    assertThat(place.title()).isEqualTo(TITLE);
    assertThat(place.amount()).isEqualTo(1);
    assertThat(place.price()).as("where sellers took targets").isBetween(usd("8.95"), usd("9.05"));
    Evidence evidence = ((Decision.Propose) decision).evidence();
    assertThat(evidence.figure("fair value")).contains("10.00 USD");
    assertThat(evidence.figure("value if filled")).contains("10.00 USD");
    assertThat(evidence.figure("hard cap")).contains("9.80 USD");
    assertThat(evidence.figure("best rival")).contains("8.50 USD");
    assertThat(evidence.figure("place in the queue")).contains("1");
    assertThat(evidence.data())
        .extracting(Datum::name)
        .contains(
            "bounds",
            "most that pays",
            "chance to be filled",
            "edge if filled",
            "fill forecast",
            "list price",
            "net of fee",
            "at 20 % quantile",
            TargetLog.WORTH);
  }

  @Test
  void placesNothingWhereItDoesNotKnowEnough() {
    assertThat(rule(decide(look(Optional.empty(), sales(1_000), OFFERS), fees(2))))
        .isEqualTo("targets-unread");
    assertThat(rule(decide(look(Optional.of(List.of()), List.of(), OFFERS), fees(2))))
        .isEqualTo("no-fair-value");
    assertThat(rule(decide(look(Optional.of(List.of()), sales(1_000), OFFERS), fees(25))))
        .isEqualTo("no-target-pays");
    assertThat(rule(decide(look(Optional.of(List.of()), sales(1_100), OFFERS), fees(2))))
        .isEqualTo("falling");
  }

  @Test
  @Proves(value = "P4.5.2", breaks = TargetChance.class)
  void itsOwnTargetIsNoRivalAndConditionsOfOthersAreNone() {
    stands("9.00");
    books.later(Duration.ofHours(1));
    var picky =
        new TargetStep(
            usd("9.70"), 5, List.of(new Condition.WearBetween(new Wear(0), new Wear(150_000_000))));
    var seed =
        new TargetStep(
            usd("9.60"), 1, List.of(new Condition.NumberBetween(Trait.PAINT_SEED, 1, 1)));
    assertThat(rule(decide(picky, seed, rival("9.00", 1), rival("8.50", 1))))
        .isEqualTo("target-stands");
  }

  @Test
  @Proves(value = "P4.5.2", breaks = TargetMove.class)
  void passesARivalByACentAfterTheCoolDown() {
    TargetId own = stands("9.02");
    books.later(Duration.ofMinutes(29));
    assertThat(rule(decide(rival("9.03", 1), rival("9.02", 1)))).isEqualTo("cooling-down");
    books.later(Duration.ofMinutes(1));
    Decision decision = decide(rival("9.03", 1), rival("9.02", 1));
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Replace.class,
            replace -> {
              assertThat(replace.old()).containsExactly(new Intent.CancelTarget(own, TITLE));
              assertThat(replace.then().evidence().figure("from")).contains("9.02 USD");
              assertThat(replace.then().evidence().figure(TargetLog.MOVE)).contains("overbid");
            });
    assertThat(place(decision).price()).isEqualTo(usd("9.04"));
  }

  @Test
  @Proves(value = "P4.5.2", breaks = TargetMove.class)
  void aTargetAboveItsHardCapMovesAtOnce() {
    stands("9.81");
    Decision decision = decide(rival("9.81", 1), rival("8.50", 1));
    assertThat(place(decision).price()).isLessThan(usd("9.50"));
    assertThat(((Decision.Replace) decision).then().evidence().figure(TargetLog.MOVE))
        .contains("out-of-bounds");
  }

  @Test
  @Proves(value = "P4.5.2", breaks = TargetMove.class)
  void threeRaisesWithinSixHoursAreADuel() {
    var at = books.now();
    var hours = List.of(at, at.plus(Duration.ofHours(3)), at.plus(Duration.ofHours(6)));
    var last = hours.getLast();
    assertThat(TargetMove.isDuel(hours, last.plus(Duration.ofHours(12)).minusSeconds(1))).isTrue();
    assertThat(TargetMove.isDuel(hours, last.plus(Duration.ofHours(12)))).isFalse();
    assertThat(TargetMove.isDuel(hours.subList(1, 3), last)).isFalse();
    var slow =
        List.of(at, at.plus(Duration.ofHours(3)), at.plus(Duration.ofHours(6)).plusMillis(1));
    assertThat(TargetMove.isDuel(slow, last)).isFalse();
  }

  @Test
  void aTargetThatCameLateIsItsOwnAndNotSomebodyElses() {
    var intent = new Intent.PlaceTarget(TITLE, usd("9.02"), 1);
    var evidence = new Evidence("wished", List.of()).by(strategy.name());
    var id = new IntentId(books.fact(new Fact.SubmissionStarted(intent, evidence)));
    books.answer(id, new Outcome.Unknown("timeout"));
    books.fact(
        new Fact.OutcomeResolved(id, new Outcome.Rejected("NotDone", "no trace of it"), "asked"));
    books.fact(new Fact.TargetAdopted(new TargetId("late"), TITLE, usd("9.02"), 1));
    books.later(Duration.ofHours(1));
    assertThat(place(decide(rival("9.03", 1), rival("9.02", 1))).price()).isEqualTo(usd("9.04"));
  }

  @Test
  void leavesAloneWhatSomebodyElsePlaced() {
    books.fact(new Fact.TargetAdopted(new TargetId("his"), TITLE, usd("9.95"), 3));
    assertThat(rule(decide(rival("9.95", 3)))).isEqualTo("target-by-hand");
  }

  @Test
  @Proves(
      value = "P4.5.4",
      breaks = {TargetChance.class, TargetGroup.class})
  void wantsAsManyAsItsGroupSaysAndStaysBetweenItsBounds() {
    var group =
        new TargetGroup(
            "all", List.of(TITLE), 100, Optional.of(usd("9.10")), Optional.of(usd("9.20")));
    books.fact(new Fact.TargetGroupFormed(group, "owner"));
    forTargets = usd("10000.00");
    Intent.PlaceTarget place = place(decide(rival("8.50", 1)));
    assertThat(place.amount()).isEqualTo(100);
    assertThat(place.price()).isBetween(usd("9.10"), usd("9.20"));
    books.fact(new Fact.TargetGroupPaused("all", "owner"));
    assertThat(rule(decide(rival("8.50", 1)))).isEqualTo("group-paused");
  }
}
