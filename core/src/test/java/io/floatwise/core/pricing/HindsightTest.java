package io.floatwise.core.pricing;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What a lot that was left alone was worth later: only lots like it tell.
class HindsightTest {

  private static final Instant END = NOW.plus(Duration.ofDays(8));

  private static Attributes worn(String wear) {
    return new Attributes(Optional.of(Wear.ofDecimal(wear)), OptionalInt.of(7), Optional.empty());
  }

  private static Attributes phase(String phase) {
    return new Attributes(Optional.empty(), OptionalInt.empty(), Optional.of(phase));
  }

  private static Item item(Attributes attributes) {
    return new Item(new AssetId("a"), TITLE, attributes);
  }

  private static Sale sold(String price, int hours, Attributes attributes) {
    return new Sale(
        TITLE, usd(price), NOW.plus(Duration.ofHours(hours)), SaleKind.OFFER, attributes);
  }

  private static Optional<Hindsight> later(Attributes lot, Sale... sales) {
    return Hindsight.of(item(lot), usd("8.00"), List.of(sales), NOW, END, fees(7));
  }

  @Test
  void takesTheMedianOfLaterSalesLessTheFee() {
    assertThat(
            later(
                Attributes.UNKNOWN,
                sold("12.00", 30, Attributes.UNKNOWN),
                sold("9.00", 10, Attributes.UNKNOWN),
                sold("10.00", 20, Attributes.UNKNOWN)))
        .contains(
            new Hindsight(
                3,
                3,
                usd("10.00"),
                usd("9.30"),
                NOW.plus(Duration.ofHours(10)),
                NOW.plus(Duration.ofHours(30))));
  }

  @Test
  void saysNothingWhereNothingWasSoldInTime() {
    Sale before = sold("10.00", 0, Attributes.UNKNOWN);
    Sale tooLate = sold("10.00", 8 * 24 + 1, Attributes.UNKNOWN);
    Sale target =
        new Sale(
            TITLE,
            usd("10.00"),
            NOW.plus(Duration.ofHours(1)),
            SaleKind.TARGET,
            Attributes.UNKNOWN);
    assertThat(later(Attributes.UNKNOWN, before, tooLate, target)).isEmpty();
    assertThat(later(Attributes.UNKNOWN)).isEmpty();
  }

  @Test
  void aSaleOfAnotherPhaseIsNoSaleOfThisLot() {
    assertThat(later(phase("ruby"), sold("900.00", 1, phase("phase-2")))).isEmpty();
    assertThat(
            later(
                phase("ruby"),
                sold("900.00", 1, phase("phase-2")),
                sold("10.00", 2, phase("ruby"))))
        .map(Hindsight::price)
        .contains(usd("10.00"));
  }

  @Test
  void aSaleOfAnotherFloatCountsByHowNearItIs() {
    Hindsight near =
        later(worn("0.16"), sold("10.00", 1, worn("0.17")), sold("10.00", 2, worn("0.18")))
            .orElseThrow();
    assertThat(near.sales()).isEqualTo(2);
    assertThat(near.alike()).isCloseTo(0.75, within(1e-9));
    assertThat(later(worn("0.16"), sold("10.00", 1, worn("0.30"))))
        .as("another exterior but in name")
        .isEmpty();
    assertThat(later(worn("0.16"), sold("10.00", 1, Attributes.UNKNOWN)))
        .as("whose float is not known")
        .isEmpty();
    assertThat(
            later(
                    worn("0.16"),
                    sold("20.00", 1, worn("0.19")),
                    sold("20.00", 2, worn("0.19")),
                    sold("10.00", 3, worn("0.16")))
                .map(Hindsight::price))
        .as("one of the same outweighs two that are far off")
        .contains(usd("10.00"));
  }

  @Test
  void thatSomebodyElseTookTheOfferIsNoLaterSale() {
    assertThat(later(worn("0.16"), sold("8.00", 1, worn("0.16")))).isEmpty();
    assertThat(later(worn("0.16"), sold("8.00", 1, worn("0.16")), sold("9.50", 9, worn("0.16"))))
        .map(Hindsight::price)
        .as("and sold it again")
        .contains(usd("9.50"));
  }
}
