package io.floatwise.core.backtest;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Given;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.tape.Told;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfferFatesTest {

  private static final Offer CHEAP = offer("cheap", "7.00");
  private static final Offer OTHER = offer("other", "9.00");
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));

  private final OfferFates fates = new OfferFates();

  private void look(Instant at, List<Offer> offers, List<Sale> sales) {
    fates.tell(0, at, new Told.Looked(Given.snapshot(offers, sales, Optional.empty(), at)));
  }

  private static Sale sale(String price, Instant at, SaleKind kind) {
    return new Sale(Given.TITLE, usd(price), at, kind, Attributes.UNKNOWN);
  }

  private boolean stood(Offer offer, Instant moment) {
    return fates.stood(offer.id(), offer.price(), moment);
  }

  @Test
  @Proves(value = "P4.6.5", breaks = OfferFates.class)
  void anOfferIsThereUntilTheSecondOfTheSaleThatTookItAndNotAMomentLonger() {
    Instant sold = NOW.plusSeconds(10);
    look(NOW, List.of(CHEAP, OTHER), List.of());
    look(LATER, List.of(OTHER), List.of(sale("7.00", sold, SaleKind.OFFER)));

    assertThat(stood(CHEAP, NOW.plusSeconds(1))).isTrue();
    assertThat(stood(CHEAP, sold.minusNanos(1))).isTrue();
    assertThat(stood(CHEAP, sold)).isFalse();
    assertThat(stood(CHEAP, LATER)).isFalse();
    assertThat(stood(OTHER, LATER)).isTrue();
  }

  /// What happens after an order has arrived is none of its business.
  @Test
  @Proves(value = "P4.6.5", breaks = OfferFates.class)
  void aLaterSaleChangesNothingOfAnEarlierMoment() {
    look(NOW, List.of(CHEAP), List.of());
    look(LATER, List.of(), List.of(sale("7.00", NOW.plusSeconds(1800), SaleKind.OFFER)));
    var unsold = new OfferFates();
    unsold.tell(
        0, NOW, new Told.Looked(Given.snapshot(List.of(CHEAP), List.of(), Optional.empty(), NOW)));

    for (int seconds : new int[] {0, 1, 60, 1799}) {
      Instant moment = NOW.plusSeconds(seconds);
      assertThat(stood(CHEAP, moment))
          .isEqualTo(unsold.stood(CHEAP.id(), CHEAP.price(), moment))
          .isTrue();
    }
  }

  @Test
  void onlyASaleThatMayBeItsOwnTakesAnOffer() {
    look(NOW, List.of(CHEAP), List.of());
    Instant sold = NOW.plusSeconds(5);
    look(
        LATER,
        List.of(),
        List.of(
            sale("7.00", sold, SaleKind.TARGET),
            sale("7.01", sold, SaleKind.OFFER),
            sale("7.00", CHEAP.createdAt().minusSeconds(1), SaleKind.OFFER)));

    assertThat(stood(CHEAP, LATER)).as("it vanished, and nobody is known to have it").isTrue();
    assertThat(fates.stood(new OfferId("never seen"), usd("1.00"), NOW)).isFalse();
  }

  /// Sales are read every few hours, offers at every look.
  @Test
  @Proves(value = "P4.6.5", breaks = OfferFates.class)
  void aSaleThatIsToldLongAfterwardsStillTookIt() {
    Instant sold = NOW.plusSeconds(2);
    look(NOW, List.of(CHEAP, OTHER), List.of());
    look(NOW.plusSeconds(5), List.of(OTHER), List.of());
    look(
        LATER,
        List.of(OTHER),
        List.of(
            sale("7.00", NOW.plusSeconds(1800), SaleKind.OFFER),
            sale("7.00", sold, SaleKind.OFFER)));

    assertThat(stood(CHEAP, NOW.plusSeconds(1))).isTrue();
    assertThat(stood(CHEAP, sold)).isFalse();
  }

  @Test
  void oneSaleTakesOneOfTwoAlike() {
    Offer twin = offer("twin", "7.00");
    look(NOW, List.of(CHEAP, twin), List.of());
    look(LATER, List.of(), List.of(sale("7.00", NOW.plusSeconds(5), SaleKind.OFFER)));

    assertThat(stood(CHEAP, LATER)).isNotEqualTo(stood(twin, LATER));
  }
}
