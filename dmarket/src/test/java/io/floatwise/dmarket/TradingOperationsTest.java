package io.floatwise.dmarket;

import static io.floatwise.dmarket.SandboxVenue.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.dmarket.auth.ReadOnlySigner;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.wire.BatchAnswer;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.Dollars;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.dmarket.wire.TargetResult;
import io.floatwise.dmarket.wire.TargetRow;
import io.floatwise.proving.Proves;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writes as the venue's own books show them.
class TradingOperationsTest {

  /// Amounts that arithmetic in binary fractions gets wrong by a cent.
  private static final long[] AWKWARD = {29, 57, 58, 113, 115, 435, 841, 1001};

  private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

  @TempDir Path dir;
  private SandboxVenue venue;

  @BeforeEach
  void start() throws Exception {
    venue = SandboxVenue.start(dir);
    venue.behaviour("offer-window", "0");
    venue.behaviour("rate-limits", "off");
  }

  @AfterEach
  void stop() throws Exception {
    venue.close();
  }

  @Test
  @Proves(
      value = "P4.1.7",
      breaks = {Cents.class, Dollars.class, Bodies.class})
  void everyAmountArrivesToTheCent() throws Exception {
    List<OfferRow> bought = venue.buy(AWKWARD.length);
    long spent = bought.stream().mapToLong(o -> o.priceCents().value()).sum();
    assertThat(venue.ledger()).containsEntry("cash.usable", Money.usd(100_000 - spent).toDecimal());

    List<Bodies.NewOffer> listings = new ArrayList<>();
    Map<String, String> listed = new TreeMap<>();
    for (int i = 0; i < AWKWARD.length; i++) {
      String asset = assetOf(bought.get(i));
      listings.add(new Bodies.NewOffer(asset, new Cents(AWKWARD[i])));
      listed.put("asset." + asset, "listed " + Money.usd(AWKWARD[i]).toDecimal());
    }
    BatchAnswer created = ok(venue.dmarket.createOffers(listings));
    assertThat(created.failed()).isEmpty();
    assertThat(assets()).isEqualTo(listed);

    List<Bodies.OfferChange> changes =
        created.offers().stream()
            .map(done -> new Bodies.OfferChange(done.id(), new Cents(29)))
            .toList();
    assertThat(ok(venue.dmarket.updateOffers(changes)).failed()).isEmpty();
    assertThat(assets().values()).hasSize(AWKWARD.length).containsOnly("listed 0.29");

    List<String> titles = titles(AWKWARD.length);
    List<Bodies.NewTarget> targets = new ArrayList<>();
    for (int i = 0; i < AWKWARD.length; i++) {
      targets.add(target(titles.get(i), AWKWARD[i]));
    }
    assertThat(ok(venue.dmarket.createTargets(Game.CS2, targets)))
        .allMatch(TargetResult::successful);
    assertThat(targets().stream().map(t -> t.priceCents().value()).sorted())
        .containsExactly(29L, 57L, 58L, 113L, 115L, 435L, 841L, 1001L);
  }

  @Test
  @Proves(value = "P4.1.7", breaks = ReadOnlySigner.class)
  void whoMayNotSpendSendsNoWrite() throws Exception {
    OfferRow offer = venue.buy(1).getFirst();
    Map<String, String> before = venue.ledger();
    long writes = venue.writes();
    var signer = new ReadOnlySigner(new RequestSigner(venue.key));
    try (DMarket dry = DMarket.open(venue.config(), signer)) {
      String title = titles(1).getFirst();
      List<Reply<?>> replies =
          List.of(
              dry.buyOffers(List.of(new Bodies.Purchase("o", new Cents(1), OfferType.DMARKET))),
              dry.createOffers(List.of(new Bodies.NewOffer(assetOf(offer), new Cents(29)))),
              dry.updateOffers(List.of(new Bodies.OfferChange("o", new Cents(29)))),
              dry.deleteOffers(List.of("o")),
              dry.createTargets(Game.CS2, List.of(target(title, 29))),
              dry.deleteTargets(List.of("t")));
      assertThat(replies).allMatch(Reply.Failed.class::isInstance);
      assertThat(dry.balance()).isInstanceOf(Reply.Ok.class);
    }
    assertThat(venue.writes()).isEqualTo(writes);
    assertThat(venue.ledger()).isEqualTo(before);
  }

  @Test
  @Proves(value = "P5.4.3.4", breaks = BatchAnswer.class)
  void everyRowOfABatchOfOffersHasItsOwnEnd() throws Exception {
    List<String> own = venue.buy(6).stream().map(TradingOperationsTest::assetOf).toList();
    List<Bodies.NewOffer> listings =
        Stream.concat(own.stream(), Stream.of(NOBODYS))
            .map(asset -> new Bodies.NewOffer(asset, new Cents(900)))
            .toList();
    failSomeRows();
    BatchAnswer created = ok(venue.dmarket.createOffers(listings));
    assertThat(created.failed()).hasSizeGreaterThan(1);
    assertThat(created.offers()).isNotEmpty();
    assertThat(refused(created)).contains(NOBODYS);
    assertThat(listedAt("9.00")).isEqualTo(done(created));
    assertThat(union(done(created), refused(created)))
        .isEqualTo(
            listings.stream()
                .map(Bodies.NewOffer::assetId)
                .collect(Collectors.toCollection(TreeSet::new)));

    venue.faultless();
    List<Bodies.NewOffer> again =
        own.stream()
            .filter(asset -> !done(created).contains(asset))
            .map(asset -> new Bodies.NewOffer(asset, new Cents(900)))
            .toList();
    List<String> offers = new ArrayList<>(ids(created));
    offers.addAll(ids(ok(venue.dmarket.createOffers(again))));
    assertThat(offers).hasSize(6);

    failSomeRows();
    BatchAnswer updated =
        ok(
            venue.dmarket.updateOffers(
                offers.stream().map(id -> new Bodies.OfferChange(id, new Cents(800))).toList()));
    assertThat(updated.failed()).isNotEmpty();
    assertThat(updated.offers()).isNotEmpty();
    assertThat(updated.failed().size() + updated.offers().size()).isEqualTo(6);
    assertThat(listedAt("8.00")).isEqualTo(done(updated));
    assertThat(listedAt("9.00")).hasSize(updated.failed().size());
  }

  @Test
  @Proves(value = "P5.4.3.4", breaks = TargetResult.class)
  void everyRowOfABatchOfTargetsHasItsOwnEnd() throws Exception {
    List<String> titles = titles(6);
    failSomeRows();
    List<TargetResult> created =
        ok(
            venue.dmarket.createTargets(
                Game.CS2, titles.stream().map(title -> target(title, 29)).toList()));
    assertThat(created).hasSize(6);
    assertThat(created).anyMatch(TargetResult::successful);
    assertThat(created).anyMatch(result -> !result.successful());
    assertThat(created).allMatch(r -> r.successful() == r.errorCode().isEmpty());
    assertThat(targets().stream().map(TargetRow::title))
        .containsExactlyInAnyOrderElementsOf(
            created.stream()
                .filter(TargetResult::successful)
                .map(r -> r.title().orElseThrow())
                .toList());

    venue.faultless();
    List<String> ids =
        new ArrayList<>(created.stream().flatMap(r -> r.targetId().stream()).toList());
    ids.removeIf(String::isEmpty);
    ids.add("nobodys-target");
    List<TargetResult> deleted = ok(venue.dmarket.deleteTargets(ids));
    assertThat(deleted).hasSameSizeAs(ids);
    assertThat(deleted.stream().filter(r -> !r.successful()))
        .singleElement()
        .satisfies(r -> assertThat(r.targetId()).contains("nobodys-target"));
    assertThat(targets()).isEmpty();
  }

  private void failSomeRows() throws Exception {
    venue.fault(Map.of("name", "partial-batch", "count", 0, "seed", 3));
  }

  private Map<String, String> assets() throws Exception {
    Map<String, String> lines = new TreeMap<>(venue.ledger());
    lines.keySet().removeIf(name -> !name.startsWith("asset."));
    return lines;
  }

  private Set<String> listedAt(String price) throws Exception {
    Set<String> listed = new TreeSet<>();
    assets()
        .forEach((name, value) -> {
          if (value.equals("listed " + price)) {
            listed.add(name.substring("asset.".length()));
          }
        });
    return listed;
  }

  private List<TargetRow> targets() {
    return ok(venue.dmarket.userTargets(ItemQuery.of(Game.CS2).withLimit(100))).rows();
  }

  private List<String> titles(int count) {
    return ok(venue.dmarket.offers(ItemQuery.of(Game.CS2).withLimit(100))).rows().stream()
        .map(offer -> offer.attributes().title().orElseThrow())
        .distinct()
        .limit(count)
        .toList();
  }

  private static Bodies.NewTarget target(String title, long cents) {
    return Bodies.NewTarget.of(title, 1, Dollars.of(Money.usd(cents)));
  }

  private static String assetOf(OfferRow offer) {
    return offer.attributes().id().orElseThrow();
  }

  private static Set<String> done(BatchAnswer answer) {
    return answer.offers().stream()
        .map(row -> row.assetId().orElseThrow())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> refused(BatchAnswer answer) {
    return answer.failed().stream()
        .map(row -> row.assetId().orElseThrow())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  private static List<String> ids(BatchAnswer answer) {
    return answer.offers().stream().map(BatchAnswer.Done::id).toList();
  }
}
