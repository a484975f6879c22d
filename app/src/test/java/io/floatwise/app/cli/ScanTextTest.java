package io.floatwise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.report.Page;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.scan.Refusal;
import io.floatwise.core.scan.ScanReport;
import io.floatwise.core.scan.ScanResult;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a scan says when it found nothing.
class ScanTextTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static String text(String condition) {
    var refusal =
        new Refusal(
            new Title(Game.CS2, "P250 | Sand Dune (Field-Tested)"),
            new OfferId("o1"),
            Money.usd(5),
            condition,
            "why");
    var result =
        new ScanResult(List.of(), 0, Collections.nCopies(40, refusal), 1, 40, Optional.of(NOW));
    return ScanText.of(new ScanReport(result, List.of(), NOW), false, new Page(80))
        .replaceAll("\\s+", " ");
  }

  @Test
  void nothingFoundIsNormalOnlyWhereMostCouldBeJudged() {
    assertThat(text("edge-too-small")).contains("That is normal.").doesNotContain("judged");
    assertThat(text("stale-quote"))
        .contains("40 of 40 offers could not be judged", "says nothing about the market")
        .doesNotContain("That is normal.");
  }
}
