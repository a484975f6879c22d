package io.floatwise.testkit.sim;

import static io.floatwise.testkit.sim.TargetFloor.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.market.Competition;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.strategies.TargetFlip;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.TargetGroup;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.sim.FaultyVenue.Fault;
import io.floatwise.testkit.sim.TargetFloor.Change;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The bot's targets in a book that others move.
class TargetsFollowTest {

  private static final Duration COOL_DOWN = Duration.ofMinutes(30);

  /// What a lot of 10.00 brings after 2 % of fee.
  private static final Money HARD_CAP = Money.usd(9_80);

  private final TargetFloor floor = new TargetFloor();

  private Money price() {
    assertThat(floor.standing()).hasSize(1);
    return floor.standing().getFirst();
  }

  /// A rival passes us by a cent, and the bot looks.
  private void duel(Duration wait) {
    floor.rival(price().minor() + 1);
    floor.pass(wait);
    floor.round();
  }

  private static TargetGroup group(int amount) {
    return new TargetGroup("rifles", List.of(TITLE), amount, Optional.empty(), Optional.empty());
  }

  @Test
  @Proves(
      value = "P4.5.2",
      breaks = {TargetLog.class, Competition.class})
  void passesRivalsByACentAndLeavesADuelAfterThreeRaisesForTwelveHours() {
    floor.round();
    Money first = price();
    for (int i = 0; i < 15; i++) {
      duel(Duration.ofMinutes(40));
    }
    List<Change> changes = floor.changes();
    assertThat(changes)
        .extracting(Change::to)
        .as("each raise is a cent above the rival, who stood a cent above us")
        .containsExactly(
            first, first.plus(Money.usd(2)), first.plus(Money.usd(4)), first.plus(Money.usd(6)));
    assertThat(changes.subList(1, 4))
        .allSatisfy(change -> assertThat(change.kind()).contains("overbid"));
    assertThat(changes)
        .extracting(Change::from)
        .containsExactly(
            Optional.empty(),
            Optional.of(first.toString()),
            Optional.of(first.plus(Money.usd(2)).toString()),
            Optional.of(first.plus(Money.usd(4)).toString()));
    assertThat(floor.lastSkip()).isEqualTo("duel");
    floor.restart();
    floor.round();
    assertThat(floor.lastSkip()).as("a restart forgets no duel").isEqualTo("duel");
    floor.pass(Duration.ofHours(4));
    floor.round();
    assertThat(floor.changes()).as("twelve hours later it tries again").hasSize(5);
    assertThat(floor.differences()).isEmpty();
  }

  @Test
  @Proves(value = "P4.5.2", breaks = Competition.class)
  @Proves(value = "T5.5", breaks = Competition.class)
  void neverGoesAboveWhatPaysHoweverMuchOthersOffer() {
    for (long seed = 1; seed <= 5; seed++) {
      var wild = new TargetFloor();
      var random = new Random(seed);
      for (int i = 0; i < 60; i++) {
        long ours = wild.standing().isEmpty() ? 900 : wild.standing().getFirst().minor();
        wild.rival(ours - 10 + random.nextInt(random.nextInt(5) == 0 ? 200 : 25));
        wild.pass(Duration.ofMinutes(20 + random.nextInt(600)));
        wild.round();
      }
      assertThat(wild.changes()).as("seed %d", seed).hasSizeGreaterThan(3);
      for (Change change : wild.changes()) {
        assertThat(change.to().times(103))
            .as("seed %d, %s: the edge of its level comes on top", seed, change)
            .isLessThanOrEqualTo(HARD_CAP.times(100));
      }
      assertThat(wild.differences()).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  @Proves(value = "P4.5.2", breaks = TargetLog.class)
  void changesNothingTwiceWithinTheCoolDown() {
    var random = new Random(9);
    for (int i = 0; i < 120; i++) {
      floor.rival(850 + random.nextInt(60));
      floor.pass(Duration.ofMinutes(5));
      floor.round();
    }
    List<Change> changes = floor.changes();
    assertThat(changes).hasSizeGreaterThan(2);
    for (int i = 1; i < changes.size(); i++) {
      assertThat(Duration.between(changes.get(i - 1).at(), changes.get(i).at()))
          .as("%s after %s", changes.get(i), changes.get(i - 1))
          .isGreaterThanOrEqualTo(COOL_DOWN);
    }
  }

  @Test
  @Proves(value = "P4.5.2", breaks = TargetFlip.class)
  void followsTheMarketAndStaysInsideTheBandWhileItOnlyTrembles() {
    floor.round();
    Money before = price();
    for (int i = 0; i < 8; i++) {
      floor.move(i % 2 == 0 ? 1_005 : 995);
      floor.pass(Duration.ofHours(3));
      floor.round();
    }
    assertThat(price()).as("half a percent is no reason").isEqualTo(before);
    floor.move(1_100);
    for (int i = 0; i < 120; i++) {
      floor.pass(Duration.ofHours(3));
      floor.round();
    }
    assertThat(price()).as("up by a tenth").isBetween(Money.usd(9_50), Money.usd(10_40));
    assertThat(floor.changes()).last().extracting(Change::kind).isEqualTo(Optional.of("drift"));
    assertThat(floor.differences()).isEmpty();
  }

  @Test
  @Proves(value = "P4.5.2", breaks = TargetFlip.class)
  void takesDownWhatMakesNoSenseAnyMore() {
    floor.round();
    assertThat(floor.standing()).hasSize(1);
    floor.slump();
    floor.round();
    assertThat(floor.standing()).isEmpty();
    assertThat(floor.takedowns())
        .singleElement()
        .asString()
        .contains("10.00 USD was paid, others ask 7.");
    floor.pass(Duration.ofHours(1));
    floor.round();
    assertThat(floor.standing()).as("nor is it placed again").isEmpty();
  }

  /// Whatever becomes of the two requests of a change, there is never more than one target.
  @Test
  @Proves(value = "P4.5.2", breaks = TargetFlip.class)
  void neverHasTwoTargetsWhateverTheNetworkDoesWithAChange() {
    floor.round();
    for (Fault fault : Fault.values()) {
      for (int request = 0; request < 2; request++) {
        Money before = floor.standing().isEmpty() ? Money.usd(8_80) : price();
        for (int i = 0; i < 4; i++) {
          floor.pass(Duration.ofHours(3));
          floor.round();
        }
        floor.rival(before.minor() + 1);
        floor.venue.next(request == 0 ? fault : Fault.NONE);
        floor.round();
        assertThat(floor.standing()).as("%s", fault).hasSizeLessThanOrEqualTo(1);
        floor.venue.deliver();
        floor.pass(Duration.ofMinutes(40));
        floor.round();
        floor.pass(Duration.ofMinutes(40));
        floor.round();
        assertThat(floor.standing()).as("%s: it stands again", fault).hasSize(1);
        assertThat(floor.differences()).as("%s", fault).isEmpty();
      }
    }
    assertThat(floor.changes()).hasSizeGreaterThan(6);
  }

  @Test
  void takesDownWhatNobodyHasLookedAtForSixHours() {
    floor.round();
    floor.pass(Duration.ofHours(6));
    floor.readAccount();
    assertThat(floor.standing()).isEmpty();
    assertThat(floor.takedowns())
        .singleElement()
        .asString()
        .endsWith("its market was not seen for 6 h");
  }

  @Test
  @Proves(value = "P4.6.8", breaks = Engine.class)
  void leavesNoTargetBehindThatGoesOnBuyingWhileBuyingIsPaused() {
    floor.round();
    assertThat(floor.standing()).hasSize(1);
    floor.obey(new Command.Pause(EnumSet.of(Activity.BUY)));
    assertThat(floor.standing()).isEmpty();
    floor.pass(Duration.ofHours(2));
    floor.round();
    assertThat(floor.standing()).isEmpty();
    floor.obey(new Command.Resume(EnumSet.of(Activity.BUY)));
    floor.round();
    assertThat(floor.standing()).hasSize(1);
  }

  @Test
  @Proves(
      value = "P4.5.4",
      breaks = {TargetGroup.class, TargetLog.class})
  void aGroupIsRepricedWithinItsBoundsAndWantsItsAmount() {
    floor.readQuotes();
    floor.obey(new Command.FormTargetGroup(group(2)));
    floor.round();
    Money free = price();
    assertThat(floor.books().targets()).singleElement().extracting(t -> t.amount()).isEqualTo(2);
    Money most = free.minus(Money.usd(1));
    floor.obey(new Command.RepriceTargets("rifles", Optional.empty(), Optional.of(most)));
    floor.round();
    assertThat(price()).as("at once, without waiting").isLessThanOrEqualTo(most);
    assertThat(floor.books().targets()).singleElement().extracting(t -> t.amount()).isEqualTo(2);
    floor.obey(
        new Command.RepriceTargets(
            "rifles", Optional.of(HARD_CAP.plus(Money.usd(5))), Optional.empty()));
    floor.round();
    assertThat(floor.standing()).as("no bound lifts the hard cap").isEmpty();
    assertThat(floor.takedowns()).last().asString().contains("the lowest price is 9.85 USD");
  }

  @Test
  @Proves(
      value = "P4.5.4",
      breaks = {TargetLog.class, TargetGroup.class})
  void aGroupIsPausedResumedAndCancelled() {
    floor.readQuotes();
    floor.obey(new Command.FormTargetGroup(group(1)));
    floor.round();
    floor.obey(new Command.PauseTargets("rifles"));
    assertThat(floor.standing()).isEmpty();
    floor.restart();
    floor.pass(Duration.ofHours(2));
    floor.round();
    assertThat(floor.standing()).as("paused, also after a restart").isEmpty();
    assertThat(floor.lastSkip()).isEqualTo("group-paused");
    floor.obey(new Command.ResumeTargets("rifles"));
    floor.round();
    assertThat(floor.standing()).hasSize(1);
    floor.obey(new Command.CancelTargetGroup("rifles"));
    assertThat(floor.standing()).isEmpty();
    floor.pass(Duration.ofHours(23));
    floor.round();
    assertThat(floor.lastSkip()).isEqualTo("target-dismissed");
    floor.pass(Duration.ofHours(1));
    floor.round();
    assertThat(floor.standing()).as("a day later").hasSize(1);
  }

  @Test
  void aGroupThatNobodyFormedIsRefusedWithThoseThatThereAre() {
    floor.round();
    floor.obey(new Command.FormTargetGroup(group(1)));
    floor.obey(new Command.PauseTargets("knives"));
    assertThat(floor.refusedCommand())
        .isEqualTo(
            "pause targets of knives by owner: expected one of the groups (rifles), found knives");
    floor.obey(
        new Command.RepriceTargets("rifles", Optional.of(Money.usd(2)), Optional.of(Money.usd(1))));
    assertThat(floor.refusedCommand())
        .endsWith("expected a lowest price up to 0.01 USD, found 0.02 USD");
    assertThat(floor.standing()).hasSize(1);
  }
}
