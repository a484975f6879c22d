package io.floatwise.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Own;
import io.floatwise.core.tape.OwnLog;
import io.floatwise.core.tape.OwnRow;
import io.floatwise.core.tape.Tally;
import io.floatwise.core.tape.TapeException;
import io.floatwise.core.tape.TapePlayer;
import io.floatwise.core.tape.Told;
import io.floatwise.proving.Proves;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an account is told stands beside the tape, in its place.
class OwnRecordingTest {

  private static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");

  @TempDir Path temp;

  private final Rows rows = new Rows();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private int next;

  private static final class Rows implements OwnLog {
    private final List<OwnRow> all = new CopyOnWriteArrayList<>();
    private volatile int forced;
    private final AtomicInteger forces = new AtomicInteger();
    private volatile long forcedAt;
    private int closed;
    private int most = Integer.MAX_VALUE;

    @Override
    public void write(OwnRow row) {
      if (all.size() == most) {
        throw new TapeException("expected room, found none");
      }
      all.add(row);
    }

    @Override
    public void force() {
      forcedAt = System.nanoTime();
      forces.incrementAndGet();
      forced = all.size();
    }

    @Override
    public void close() {
      closed++;
    }
  }

  @Test
  @Proves(
      value = "P4.6.5",
      breaks = {TapeRecorder.class, TapeStore.class})
  void itsPlaceIsBetweenWhatTheMarketSaidBeforeAndAfter() {
    record();
    record();

    var waiting = new ArrayDeque<>(rows.all);
    List<String> order = new ArrayList<>();
    try (var reading = TapeReading.open(temp)) {
      new TapePlayer(
              reading,
              (event, _, what) -> {
                while (!waiting.isEmpty() && waiting.getFirst().after() < event) {
                  order.add("own " + waiting.removeFirst().before().decisions());
                }
                if (what instanceof Told.Unread(var _, var _, String reason)) {
                  order.add("market " + reason);
                }
              })
          .play(reading.days());
    }
    waiting.forEach(row -> order.add("own " + row.before().decisions()));

    List<String> told = new ArrayList<>();
    for (int i = 0; i < next; i++) {
      told.add((i % 3 == 1 ? "market " : "own ") + i);
    }
    assertThat(order).isEqualTo(told);
    assertThat(rows.forced).isEqualTo(rows.all.size());
    assertThat(rows.closed).isEqualTo(2);
  }

  /// Market and account in turn, the account twice, and it begins and ends.
  private void record() {
    try (var recorder = open()) {
      for (int i = 0; i < 30; i++) {
        int number = next++;
        if (number % 3 == 1) {
          recorder.tell(BEGIN, new Told.Unread(Game.CS2, Optional.empty(), "" + number));
        } else {
          recorder.tell(BEGIN, sum(number), new Own.Waited());
        }
      }
    }
  }

  @Test
  @Proves(value = "P4.6.5", breaks = TapeRecorder.class)
  void whatTheTapeLacksIsSaidWithWhatComesNext() {
    try (var recorder = open()) {
      recorder.tell(BEGIN, sum(1), new Own.Waited());
      recorder.tell(BEGIN.plusNanos(1), new Told.Unread(Game.CS2, Optional.empty(), "no"));
      recorder.tell(BEGIN, sum(2), new Own.Waited());
    }

    assertThat(rows.all).extracting(OwnRow::holes).containsExactly(0L, 1L);
  }

  /// What was told is durable within a second, and the disk is left in peace.
  @Test
  @Proves(value = "P5.3.2.7", breaks = TapeRecorder.class)
  void whatIsKeptIsForcedSoonAndNotAgainAndAgain() {
    try (var recorder = open()) {
      recorder.tell(BEGIN, sum(1), new Own.Waited());
      await(() -> rows.forced == 1);
      recorder.tell(BEGIN, sum(2), new Own.Waited());
      await(() -> rows.forced == 2);
      int forces = rows.forces.get();
      await(() -> System.nanoTime() - rows.forcedAt > 1_500_000_000L);
      assertThat(rows.forces).hasValue(forces).hasValueLessThanOrEqualTo(2);
    }
  }

  private static void await(BooleanSupplier wish) {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!wish.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  @Proves(value = "P5.3.2.7", breaks = OwnKeeper.class)
  void whereItCannotBeKeptTheMarketIsRecordedOn() {
    rows.most = 10;
    record();

    assertThat(rows.all).hasSize(10);
    assertThat(messages).singleElement().asString().contains("cannot be replayed", "found none");
    List<Told> told = new ArrayList<>();
    try (var reading = TapeReading.open(temp)) {
      new TapePlayer(reading, (_, _, what) -> told.add(what)).play(reading.days());
    }
    assertThat(told).filteredOn(Told.Unread.class::isInstance).hasSize(10);
  }

  private static Tally.Sum sum(int decisions) {
    return new Tally.Sum(0, 0, "", decisions, "");
  }

  private TapeRecorder open() {
    return TapeRecorder.open(
        temp,
        List.of(Game.CS2),
        "test",
        RecorderBounds.usual(temp, OptionalInt.empty()),
        messages::add,
        () -> rows);
  }
}
