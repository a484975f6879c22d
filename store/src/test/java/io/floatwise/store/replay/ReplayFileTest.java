package io.floatwise.store.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.execution.Account;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.tape.Own;
import io.floatwise.core.tape.OwnRow;
import io.floatwise.core.tape.Tally;
import io.floatwise.core.tape.TapeException;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.journal.RandomRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayFileTest {

  private static final List<String> TEXTS = List.of("", "\n", "\r\n\u2028\"\\", "\u0000", "ж €");

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @Proves(value = "P4.6.5", breaks = ReplayFile.class)
  void everyRowComesBackAsItWas(long seed) {
    List<OwnRow> rows = rows(seed, 2_000);
    write(rows);

    assertThat(read()).isEqualTo(rows);
  }

  @Test
  void anAccountThatStaysAsItIsTakesLittleRoom() throws IOException {
    OwnRow row = rowWithManyThings();
    Path first = write(List.of(row));
    Path second = write(List.of(row, row, row, row));

    long each = (Files.size(second) - Files.size(first)) / 3;

    assertThat(Files.size(first)).isGreaterThan(2_000);
    assertThat(each).isLessThan(700);
  }

  @Test
  @Proves(value = "P5.3.2.7", breaks = ReplayFile.class)
  void aFileIsReadAsFarAsItIsWhole() throws IOException {
    List<OwnRow> rows = rows(4, 20);
    Path file = write(rows);
    byte[] bytes = Files.readAllBytes(file);
    var lengths = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      int length = lengths.nextInt(bytes.length - 1);
      Files.write(file, Arrays.copyOf(bytes, length));
      List<OwnRow> found = read();
      assertThat(found.size()).isLessThan(rows.size());
      assertThat(found).isEqualTo(rows.subList(0, found.size()));
    }
  }

  @Test
  void aChangedLineIsNotBelieved() throws IOException {
    Path file = write(rows(5, 3));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(1, lines.get(1).replace("\"holes\":", "\"holes\": "));
    Files.write(file, lines);
    try (var rows = ReplayFile.read(folder().files())) {
      rows.next();
      assertThat(rows.hasNext()).isFalse();
      assertThat(rows.torn()).containsExactly("00000001.jsonl");
    }
  }

  @Test
  void aStartOfWhichNothingWasKeptIsSaid() throws IOException {
    Files.writeString(write(rows(5, 3)), "");
    try (var rows = ReplayFile.read(folder().files())) {
      assertThat(rows.hasNext()).isFalse();
      assertThat(rows.torn()).containsExactly("00000001.jsonl");
    }
  }

  @Test
  void nonsenseWithItsChecksumIsNamed() throws IOException {
    Path file = write(rows(6, 1));
    String nonsense = "{\"place\":{},\"told\":{}}";
    var crc = new CRC32C();
    crc.update(nonsense.getBytes(StandardCharsets.UTF_8));
    Files.writeString(file, "%08x %s\n".formatted(crc.getValue(), nonsense));

    assertThatThrownBy(this::read)
        .isInstanceOf(TapeException.class)
        .hasMessageContaining("00000001.jsonl")
        .hasMessageContaining("expected the fields");
  }

  @Test
  void startsFollowOneAnotherInTheirOrder() {
    List<OwnRow> first = rows(7, 5);
    List<OwnRow> second = rows(8, 5);
    write(first);
    write(second);
    var both = new ArrayList<>(first);
    both.addAll(second);

    assertThat(read()).isEqualTo(both);
  }

  @Test
  void whoseItIsHasToBeClear() {
    ReplayFile.create(ReplayFolder.of(temp.resolve("demo"), "a/b")).close();
    assertThat(ReplayFolder.one(temp, null, null).files()).hasSize(1);
    assertThat(ReplayFolder.one(temp, "demo", "a/b").files()).hasSize(1);
    ReplayFile.create(ReplayFolder.of(temp.resolve("paper"), "c")).close();

    assertThatThrownBy(() -> ReplayFolder.one(temp, null, null))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a/b of demo, c of paper");
    assertThatThrownBy(() -> ReplayFolder.one(temp, "demo", "c"))
        .hasMessageContaining("found none");
    assertThat(ReplayFolder.one(temp, "paper", null).files()).hasSize(1);
  }

  /// Readings of the account that grow out of one another, among everything else.
  private static List<OwnRow> rows(long seed, int count) {
    var random = new SplittableRandom(seed);
    var records = new RandomRecords(random, TEXTS);
    List<OwnRow> rows = new ArrayList<>();
    Account account = records.next(Account.class);
    for (int i = 0; i < count; i++) {
      OwnRow row = records.next(OwnRow.class);
      if (random.nextBoolean()) {
        account = changed(account, records.next(Account.class), random);
        row = new OwnRow(row.after(), row.holes(), row.at(), row.before(), new Own.Read(account));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Account changed(Account old, Account other, SplittableRandom random) {
    return new Account(
        other.balance(),
        mixed(old.offers(), other.offers(), random),
        mixed(old.targets(), other.targets(), random),
        mixed(old.closedOffers(), other.closedOffers(), random),
        mixed(old.closedTargets(), other.closedTargets(), random),
        mixed(old.inventory(), other.inventory(), random),
        other.skew(),
        other.unread());
  }

  private static <T> List<T> mixed(List<T> old, List<T> other, SplittableRandom random) {
    if (random.nextInt(3) == 0) {
      return old;
    }
    List<T> mixed = new ArrayList<>(old);
    mixed.removeIf(_ -> random.nextInt(4) == 0);
    other.forEach(each -> mixed.add(random.nextInt(mixed.size() + 1), each));
    return mixed.subList(0, Math.min(20, mixed.size()));
  }

  private static OwnRow rowWithManyThings() {
    var records = new RandomRecords(new SplittableRandom(9), TEXTS);
    Account some = records.next(Account.class);
    List<ClosedOffer> closed =
        Stream.generate(() -> records.next(ClosedOffer.class)).limit(20).toList();
    var account =
        new Account(
            some.balance(),
            some.offers(),
            some.targets(),
            closed,
            some.closedTargets(),
            some.inventory(),
            some.skew(),
            Map.of());
    return new OwnRow(1, 0, Instant.EPOCH, new Tally.Sum(1, 1, "a", 1, "b"), new Own.Read(account));
  }

  private ReplayFolder folder() {
    return ReplayFolder.of(temp, "us");
  }

  private Path write(List<OwnRow> rows) {
    try (var file = ReplayFile.create(folder())) {
      rows.forEach(file::write);
    }
    return folder().files().getLast();
  }

  private List<OwnRow> read() {
    List<OwnRow> rows = new ArrayList<>();
    try (var all = ReplayFile.read(folder().files())) {
      all.forEachRemaining(rows::add);
    }
    return rows;
  }
}
