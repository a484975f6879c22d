package io.floatwise.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.core.tape.TapePlayer;
import io.floatwise.core.tape.Told;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A damaged file is named and costs what it holds; whatever comes off the tape was told.
class DamagedTapeTest {

  private static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");
  private static final int REGIONS = 12;

  @TempDir Path temp;

  private final Set<TapeRoundTripTest.Heard> told = new HashSet<>();
  private Path root;

  @BeforeEach
  void write() throws IOException {
    root = temp.resolve("tape");
    var random = new RandomTold(5, BEGIN);
    try (var store = TapeStore.open(root)) {
      store.settle();
      var coder = new TapeCoder(RandomTold.GAMES, "test", Row.NO_LONG);
      for (int i = 1; i <= 240; i++) {
        Told next = random.next();
        var coded = TapeRoundTripTest.rows(coder.code(random.now(), next));
        store.append(List.of(new TapeStore.Batch(coded.at(), coded.rows())));
        told.add(TapeRoundTripTest.Heard.of(random.now(), next));
        if (i % 30 == 0) {
          store.rotate();
        }
      }
    }
  }

  @Test
  @Proves(
      value = "P5.3.2.7",
      breaks = {Part.class, PartCursor.class})
  void aFlippedByteAnywhereIsFoundAndNothingUntrueIsTold() throws IOException {
    Path victim = middle();
    byte[] sound = Files.readAllBytes(victim);
    for (int region = 0; region < REGIONS; region++) {
      byte[] bytes = sound.clone();
      bytes[Math.min(bytes.length - 1, bytes.length * region / (REGIONS - 1))] ^= 0x40;
      Files.write(victim, bytes);

      assertCosts(victim);
    }
    Files.write(victim, sound);

    assertThat(check().isSound()).isTrue();
  }

  @Test
  void aFileThatWasCutIsFoundWhereverItWasCut() throws IOException {
    Path victim = middle();
    byte[] sound = Files.readAllBytes(victim);
    for (int region = 0; region < REGIONS; region++) {
      Files.write(victim, Arrays.copyOf(sound, sound.length * region / REGIONS));

      assertCosts(victim);
    }
  }

  @Test
  void aFileThatIsGoneIsAGapAndWhatBuildsOnItIsNotTold() throws IOException {
    Files.delete(middle());

    TapeCheck.Found found = check();

    assertThat(found.gaps()).anyMatch(gap -> gap.cause().endsWith("rows are lost"));
    assertThat(told).containsAll(heard());
  }

  @Test
  void aFileOfAnotherNameIsNamedAndLeftAlone() throws IOException {
    Path stranger = middle().resolveSibling("copy.parquet");
    Files.copy(middle(), stranger);

    assertThat(check().strangers()).containsExactly(stranger);
    assertThat(told).containsAll(heard());
  }

  private void assertCosts(Path victim) {
    TapeCheck.Found found = check();
    assertThat(found.losses())
        .singleElement()
        .satisfies(loss -> {
          assertThat(loss.file()).isEqualTo(victim.toString());
          assertThat(loss.rows()).isEqualTo(PartName.parse(victim.getFileName() + "").get().rows());
        });
    assertThat(found.isSound()).isFalse();
    assertThat(found.nonsense()).isEmpty();
    List<TapeRoundTripTest.Heard> heard = heard();
    assertThat(told).containsAll(heard);
    assertThat(heard).hasSizeGreaterThan(20).hasSizeLessThan(told.size());
  }

  private TapeCheck.Found check() {
    try (var reading = TapeReading.open(root)) {
      return new TapeCheck(reading).run(_ -> true);
    }
  }

  /// What the tape tells of the market; what it tells of its own gaps is left out.
  private List<TapeRoundTripTest.Heard> heard() {
    List<TapeRoundTripTest.Heard> heard = new ArrayList<>();
    try (var reading = TapeReading.open(root)) {
      new TapePlayer(
              reading,
              (_, at, what) -> {
                if (!(what instanceof Told.Missed) && !(what instanceof Told.Opened)) {
                  heard.add(TapeRoundTripTest.Heard.of(at, what));
                }
              })
          .play(reading.days());
    }
    return heard;
  }

  /// A file that is neither the first nor the last of its day.
  private Path middle() throws IOException {
    try (Stream<Path> all = Files.walk(root.resolve("game=cs2"))) {
      return all.filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> file.getParent().toFile().list().length > 2)
          .sorted()
          .skip(1)
          .findFirst()
          .orElseThrow();
    }
  }
}
