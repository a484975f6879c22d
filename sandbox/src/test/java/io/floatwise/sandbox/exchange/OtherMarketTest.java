package io.floatwise.sandbox.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.sim.SimRules;
import io.floatwise.sandbox.market.Crash;
import io.floatwise.sandbox.market.MarketSettings;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OtherMarketTest {

  private static final MarketSettings SMALL = MarketSettings.SMALL_CS2;

  private static String line(String kind, MarketSettings settings, String balance) {
    return "floatwise-sandbox 1 %s %s %s, opening balance %s"
        .formatted(kind, settings.identity(), SimRules.DEFAULT, balance);
  }

  private static String differences(MarketSettings there, MarketSettings asked) {
    return OtherMarket.differences(
        line("seeded", there, "1000.00 USD"), line("seeded", asked, "1000.00 USD"));
  }

  @Test
  void everyOptionIsNamedWithWhatIsThereAndWhatWasAskedFor() {
    assertThat(differences(SMALL, SMALL.withSeed(2))).isEqualTo("--seed: 1 there, 2 asked for");
    assertThat(differences(SMALL.withMispricedPerDay(5), SMALL))
        .isEqualTo("--mispriced: 5 there, 30 asked for");
    assertThat(differences(SMALL, SMALL.withCrash(Optional.of(new Crash(12, 0.3)))))
        .isEqualTo("--crash: none there, after 12 days asked for");
    assertThat(differences(SMALL.withEfficient(true), SMALL))
        .isEqualTo("--no-edge: with there, without asked for");
    assertThat(differences(SMALL, SMALL.withStart(Instant.parse("2024-03-01T00:00:00Z"))))
        .isEqualTo("--market-from: 2026-01-05 there, 2024-03-01 asked for");
    assertThat(differences(SMALL, MarketSettings.FULL))
        .contains("--market-size: 300 titles there, 2200 titles asked for")
        .contains("historyDays: 14 there, 7 asked for");
  }

  @Test
  void anotherKindOfMarketAndAnotherBalanceAreNamedToo() {
    assertThat(
            OtherMarket.differences(
                line("seeded", SMALL, "1000.00 USD"), line("series 0a1b", SMALL, "5.00 USD")))
        .isEqualTo(
            "--market: a generated market there, the recorded series 0a1b asked for;"
                + " the opening balance: 1000.00 USD there, 5.00 USD asked for");
    assertThat(OtherMarket.differences("something else", line("seeded", SMALL, "1.00 USD")))
        .isEqualTo("it was made by another version of this program");
  }
}
