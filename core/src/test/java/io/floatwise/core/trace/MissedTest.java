package io.floatwise.core.trace;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What was missed, what was spared, and what nobody can say yet.
class MissedTest {

  /// Sales as they were read until a time.
  private record Seen(List<Sale> sold, Optional<Instant> until) implements Aftermath {
    @Override
    public List<Sale> sales(Title title) {
      return sold;
    }

    @Override
    public Optional<Instant> readUntil(Title title) {
      return until;
    }
  }

  private static final Instant MONTH_AGO = NOW.minus(Duration.ofDays(30));

  private final List<Skipped> skips = new ArrayList<>();
  private final List<Sale> sales = new ArrayList<>();

  private void skip(String offer, String price, int daysAgo, String rule) {
    skips.add(
        new Skipped(
            skips.size() + 1,
            NOW.minus(Duration.ofDays(daysAgo)),
            2,
            offer(offer, price),
            rule,
            "because",
            Optional.of(Terms.of(TITLE, fees(7), fees(7)))));
  }

  private void sold(String price, int daysAgo) {
    sales.add(
        new Sale(
            TITLE,
            usd(price),
            NOW.minus(Duration.ofDays(daysAgo)).plusSeconds(60),
            SaleKind.OFFER,
            Attributes.UNKNOWN));
  }

  private Missed missed(Duration unread, String... ours) {
    Set<AssetId> assets = new HashSet<>();
    for (String asset : ours) {
      assets.add(new AssetId(asset));
    }
    var seen = new Seen(sales, Optional.of(NOW.minus(unread)));
    return Missed.of(skips, seen, assets, MONTH_AGO, NOW);
  }

  @Test
  void ranksByWhatWasMissedAfterTheFee() {
    skip("dear", "9.80", 5, "edge-too-small");
    skip("cheap", "8.00", 5, "max-per-trade");
    skip("fair", "9.00", 5, "edge-too-small");
    sold("10.00", 4);

    Missed missed = missed(Duration.ZERO);

    assertThat(missed.lines())
        .extracting(
            line -> line.first().offer().id().value(),
            line -> line.gain().map(Money::toDecimal).orElse(""),
            Missed.Line::fate)
        .containsExactly(
            tuple("cheap", "1.30", Missed.Fate.WOULD_HAVE_PAID),
            tuple("fair", "0.30", Missed.Fate.WOULD_HAVE_PAID),
            tuple("dear", "-0.50", Missed.Fate.WOULD_NOT_HAVE_PAID));
    assertThat(missed.byRule())
        .containsExactly(
            new Missed.ByRule("max-per-trade", 1, 1, 1, usd("1.30"), usd("0.00")),
            new Missed.ByRule("edge-too-small", 2, 2, 1, usd("0.30"), usd("0.50")));
  }

  @Test
  void whatIsNotSoldYetIsNoProofThatItWillNotBe() {
    skip("fresh", "8.00", 2, "illiquid");
    skip("old", "8.01", 20, "illiquid");

    assertThat(missed(Duration.ZERO).lines())
        .extracting(line -> line.first().offer().id().value(), Missed.Line::fate)
        .containsExactly(
            tuple("fresh", Missed.Fate.NOT_SOLD_YET), tuple("old", Missed.Fate.NOT_SOLD));
    assertThat(missed(Duration.ofDays(12)).lines())
        .as("its sales were read only for eight of ten days")
        .extracting(Missed.Line::fate)
        .containsOnly(Missed.Fate.NOT_SOLD_YET);
    assertThat(missed(Duration.ofDays(12)).lines().getFirst().readUntil())
        .as("not read since the skip")
        .isEmpty();
  }

  @Test
  void aSaleThatCameTooLateIsNone() {
    skip("old", "8.00", 20, "illiquid");
    sold("10.00", 9);
    assertThat(missed(Duration.ZERO).lines())
        .singleElement()
        .extracting(Missed.Line::fate)
        .isEqualTo(Missed.Fate.NOT_SOLD);
  }

  @Test
  void anOfferCountsOnceWithTheRuleThatSaidNoFirst() {
    skip("o", "8.00", 5, "thin-evidence");
    skip("o", "8.00", 4, "edge-too-small");
    skip("o", "7.50", 3, "edge-too-small");
    sold("10.00", 2);

    assertThat(missed(Duration.ZERO).lines())
        .extracting(
            line -> line.first().offer().price().toDecimal(),
            line -> line.first().rule(),
            Missed.Line::times)
        .containsExactly(tuple("7.50", "edge-too-small", 2L), tuple("8.00", "thin-evidence", 4L));
  }

  @Test
  void whatBecameOursOrLiesTooFarBackWasNotMissed() {
    skip("ours", "8.00", 5, "answered");
    skip("ancient", "8.00", 31, "edge-too-small");
    sold("10.00", 2);
    assertThat(missed(Duration.ZERO, "asset-ours").lines()).isEmpty();
  }
}
