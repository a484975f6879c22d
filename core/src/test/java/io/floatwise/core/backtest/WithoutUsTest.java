package io.floatwise.core.backtest;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.tape.Told;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The recorder bought `a` for 5.00 and offered it again as `ours` for 5.50.
class WithoutUsTest {

  private static final OwnDeeds DEEDS =
      new OwnDeeds(
          Set.of(new OfferId("ours")),
          Map.of(new AssetId("asset-a"), NOW.plus(Duration.ofMinutes(3))));

  private final List<Snapshot> told = new ArrayList<>();
  private final WithoutUs without =
      new WithoutUs(
          DEEDS,
          (_, _, what) -> {
            if (what instanceof Told.Looked(Snapshot snapshot)) {
              told.add(snapshot);
            }
          });

  private void look(int minute, List<Offer> offers, List<Sale> sales) {
    var at = NOW.plus(Duration.ofMinutes(minute));
    var quote =
        new Quote(
            TITLE,
            offers.stream().findFirst().map(Offer::price),
            offers.size(),
            Optional.empty(),
            0,
            at);
    without.tell(minute, at, new Told.Looked(new Snapshot(TITLE, quote, offers, sales, at)));
  }

  private static Sale sale(String price, int minute) {
    return new Sale(
        TITLE,
        usd(price),
        NOW.plus(Duration.ofMinutes(minute)),
        SaleKind.OFFER,
        Attributes.UNKNOWN);
  }

  @Test
  @Proves(value = "P4.6.5", breaks = WithoutUs.class)
  void whatWasBoughtIsNotKnownAsSold() {
    look(0, List.of(offer("a", "5.00"), offer("b", "6.00")), List.of());
    look(10, List.of(offer("b", "6.00")), List.of(sale("5.00", 2)));

    assertThat(told.getFirst().offers()).extracting(Offer::id).contains(new OfferId("a"));
    assertThat(told.getLast().sales()).isEmpty();
  }

  @Test
  @Proves(value = "P4.6.5", breaks = WithoutUs.class)
  void salesOfOthersStayAlsoWhereTheyAreEqual() {
    look(0, List.of(offer("a", "5.00"), offer("c", "5.00"), offer("b", "6.00")), List.of());
    look(10, List.of(offer("b", "6.00")), List.of(sale("5.00", 2), sale("5.00", 2)));
    look(20, List.of(offer("b", "6.00")), List.of(sale("5.00", 2), sale("5.00", 2)));

    assertThat(told.get(1).sales()).containsExactly(sale("5.00", 2));
    assertThat(told.get(2).sales()).containsExactly(sale("5.00", 2));
  }

  @Test
  @Proves(value = "P4.6.5", breaks = WithoutUs.class)
  void ownOffersAreNotThereAndNotTheBest() {
    look(0, List.of(offer("ours", "5.50"), offer("b", "6.00"), offer("d", "7.00")), List.of());

    Snapshot found = told.getFirst();
    assertThat(found.offers()).extracting(Offer::id).doesNotContain(new OfferId("ours"));
    assertThat(found.quote().bestOffer()).contains(usd("6.00"));
    assertThat(found.quote().offerCount()).isEqualTo(2);
  }

  /// We sold it, and whoever has it now offers it again.
  @Test
  void whatWasOursBeforeAndIsSoldAmongOthersStays() {
    look(30, List.of(offer("a", "5.00"), offer("b", "6.00")), List.of());
    look(40, List.of(offer("b", "6.00")), List.of(sale("5.00", 32)));

    assertThat(told.getLast().sales()).hasSize(1);
  }

  @Test
  void whereThereIsNothingOfOursNothingChanges() {
    List<Offer> offers = List.of(offer("b", "6.00"));
    look(0, offers, List.of(sale("5.00", -5)));
    look(1, offers, List.of(sale("6.00", 0), sale("5.00", -5)));

    assertThat(told.getLast().sales()).hasSize(2);
    assertThat(told.getLast().offers()).isEqualTo(offers);
  }

  @Test
  void anOfferThatIsStillThereWasNotBoughtByASaleLikeIt() {
    look(0, List.of(offer("a", "5.00"), offer("b", "6.00")), List.of());
    look(10, List.of(offer("a", "5.00")), List.of(sale("5.00", 2)));

    assertThat(told.getLast().sales()).hasSize(1);
  }
}
