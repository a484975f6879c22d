package io.floatwise.app.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.cli.CommandRun;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.core.tape.Told;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.tape.TapeStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `floatwise stress` as a person uses it.
class StressCommandTest {

  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private static final Title TITLE = new Title(Game.CS2, "AK-47 | Redline (Field-Tested)");

  @TempDir Path dir;

  @BeforeEach
  void given() throws IOException {
    DataDirectory folder = DataDirectory.open(dir.resolve("data/demo"));
    try (var journal = SqlJournal.open(folder, "demo")) {
      var item = new Item(new AssetId("a"), TITLE, Attributes.UNKNOWN);
      journal.append(
          List.of(
              new Entry(1, NOW, new Fact.AccountOpened("demo", Money.usd(90_00), Money.usd(10_00))),
              new Entry(2, NOW, new Fact.LotAdopted(item, Optional.of(Money.usd(8_00))))));
    }
    try (var store = TapeStore.open(dir.resolve("tape"))) {
      store.settle();
      var coder = new TapeCoder(List.of(Game.CS2), "test", Row.NO_LONG);
      var fees = new FeeSchedule(Game.CS2, Rate.ofPercent(10), Money.usd(1), Map.of(), NOW);
      write(store, coder, NOW, new Told.Fees(fees));
      write(store, coder, NOW, new Told.Quotes(List.of(quote(5_00))));
      write(store, coder, NOW.plus(Duration.ofDays(1)), new Told.Quotes(List.of(quote(10_00))));
      store.rotate();
    }
  }

  private static void write(TapeStore store, TapeCoder coder, Instant at, Told told)
      throws IOException {
    if (coder.code(at, told) instanceof Coded.Rows(long micros, var rows)) {
      store.append(List.of(new TapeStore.Batch(micros, rows)));
    }
  }

  private static Quote quote(long cents) {
    return new Quote(TITLE, Optional.of(Money.usd(cents)), 1, Optional.empty(), 0, NOW);
  }

  private CommandRun run(Path tape, String... words) {
    var all = new ArrayList<>(List.of("stress", tape.toString()));
    all.addAll(List.of(words));
    all.addAll(List.of("--data", dir.resolve("data").toString()));
    return CommandRun.of(all);
  }

  @Test
  void theLatestPricesMeetWhatTheJournalHolds() {
    CommandRun ended = run(dir.resolve("tape"), "--scenario", "trade-up-2025-10-23", "--json");

    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode found = JsonMapper.builder().build().readTree(ended.out()).at("/scenarios/0");
    // 10.00 brings 9.00, 7.00 brings 6.30.
    assertThat(found.get("before").asString()).isEqualTo("109.00");
    assertThat(found.get("lotLoss").asString()).isEqualTo("2.70");
    assertThat(found.get("stuck").asString()).isEqualTo("8.00");
    assertThat(found.at("/assumed/priceFall").asInt()).isEqualTo(3000);
  }

  @Test
  void everyScenarioSaysThatItIsAssumed() {
    CommandRun ended = run(dir.resolve("tape"));

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("trade-protection-2025-07 (assumed)", "reversals (assumed)", "crash-pauses:");
  }

  @Test
  void aFileOfOnesOwnIsReadAndItsFaultsAreNamed() throws IOException {
    Path file = Files.writeString(dir.resolve("own"), "name = own\nprice-fall = 50 %\n");
    assertThat(run(dir.resolve("tape"), "--file", file.toString()).out()).contains("own (assumed)");

    Files.writeString(file, "name = own\nprice-fall = half\n");
    CommandRun ended = run(dir.resolve("tape"), "--file", file.toString());
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains(file.toString(), "price-fall: expected a share", "'half'");
  }

  @Test
  void badFlagsSayWhatWasExpected() throws IOException {
    assertThat(run(dir.resolve("tape"), "--scenario", "doom").err())
        .contains("expected one of trade-protection-2025-07", "found 'doom'");
    assertThat(run(dir.resolve("tape"), "--limit", "drawdown-stops=lots").err())
        .contains("drawdown-stops: expected a share");
    Files.createDirectories(dir.resolve("empty"));
    assertThat(run(dir.resolve("empty")).err()).contains("expected prices and fees");
    assertThat(run(dir.resolve("nowhere")).code()).isNotZero();
  }
}
