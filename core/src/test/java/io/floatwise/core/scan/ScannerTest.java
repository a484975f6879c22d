package io.floatwise.core.scan;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Given;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScannerTest {

  private static final Map<Game, FeeSchedule> FEES = Map.of(Game.CS2, fees(7), Game.RUST, rust());
  private static final List<Offer> OTHERS =
      List.of(offer("x", "9.90"), offer("y", "10.00"), offer("z", "10.10"));

  private static FeeSchedule rust() {
    return new FeeSchedule(Game.RUST, Rate.ofPercent(5), Money.usd(1), Map.of(), NOW);
  }

  private static ScanRequest request(Filter... filters) {
    return new ScanRequest(List.of(filters), TitleList.EMPTY, Set.of(), 50);
  }

  private static ScanResult scan(ScanRequest request, Snapshot... snapshots) {
    return new Scanner(request).scan(List.of(snapshots), FEES, NOW);
  }

  private static Snapshot snapshot(Offer... cheap) {
    return snapshot(NOW, cheap);
  }

  private static Snapshot snapshot(Instant asOf, Offer... cheap) {
    var ladder = new ArrayList<>(List.of(cheap));
    ladder.addAll(OTHERS);
    return Given.snapshot(ladder, steadySales("10.00", 3), Optional.empty(), asOf);
  }

  /// The same market under another title.
  private static Snapshot as(Title title, Snapshot like) {
    List<Offer> offers =
        like.offers().stream()
            .map(o ->
                new Offer(
                    new OfferId(title.name() + "/" + o.id()),
                    new Item(new AssetId(title.name() + o.id()), title, Attributes.UNKNOWN),
                    o.price(),
                    o.createdAt(),
                    o.custody(),
                    o.locked()))
            .toList();
    List<Sale> sales =
        like.sales().stream()
            .map(s -> new Sale(title, s.price(), s.at(), s.kind(), s.attributes()))
            .toList();
    Quote q = like.quote();
    var quote =
        new Quote(title, q.bestOffer(), q.offerCount(), q.bestTarget(), q.targetCount(), q.asOf());
    return new Snapshot(title, quote, offers, sales, like.asOf());
  }

  private static List<String> ids(ScanResult result) {
    return result.ranked().stream().map(o -> o.offer().id().value()).toList();
  }

  private static List<String> refused(ScanResult result) {
    return result.refusals().stream().map(r -> r.offer() + " " + r.condition()).toList();
  }

  @Test
  void findsWhatIsWorthMoreThanItCostsAndSaysWhyNotOfTheRest() {
    ScanResult result = scan(request(), snapshot(offer("a", "8.20"), offer("b", "9.10")));
    assertThat(ids(result)).containsExactly("a");
    assertThat(refused(result))
        .containsExactly(
            "b edge-too-small",
            "x never-breaks-even",
            "y never-breaks-even",
            "z never-breaks-even");
    assertThat(result.byCondition()).isEqualTo(Map.of("edge-too-small", 1, "never-breaks-even", 3));
    assertThat(result.titles()).isEqualTo(1);
    assertThat(result.offers()).isEqualTo(5);
    Opportunity best = result.ranked().getFirst();
    assertThat(best.listing().expectedValue()).isGreaterThan(best.lowerGain());
    assertThat(best.anomaly()).isEmpty();
  }

  @Test
  void showsAnEdgeThatIsTooGoodToBeTrueWithItsReason() {
    ScanResult result = scan(request(), snapshot(offer("a", "5.00")));
    assertThat(result.ranked())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.anomaly().orElseThrow()).contains("more than 30.00 % of the price");
          assertThat(found.edgeBasisPoints()).isGreaterThan(3000);
        });
  }

  @Test
  void refusesWhatCannotBeKnown() {
    Snapshot stale = snapshot(NOW.minus(Duration.ofSeconds(601)), offer("a", "8.20"));
    assertThat(scan(request(), stale).refusals().getFirst())
        .extracting(Refusal::condition, Refusal::reason)
        .containsExactly("stale-quote", "the picture of the market is 601 s old, limit 600 s");
    Snapshot future = snapshot(NOW.plusSeconds(1), offer("a", "8.20"));
    assertThat(scan(request(), future).byCondition()).containsKey("stale-quote");
    Snapshot other = as(new Title(Game.TF2, "Key"), snapshot(offer("a", "8.20")));
    assertThat(scan(request(), other).byCondition()).isEqualTo(Map.of("fee-unknown", 4));
    Snapshot crossed =
        Given.snapshot(
            List.of(offer("a", "8.20")), steadySales("10.00", 3), Optional.of(usd("8.30")), NOW);
    assertThat(scan(request(), crossed).byCondition()).isEqualTo(Map.of("crossed-book", 1));
    Snapshot unsold = Given.snapshot(List.of(offer("a", "8.20")), List.of());
    assertThat(scan(request(), unsold).byCondition()).isEqualTo(Map.of("no-fair-value", 1));
  }

  @Test
  @Proves(
      value = "P4.3.3",
      breaks = {ScanReport.class, ScanResult.class})
  void tellsAQuietMarketFromOneThatCouldNotBeRead() {
    Snapshot stale = snapshot(NOW.minus(Duration.ofSeconds(601)), offer("a", "8.20"));
    Snapshot fresh = as(new Title(Game.CS2, "Other"), snapshot(offer("a", "9.90")));
    assertThat(scan(request(), stale, fresh).unjudged()).isEqualTo(4);
    assertThat(report(scan(request(), stale, fresh)).isMostlyUnread()).as("half").isFalse();
    assertThat(report(scan(request(), stale)).isMostlyUnread()).isTrue();
    assertThat(report(scan(request(), fresh)).isMostlyUnread()).isFalse();
    assertThat(report(scan(request())).isMostlyUnread()).as("nothing in the band").isFalse();
    Snapshot unpriced = as(new Title(Game.TF2, "Key"), snapshot(offer("a", "8.20")));
    assertThat(report(scan(request(), unpriced)).isMostlyUnread()).as("no fees").isTrue();
    assertThat(report(scan(request(), fresh), new Failure.Unreachable("x")).isMostlyUnread())
        .as("one looked at, one not")
        .isFalse();
    assertThat(
            report(
                    scan(request(), fresh),
                    new Failure.Unreachable("x"),
                    new Failure.Unreachable("y"))
                .isMostlyUnread())
        .isTrue();
  }

  private static ScanReport report(ScanResult result, Failure... failures) {
    var reading = new GameReading(Game.CS2, Optional.empty(), 5, 5, List.of(), List.of(failures));
    return new ScanReport(result, List.of(reading), NOW);
  }

  @Test
  void neverOffersWhatTheSellerHoldsOrWhatIsBeingTradedOrItsOwn() {
    Offer a = offer("a", "8.20");
    var seller =
        new Offer(new OfferId("s"), a.item(), usd("8.00"), a.createdAt(), Custody.SELLER, false);
    var locked =
        new Offer(new OfferId("l"), a.item(), usd("8.10"), a.createdAt(), Custody.VENUE, true);
    var own = new ScanRequest(List.of(), TitleList.EMPTY, Set.of(a.id()), 50);
    ScanResult result = scan(own, snapshot(seller, locked, a));
    assertThat(ids(result)).isEmpty();
    assertThat(refused(result)).startsWith("s not-buyable", "l not-buyable");
    assertThat(refused(result)).noneMatch(line -> line.startsWith("a "));
  }

  @Test
  @Proves(value = "P4.2.4", breaks = Scanner.class)
  void showsAnOfferOnceThoughItStoodInSeveralPages() {
    Offer a = offer("a", "8.20");
    Snapshot first = snapshot(NOW.minusSeconds(30), a, offer("b", "8.30"));
    Snapshot later = snapshot(NOW, a, offer("c", "8.25"));
    ScanResult result = scan(request(), first, later, later);
    assertThat(ids(result)).containsExactly("a", "c", "b");
    assertThat(result.offers()).isEqualTo(6);
    assertThat(result.ranked().getFirst().asOf()).as("as it was read last").isEqualTo(NOW);
  }

  @Test
  @Proves(
      value = "P4.6.6",
      breaks = {Scanner.class, Opportunity.class})
  void ranksTheSameMarketTheSameWayInAnyOrderOfReading() {
    var snapshots = new ArrayList<Snapshot>();
    String[] prices = {"8.20", "8.00", "8.40", "7.90", "8.20", "8.60"};
    for (int i = 0; i < prices.length; i++) {
      Game game = i % 2 == 0 ? Game.CS2 : Game.RUST;
      snapshots.add(as(new Title(game, "T" + i), snapshot(offer("o", prices[i]))));
    }
    ScanRequest request = request();
    ScanResult expected = new Scanner(request).scan(snapshots, FEES, NOW);
    assertThat(ids(expected)).hasSize(6);
    assertThat(expected.ranked()).isSortedAccordingTo(Opportunity.BEST_FIRST);
    for (long seed = 0; seed < 50; seed++) {
      Collections.shuffle(snapshots, new Random(seed));
      assertThat(new Scanner(request).scan(snapshots, FEES, NOW)).isEqualTo(expected);
    }
    assertThat(ids(expected)).containsExactly("T3/o", "T1/o", "T0/o", "T4/o", "T2/o", "T5/o");
  }

  @Test
  void ranksThinEvidenceBelowTheSameEdgeOnMore() {
    Title thin = new Title(Game.CS2, "Thin");
    Snapshot like = snapshot(offer("o", "8.20"));
    Snapshot fewer =
        Given.snapshot(
            like.offers(), steadySales("10.00", 3).subList(0, 30), Optional.empty(), NOW);
    ScanResult result = scan(request(), as(thin, fewer), like);
    assertThat(ids(result).getFirst()).isEqualTo("o");
  }

  @Test
  void keepsToTheNumberAskedForAndSaysHowManyAreLeft() {
    var two = new ScanRequest(List.of(), TitleList.EMPTY, Set.of(), 2);
    ScanResult result =
        scan(two, snapshot(offer("a", "8.20"), offer("b", "8.21"), offer("c", "8.22")));
    assertThat(ids(result)).containsExactly("a", "b");
    assertThat(result.left()).isEqualTo(1);
  }

  @Test
  void theBlacklistWinsAndEndsWhenItsTimeIsOver() {
    Instant end = NOW.plusSeconds(1);
    var blocked = new TitleList.Listed(TitleList.Side.BLOCKED, "sticky price", Optional.of(end));
    TitleList list = TitleList.EMPTY.with(Given.TITLE, blocked);
    var request = new ScanRequest(List.of(), list, Set.of(), 5);
    ScanResult refused = scan(request, snapshot(offer("a", "8.20")));
    assertThat(refused.refusals().getFirst().reason())
        .isEqualTo("blocked until " + end + ": sticky price");
    ScanResult after = new Scanner(request).scan(List.of(snapshot(offer("a", "8.20"))), FEES, end);
    assertThat(ids(after)).containsExactly("a");
    assertThat(list.at(end)).isEqualTo(TitleList.EMPTY);
  }

  @Test
  void aWhitelistLetsNothingElsePass() {
    Title other = new Title(Game.RUST, "Rock");
    var allowed = new TitleList.Listed(TitleList.Side.ALLOWED, "known well", Optional.empty());
    var request = new ScanRequest(List.of(), TitleList.EMPTY.with(other, allowed), Set.of(), 5);
    Snapshot like = snapshot(offer("a", "8.20"));
    assertThat(ids(scan(request, like, as(other, like)))).containsExactly("Rock/a");
  }
}
