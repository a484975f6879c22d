package io.floatwise.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.core.tape.TapeCursor;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.tape.Told;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Joining files and letting days go change nothing that is told.
class TapeUpkeepTest {

  private static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant LATER = Instant.now().plus(Duration.ofDays(1));

  @TempDir Path temp;

  @Test
  @Proves(
      value = "P5.3.2.7",
      breaks = {TapeUpkeep.class, PartName.class})
  void joinedFilesTellTheSameAndTheSmallOnesGoAfterAWhile() throws IOException {
    write();
    var before = TapeRoundTripTest.heard(temp);
    long files = files();

    assertThat(run(OptionalInt.empty(), Instant.now()).joined()).isGreaterThan(1);
    assertThat(files()).isGreaterThan(files);
    assertThat(TapeRoundTripTest.heard(temp)).isEqualTo(before);

    TapeUpkeep.Done again = run(OptionalInt.empty(), LATER);
    assertThat(again.joined()).isZero();
    assertThat(files()).isLessThan(files);
    assertThat(TapeRoundTripTest.heard(temp)).isEqualTo(before);
    try (var reading = TapeReading.open(temp)) {
      assertThat(reading.days()).allMatch(day -> day.files() == 1);
    }
  }

  @Test
  void whoReadsWhileFilesAreJoinedReadsTheSameRows() throws IOException {
    write();
    try (var reading = TapeReading.open(temp)) {
      TapeDay day = reading.days().getFirst();
      try (TapeCursor cursor = reading.open(day, true)) {
        long rows = cursor.next() ? cursor.batch().size() : 0;

        run(OptionalInt.empty(), Instant.now());
        while (cursor.next()) {
          rows += cursor.batch().size();
        }

        assertThat(rows).isEqualTo(day.rows());
        assertThat(reading.days().getFirst())
            .matches(d -> d.rows() == day.rows() && d.files() == 1);
      }
    }
  }

  @Test
  void onlyTheNewestDaysStayAndTheyTellTheSame() throws IOException {
    write();
    var before = TapeRoundTripTest.heard(temp);
    TapeDay newest;
    try (var reading = TapeReading.open(temp)) {
      newest = reading.days().getLast();
    }

    run(OptionalInt.of(2), LATER);

    try (var reading = TapeReading.open(temp)) {
      assertThat(reading.days())
          .isNotEmpty()
          .allMatch(day -> !day.day().isBefore(newest.day().minusDays(1)));
    }
    var after = TapeRoundTripTest.heard(temp);
    assertThat(after).isEqualTo(before.subList(before.size() - after.size(), before.size()));
    assertThat(after).hasSizeLessThan(before.size());
  }

  @Test
  void aDamagedFileIsNotHiddenInAJoinedOne() throws IOException {
    write();
    Path victim;
    try (Stream<Path> all = Files.walk(temp.resolve("game=cs2"))) {
      victim = all.filter(f -> f.toString().endsWith(".parquet")).sorted().findFirst().get();
    }
    byte[] bytes = Files.readAllBytes(victim);
    bytes[bytes.length / 2] ^= 1;
    Files.write(victim, bytes);

    TapeUpkeep.Done done = run(OptionalInt.empty(), LATER);

    assertThat(done.losses()).anyMatch(loss -> loss.file().equals(victim.toString()));
    assertThat(victim).exists();
  }

  @Test
  void theSecondOfTwoFilesWithTheSameRowsDoesNotCount() throws IOException {
    write();
    var before = TapeRoundTripTest.heard(temp);
    try (Stream<Path> all = Files.walk(temp.resolve("game=cs2"))) {
      Path file = all.filter(f -> f.toString().endsWith(".parquet")).sorted().findFirst().get();
      PartName name = PartName.parse(file.getFileName().toString()).orElseThrow();
      var twin = new PartName(name.first(), name.last(), name.rows(), -1);
      Files.copy(file, file.resolveSibling(twin.toString()));
    }

    assertThat(TapeRoundTripTest.heard(temp)).isEqualTo(before);
  }

  @Test
  void nobodyElseWritesMeanwhile() {
    try (var _ = TapeStore.open(temp)) {
      assertThat(catchThrowable(() -> TapeStore.open(temp).close()))
          .hasMessageContaining("expected a tape that nobody writes");
    }
  }

  private TapeUpkeep.Done run(OptionalInt keep, Instant now) throws IOException {
    try (var store = TapeStore.open(temp)) {
      store.settle();
      return new TapeUpkeep(store, TapeUpkeep.GRACE).run(keep, true, now);
    }
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(temp)) {
      return all.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  private void write() throws IOException {
    var random = new RandomTold(11, BEGIN);
    try (var store = TapeStore.open(temp)) {
      store.settle();
      var coder = new TapeCoder(List.of(Game.CS2, Game.RUST), "test", Row.NO_LONG);
      for (int i = 1; i <= 400; i++) {
        Told next = random.next();
        var coded = TapeRoundTripTest.rows(coder.code(random.now(), next));
        store.append(List.of(new TapeStore.Batch(coded.at(), coded.rows())));
        if (i % 20 == 0) {
          store.rotate();
        }
      }
    }
  }
}
