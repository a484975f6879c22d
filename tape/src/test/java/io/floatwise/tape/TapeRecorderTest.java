package io.floatwise.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.TapePlayer;
import io.floatwise.core.tape.Told;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.machine.SmallDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recorder holds nobody up, and what it could not record it says.
class TapeRecorderTest {

  private static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");
  private static final long PLENTY = Long.MAX_VALUE;

  @TempDir Path temp;

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final AtomicLong room = new AtomicLong(PLENTY);
  private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
  private long missing;
  private final RandomTold random = new RandomTold(3, BEGIN);
  private final List<TapeRoundTripTest.Heard> told = new ArrayList<>();

  @Test
  void everythingThatIsToldIsOnTheTape() {
    try (var recorder = open(temp, 1_000)) {
      tell(recorder, 500);
    }

    TapeRoundTripTest.assertSame(TapeRoundTripTest.heard(temp), told, 3);
    assertThat(messages).isEmpty();
  }

  @Test
  @Proves(value = "P5.3.2.7", breaks = TapeRecorder.class)
  void whatComesTooFastIsCountedAndIsAGap() {
    gate = new CompletableFuture<>();
    try (var recorder = open(temp, 4)) {
      tell(recorder, 300);
      gate.complete(null);
      // There is room again soon, and what finds some says how much is missing before it.
      long lost;
      int size;
      do {
        lost = recorder.lost();
        size = told.size();
        tell(recorder, 1);
      } while (recorder.lost() > lost || told.size() == size);
      missing = recorder.lost();
    }

    long[] missed = {0};
    List<TapeRoundTripTest.Heard> heard = new ArrayList<>();
    play((at, what) -> {
      if (what instanceof Told.Missed(Game game, var _, int events, var _) && game == Game.CS2) {
        missed[0] += events;
      } else if (!(what instanceof Told.Missed) && !(what instanceof Told.Opened)) {
        heard.add(TapeRoundTripTest.Heard.of(at, what));
      }
    });
    assertThat(told).containsSubsequence(heard);
    assertThat(missed[0]).isEqualTo(missing).isEqualTo(told.size() - heard.size()).isPositive();
    assertThat(messages).anyMatch(m -> m.contains("things that were told of the market are not"));
  }

  @Test
  void aFullDiskStopsRecordingWithOneMessageAndItGoesOnWhenThereIsRoom() throws Exception {
    try (var recorder = open(temp, 10_000)) {
      tell(recorder, 50);
      room.set(0);
      tell(recorder, 50);
      assertThat(message()).contains("not recorded for now").contains("too little room");
      tell(recorder, 50);
      room.set(PLENTY);
      assertThat(message()).isEqualTo("the market is recorded again");
      tell(recorder, 50);
    }

    List<String> causes = new ArrayList<>();
    List<TapeRoundTripTest.Heard> heard = new ArrayList<>();
    play((at, what) -> {
      if (what instanceof Told.Missed(var _, var _, var _, String cause)) {
        causes.add(cause);
      } else if (!(what instanceof Told.Opened)) {
        heard.add(TapeRoundTripTest.Heard.of(at, what));
      }
    });
    assertThat(causes).contains("too little room on the disk");
    assertThat(told).containsSubsequence(heard);
    assertThat(heard).endsWith(told.getLast());
  }

  @Test
  @Proves(
      value = "P5.3.2.7",
      breaks = {TapeRecorder.class, TapeStore.class})
  void aDiskThatIsReallyFullLosesNothingThatWasDurable() throws Exception {
    try (var disk = SmallDisk.mount(temp.resolve("disk"), "3m")) {
      Path root = disk.folder().resolve("tape");
      List<TapeRoundTripTest.Heard> heard = new ArrayList<>();
      try (var recorder = open(root, 10_000)) {
        while (messages.isEmpty()) {
          tell(recorder, 1);
          Thread.onSpinWait();
        }
        assertThat(message()).contains("not recorded for now");
        disk.grow("200m");
        assertThat(message()).isEqualTo("the market is recorded again");
        tell(recorder, 20);
      }
      play(
          root,
          (at, what) -> {
            if (!(what instanceof Told.Missed) && !(what instanceof Told.Opened)) {
              heard.add(TapeRoundTripTest.Heard.of(at, what));
            }
          });
      assertThat(told).containsSubsequence(heard);
      assertThat(heard).endsWith(told.getLast());
    }
  }

  @Test
  void timeThatGoesBackIsRefusedAndIsAGap() throws Exception {
    var unread = new Told.Unread(Game.CS2, Optional.empty(), "no answer");
    try (var recorder = open(temp, 100)) {
      recorder.tell(BEGIN, unread);
      recorder.tell(BEGIN.minusSeconds(1), unread);
      recorder.tell(BEGIN.plusSeconds(1), unread);
    }

    assertThat(message()).contains("market time went back");
    List<Told> all = new ArrayList<>();
    play((_, what) -> all.add(what));
    assertThat(all)
        .containsExactly(
            new Told.Opened(Game.CS2, "test"),
            unread,
            new Told.Missed(
                Game.CS2,
                Optional.of(BEGIN),
                1,
                "market time went back from 2026-05-01T00:00:00Z to 2026-04-30T23:59:59Z"),
            unread);
  }

  @Test
  void whatIsFinerThanAMicrosecondIsRefusedNotRounded() throws Exception {
    try (var recorder = open(temp, 100)) {
      recorder.tell(BEGIN.plusNanos(1), new Told.Unread(Game.CS2, Optional.empty(), "no"));
    }

    assertThat(message()).contains("finer than a microsecond");
  }

  private TapeRecorder open(Path root, int waiting) {
    var bounds =
        new RecorderBounds(
            waiting,
            Duration.ofMillis(5),
            Duration.ofMillis(200),
            2_000,
            1,
            () -> {
              gate.join();
              return Math.min(room.get(), usable(root));
            },
            OptionalInt.empty(),
            Duration.ofMillis(20),
            Duration.ofMillis(5),
            Duration.ofSeconds(60));
    return TapeRecorder.open(
        root,
        root.endsWith("tape") || waiting != 100 ? RandomTold.GAMES : List.of(Game.CS2),
        "test",
        bounds,
        messages::add);
  }

  /// A disk that says that it has room and then has none is met as well.
  private static long usable(Path root) {
    try {
      return Files.exists(root) ? Math.max(1, Files.getFileStore(root).getUsableSpace()) : 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(TapeRecorder recorder, int count) {
    for (int i = 0; i < count; i++) {
      Told next = random.next();
      if (!(next instanceof Told.Reviewed(var all) && all.isEmpty())) {
        recorder.tell(random.now(), next);
        told.add(TapeRoundTripTest.Heard.of(random.now(), next));
      }
    }
  }

  private String message() throws InterruptedException {
    return Optional.ofNullable(messages.poll(30, TimeUnit.SECONDS)).orElse("no message came");
  }

  /// Who is told what is on the tape.
  private interface Hearing {
    void hear(Instant at, Told told);
  }

  private void play(Hearing hearing) {
    play(temp, hearing);
  }

  private static void play(Path root, Hearing hearing) {
    try (var reading = TapeReading.open(root)) {
      new TapePlayer(reading, (_, at, what) -> hearing.hear(at, what)).play(reading.days());
    }
  }
}
