package io.floatwise.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.market.Quote;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Playback;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.core.tape.TapePlayer;
import io.floatwise.core.tape.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes off a tape is what was told, in the same order at the same times.
class TapeRoundTripTest {

  private static final Instant BEGIN = Instant.parse("2026-01-30T22:15:00.123456Z");

  @TempDir Path temp;

  /// What was told when; quotes in no order.
  record Heard(Instant at, Told told) {
    static Heard of(Instant at, Told told) {
      return new Heard(
          at,
          told instanceof Told.Quotes(var quotes)
              ? new Told.Quotes(quotes.stream().sorted(Comparator.comparing(Quote::title)).toList())
              : told);
    }
  }

  @Test
  void rowsTellExactlyWhatWasTold() {
    for (long seed = 1; seed <= 20; seed++) {
      var random = new RandomTold(seed, BEGIN);
      var coder = new TapeCoder(RandomTold.GAMES, "test", Row.NO_LONG);
      List<Heard> told = new ArrayList<>();
      List<Heard> heard = new ArrayList<>();
      var playback =
          new Playback((_, at, what) -> {
            if (!(what instanceof Told.Opened)) {
              heard.add(Heard.of(at, what));
            }
          });
      for (int i = 0; i < 400; i++) {
        Told next = random.next();
        var coded = rows(coder.code(random.now(), next));
        playback.play(new Row.Group(i, coded.at(), coded.rows()));
        if (!(next instanceof Told.Reviewed(var all) && all.isEmpty())) {
          told.add(Heard.of(random.now(), next));
        }
      }

      assertSame(heard, told, seed);
    }
  }

  @Test
  void filesTellExactlyWhatWasToldAcrossDaysAndStarts() throws IOException {
    for (long seed = 1; seed <= 3; seed++) {
      Path root = temp.resolve("tape" + seed);
      var random = new RandomTold(seed, BEGIN);
      List<Heard> told = new ArrayList<>();
      for (int start = 0; start < 4; start++) {
        try (var store = TapeStore.open(root)) {
          store.settle();
          var coder = new TapeCoder(RandomTold.GAMES, "test", store.lastAt().orElse(Row.NO_LONG));
          for (int i = 0; i < 300; i++) {
            Told next = random.next();
            var coded = rows(coder.code(random.now(), next));
            store.append(List.of(new TapeStore.Batch(coded.at(), coded.rows())));
            if (i % 97 == 0) {
              store.rotate();
            }
            if (!(next instanceof Told.Reviewed(var all) && all.isEmpty())) {
              told.add(Heard.of(random.now(), next));
            }
          }
        }
      }

      assertSame(heard(root), told, seed);
      assertThat(Duration.between(BEGIN, random.now())).isGreaterThan(Duration.ofDays(3));
    }
  }

  /// Thing by thing, because a whole tape is too long to read.
  static void assertSame(List<Heard> heard, List<Heard> told, long seed) {
    for (int i = 0; i < Math.min(heard.size(), told.size()); i++) {
      assertThat(heard.get(i)).as("seed %d, thing %d", seed, i).isEqualTo(told.get(i));
    }
    assertThat(heard).as("seed %d", seed).hasSameSizeAs(told);
  }

  static Coded.Rows rows(Coded coded) {
    return switch (coded) {
      case Coded.Rows rows -> rows;
      case Coded.Refused(String reason) -> throw new AssertionError(reason);
    };
  }

  static List<Heard> heard(Path root) {
    List<Heard> heard = new ArrayList<>();
    try (var reading = TapeReading.open(root)) {
      var player =
          new TapePlayer(
              reading,
              (_, at, what) -> {
                if (!(what instanceof Told.Opened)) {
                  heard.add(Heard.of(at, what));
                }
              });
      assertThat(player.play(reading.days())).isEmpty();
    }
    return heard;
  }
}
