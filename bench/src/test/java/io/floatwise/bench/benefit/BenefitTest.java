package io.floatwise.bench.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.strategies.ValueFlip;
import io.floatwise.proving.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The quick form of what the long profile measures ([BenefitReportTest]): fewer seeds, titles and
/// days, the same questions.
class BenefitTest {

  private static final int TITLES = 60;
  private static final int DAYS = 20;
  private static final List<Long> SEEDS = Seeds.TUNING.subList(0, 6);

  @Test
  @Proves(value = "B.1", breaks = ValueFlip.class)
  void earnsMoreThanRandomChoiceAndThanCash() {
    Contest contest = Contest.of(SEEDS, seed -> Contest.scene(Contest.seeded(seed, TITLES), DAYS));
    System.out.println(
        "BenefitTest: over chance %s, over cash %s"
            .formatted(contest.overChance(), contest.overCash()));
    for (Contest.Round round : contest.rounds()) {
      assertThat(round.bot().differences()).as("seed %d, books", round.seed()).isEmpty();
      assertThat(round.any().differences()).as("seed %d, books", round.seed()).isEmpty();
      assertThat(LimitAudit.excesses(round.bot())).as("seed %d", round.seed()).isEmpty();
    }
    assertThat(contest.overChance().isAboveZero()).as("%s", contest.overChance()).isTrue();
    assertThat(contest.overCash().isAboveZero()).as("%s", contest.overCash()).isTrue();
  }

  @Test
  @Proves(value = "B.2", breaks = Fees.class, breaksMethods = "net")
  void doesNextToNothingWhereNobodyCanEarn() {
    for (long seed : SEEDS.subList(0, 3)) {
      Life bot = BotRun.live(Contest.scene(Contest.efficient(seed, TITLES), DAYS));
      assertThat(bot.reads()).as("seed %d: it looks", seed).isGreaterThan(500);
      assertThat(bot.acquisitions().size()).as("seed %d: lots", seed).isLessThanOrEqualTo(1);
      assertThat(bot.result())
          .as("seed %d: not more than a thousandth of the account is lost", seed)
          .isGreaterThanOrEqualTo(Money.usd(-1_00));
      assertThat(LimitAudit.excesses(bot)).as("seed %d", seed).isEmpty();
      assertThat(bot.differences()).isEmpty();
    }
  }
}
