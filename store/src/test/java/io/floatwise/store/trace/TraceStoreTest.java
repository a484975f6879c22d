package io.floatwise.store.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.SameCollection;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trace.Author;
import io.floatwise.core.trace.Basis;
import io.floatwise.core.trace.Ending;
import io.floatwise.core.trace.Kept;
import io.floatwise.core.trace.Sight;
import io.floatwise.core.trace.Skipped;
import io.floatwise.core.trace.Standing;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.journal.JournalSite;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.testkit.journal.RandomHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Traces on the disk: compact, bounded, and nobody's trouble.
class TraceStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Title TITLE = new Title(Game.CS2, "AK-47 | Redline (Field-Tested)");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final TraceBounds SMALL = new TraceBounds(Duration.ofDays(30), 1 << 20);

  @TempDir Path folder;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final Random random = new Random(5);

  private TraceStore open(TraceBounds bounds) {
    return TraceStore.open(DataDirectory.open(folder), "a", "1", bounds, complaints::add);
  }

  private TraceReading reading() {
    return TraceReading.open(folder, "a").orElseThrow();
  }

  private List<Kept> kept() {
    try (TraceReading reading = reading()) {
      return reading.latest(Integer.MAX_VALUE).stream()
          .sorted(Comparator.comparingLong(Kept::id))
          .toList();
    }
  }

  private static Offer offer(String id, long cents) {
    return new Offer(
        new OfferId(id),
        new Item(new AssetId("asset-" + id), TITLE, Attributes.UNKNOWN),
        Money.usd(cents),
        NOW,
        Custody.VENUE,
        false);
  }

  /// A look at a market like a real one: fifty offers, two hundred sales.
  private Basis look(Instant at) {
    var offers = new ArrayList<Offer>();
    for (int i = 0; i < 50; i++) {
      offers.add(offer(new UUID(random.nextLong(), random.nextLong()).toString(), 900 + i));
    }
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < 200; i++) {
      Instant sold = at.minus(Duration.ofMinutes(20L * i + random.nextInt(20)));
      long price = 850L + random.nextInt(100);
      sales.add(new Sale(TITLE, Money.usd(price), sold, SaleKind.OFFER, Attributes.UNKNOWN));
    }
    var quote =
        new Quote(TITLE, Optional.of(Money.usd(900)), 50, Optional.of(Money.usd(700)), 9, at);
    var fees = new FeeSchedule(Game.CS2, Rate.ofPercent(7), Money.usd(1), Map.of(), at);
    var sight =
        Sight.of(
            new Snapshot(TITLE, quote, offers, sales, at),
            fees,
            fees,
            Optional.empty(),
            FillModel.FITTED);
    var standing =
        new Standing(
            Limits.DEFAULT,
            SameCollection.NONE,
            Money.usd(12),
            Optional.of(Duration.ofMillis(40)),
            true);
    return new Basis(at, Optional.of(sight), Optional.empty(), standing);
  }

  private Trace skip(Instant at, String offer, String rule) {
    var skip =
        new Decision.Skip(TITLE, rule, new Evidence("not enough", List.of())).of(offer(offer, 900));
    return new Trace(
        at,
        TITLE,
        Optional.of(look(at)),
        Author.strategy("value-flip"),
        skip,
        new Ending.LeftAlone(),
        4,
        4);
  }

  private Trace action(Instant at, long seq) {
    var buy =
        new Decision.Propose(
            new Intent.BuyOffer(offer("b" + seq, 800)), new Evidence("cheap", List.of()));
    return new Trace(
        at,
        TITLE,
        Optional.of(look(at)),
        Author.strategy("value-flip"),
        buy,
        new Ending.Submitted(new IntentId(seq)),
        seq - 1,
        seq - 1);
  }

  @Test
  void aSkipIsOneRowWhileNothingChangesAlsoAfterARestart() throws InterruptedException {
    Trace first = skip(NOW, "o1", "edge-too-small");
    try (TraceStore store = open(TraceBounds.USUAL)) {
      store.keep(List.of(first));
      store.keep(List.of(skip(NOW.plusSeconds(60), "o1", "edge-too-small")));
      assertThat(store.settle(PATIENCE)).isTrue();
    }
    Trace otherRule = skip(NOW.plusSeconds(240), "o1", "illiquid");
    Trace otherOffer = skip(NOW.plusSeconds(300), "o2", "edge-too-small");
    Trace nextDay = skip(NOW.plus(Duration.ofHours(25)), "o1", "edge-too-small");
    try (TraceStore store = open(TraceBounds.USUAL)) {
      store.keep(List.of(skip(NOW.plusSeconds(120), "o1", "edge-too-small")));
      store.keep(List.of(otherRule, otherOffer));
      store.keep(List.of(nextDay));
      assertThat(store.settle(PATIENCE)).isTrue();
    }
    assertThat(kept())
        .containsExactly(
            new Kept(1, "1", first, NOW.plusSeconds(120), 3),
            new Kept(2, "1", otherRule, otherRule.at(), 1),
            new Kept(3, "1", otherOffer, otherOffer.at(), 1),
            new Kept(4, "1", nextDay, nextDay.at(), 1));
    assertThat(complaints).isEmpty();
  }

  @Test
  void actionsAreNeverOneRow() throws InterruptedException {
    try (TraceStore store = open(TraceBounds.USUAL)) {
      store.keep(List.of(action(NOW, 5)));
      store.keep(List.of(action(NOW, 6)));
      assertThat(store.settle(PATIENCE)).isTrue();
    }
    assertThat(kept()).hasSize(2);
    try (TraceReading reading = reading()) {
      assertThat(reading.beforeEntry(6)).singleElement().extracting(Kept::id).isEqualTo(2L);
    }
  }

  @Test
  void staysWithinItsBoundsAndLetsGoOfTheInputsOfOldSkipsFirst() throws Exception {
    int skips = 600;
    try (TraceStore store = open(SMALL)) {
      store.keep(List.of(action(NOW, 5)));
      for (int i = 0; i < skips; i++) {
        store.keep(List.of(skip(NOW.plusSeconds(60L * i), "o" + i, "edge-too-small")));
        if (i % 50 == 0) {
          assertThat(store.settle(PATIENCE)).isTrue();
        }
      }
      assertThat(store.settle(PATIENCE)).isTrue();
    }
    long size = Files.size(folder.resolve("traces.db"));
    List<Kept> kept = kept();
    System.out.printf(
        "TraceStoreTest: %d of %d skips kept, %d with inputs, in %d bytes%n",
        kept.size() - 1,
        skips,
        kept.stream().filter(k -> k.trace().basis().isPresent()).count(),
        size);
    assertThat(size).isLessThan(2 * SMALL.bytes());
    assertThat(kept.getFirst().trace().basis()).as("an action keeps its inputs").isPresent();
    assertThat(kept.getLast().trace().basis()).as("so does the newest skip").isPresent();
    assertThat(kept.get(1).trace().basis()).as("the oldest skip does not").isEmpty();
    assertThat(kept).as("but it is kept, far more than fit with inputs").hasSizeGreaterThan(500);
    try (TraceReading reading = reading()) {
      assertThat(reading.skippedOffers(Instant.EPOCH))
          .as("with the fees")
          .hasSize(kept.size() - 1)
          .extracting(Skipped::fees)
          .allMatch(Optional::isPresent);
    }
  }

  @Test
  void letsGoOfWhatIsTooOldAndItsSales() throws InterruptedException {
    try (TraceStore store = open(TraceBounds.USUAL)) {
      store.keep(List.of(skip(NOW, "o1", "illiquid")));
      Sale sale =
          new Sale(TITLE, Money.usd(950), NOW.plusSeconds(5), SaleKind.OFFER, Attributes.UNKNOWN);
      store.sold(TITLE, List.of(sale, sale), NOW.plusSeconds(10));
      store.sold(TITLE, List.of(sale, sale), NOW.plusSeconds(20));
      assertThat(store.settle(PATIENCE)).isTrue();
      try (TraceReading reading = reading()) {
        assertThat(reading.sales(TITLE))
            .as("twice is twice, read twice or not")
            .containsExactly(sale, sale);
        assertThat(reading.readUntil(TITLE)).contains(NOW.plusSeconds(20));
      }
      Instant later = NOW.plus(Duration.ofDays(31));
      store.keep(List.of(action(later, 9)));
      assertThat(store.settle(PATIENCE)).isTrue();
    }
    assertThat(kept()).extracting(k -> k.trace().isSkip()).containsExactly(false);
    try (TraceReading reading = reading()) {
      assertThat(reading.sales(TITLE)).isEmpty();
      assertThat(reading.readUntil(TITLE)).isEmpty();
    }
  }

  @Test
  void aFileThatIsNoneOfOursStopsExplanationsAndNothingElse() throws Exception {
    Path file = DataDirectory.open(folder).traces();
    Files.writeString(file, "not a database, but long enough to look like something");
    byte[] before = Files.readAllBytes(file);
    try (TraceStore store = open(TraceBounds.USUAL);
        var journal = SqlJournal.open(DataDirectory.open(folder), "a")) {
      for (int i = 0; i < 1_000; i++) {
        store.keep(List.of(skip(NOW, "o" + i, "illiquid")));
      }
      assertFailsAtOnce(store);
      journal.append(RandomHistory.of(3, 20));
      assertThat(JournalSite.entries(journal)).isEqualTo(RandomHistory.of(3, 20));
    }
    assertThat(complaints).hasSize(2);
    assertThat(complaints.getFirst())
        .startsWith("decisions are not explained from here on, trading goes on: ");
    assertThat(complaints.getLast()).startsWith("1000 decisions were not kept");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aFileThatBreaksLaterLosesNothingUncounted() throws Exception {
    try (TraceStore store = open(TraceBounds.USUAL)) {
      store.keep(List.of(action(NOW, 5)));
      assertThat(store.settle(PATIENCE)).isTrue();
      try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("traces.db"));
          var statement = other.createStatement()) {
        statement.execute("DROP TABLE trace");
      }
      store.keep(List.of(action(NOW, 6), action(NOW, 7)));
      assertFailsAtOnce(store);
      store.keep(List.of(action(NOW, 8)));
      assertFailsAtOnce(store);
      assertThat(store.lost()).isEqualTo(3);
    }
    assertThat(complaints).hasSize(2);
    assertThat(complaints.getFirst()).contains("trading goes on", "no such table");
    assertThat(complaints.getLast()).startsWith("3 decisions were not kept");
  }

  private static void assertFailsAtOnce(TraceStore store) throws InterruptedException {
    long start = System.nanoTime();
    assertThat(store.settle(PATIENCE)).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("nobody waits for a store that has stopped")
        .isLessThan(PATIENCE.dividedBy(2));
  }

  @Test
  void whatComesTooFastIsLostAndCountedAndNobodyWaits() throws IOException {
    Trace trace = skip(NOW, "o", "illiquid");
    int many = 20_000;
    long lost;
    try (TraceStore store = open(TraceBounds.USUAL)) {
      for (int i = 0; i < many; i++) {
        store.keep(List.of(trace));
      }
      lost = store.lost();
    }
    assertThat(kept().getFirst().times() + lost).isEqualTo(many);
    assertThat(complaints).hasSize(lost > 0 ? 1 : 0);
  }
}
