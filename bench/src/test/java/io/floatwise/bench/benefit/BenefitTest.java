package io.floatwise.bench.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Money;
import io.floatwise.sandbox.market.Crash;
import io.floatwise.sandbox.market.MarketSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The quick form of what the long profile measures ([BenefitReportTest]): fewer seeds, titles and
/// days, the same questions.
class BenefitTest {

  private static final int TITLES = 60;
  private static final int DAYS = 20;
  private static final List<Long> SEEDS = Seeds.TUNING.subList(0, 6);

  @Test
  void earnsMoreThanRandomChoiceAndThanCash() {
    Contest contest = Contest.of(SEEDS, seed -> Contest.scene(Contest.seeded(seed, TITLES), DAYS));
    System.out.println(
        "BenefitTest: over chance %s, over cash %s"
            .formatted(contest.overChance(), contest.overCash()));
    for (Contest.Round round : contest.rounds()) {
      assertThat(round.bot().differences()).as("seed %d, books", round.seed()).isEmpty();
      assertThat(round.any().differences()).as("seed %d, books", round.seed()).isEmpty();
      assertThat(LimitAudit.excesses(round.bot().journal())).as("seed %d", round.seed()).isEmpty();
    }
    assertThat(contest.overChance().isAboveZero()).as("%s", contest.overChance()).isTrue();
    assertThat(contest.overCash().isAboveZero()).as("%s", contest.overCash()).isTrue();
  }

  @Test
  void doesNextToNothingWhereNothingIsMispriced() {
    for (long seed : SEEDS.subList(0, 3)) {
      Life bot =
          BotRun.live(Contest.scene(Contest.seeded(seed, TITLES).withMispricedPerDay(0), DAYS));
      assertThat(bot.reads()).as("seed %d: it looks", seed).isGreaterThan(500);
      assertThat(bot.purchases().size()).as("seed %d: purchases", seed).isLessThanOrEqualTo(5);
      assertThat(bot.result())
          .as("seed %d: not more than 1 %% of the account is lost", seed)
          .isGreaterThanOrEqualTo(Money.usd(-10_00));
      assertThat(bot.differences()).isEmpty();
    }
  }

  @Test
  void staysInsideItsLimitsWhenEverythingLosesAThirdInADay() {
    for (long seed : SEEDS.subList(0, 3)) {
      MarketSettings crashing = Contest.seeded(seed, TITLES).withCrash(new Crash(10, 0.3));
      Life bot = BotRun.live(Contest.scene(crashing, DAYS));
      Instant crash = MarketSettings.SMALL_CS2.start().plus(Duration.ofDays(10));
      CrashReport report = CrashReport.of(bot, crash);
      System.out.println("BenefitTest: seed %d, %s".formatted(seed, report));
      assertThat(report.exposure().isPositive()).as("seed %d: it has much", seed).isTrue();
      assertThat(LimitAudit.excesses(bot.journal())).as("seed %d", seed).isEmpty();
      assertThat(report.loss())
          .as("seed %d: %s", seed, report)
          .isLessThanOrEqualTo(report.allowed());
      assertThat(bot.differences()).isEmpty();
    }
  }
}
