package io.floatwise.tape;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Own;
import io.floatwise.core.tape.OwnLog;
import io.floatwise.core.tape.OwnRecorder;
import io.floatwise.core.tape.OwnRow;
import io.floatwise.core.tape.Recorder;
import io.floatwise.core.tape.Tally;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.core.tape.TapeException;
import io.floatwise.core.tape.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Records what is told on a thread of its own that nobody waits for. What comes too fast, or while
/// the disk is full, is counted and stands on the tape as a gap. Where it cannot write, it says so
/// once and tries again, and trading goes on. Thread-safe.
public final class TapeRecorder implements Recorder, OwnRecorder, AutoCloseable {

  private final ArrayBlockingQueue<Work> waiting;
  private final Object order = new Object();
  private final AtomicLong lost = new AtomicLong();
  private final TapeStore store;
  private final RecorderBounds bounds;
  private final List<Game> games;
  private final String by;
  private final Consumer<String> messages;
  private final OwnKeeper own;
  private final Thread thread;
  private int skipped;
  private volatile boolean closing;
  private volatile boolean stopped;

  /// What waits for the thread.
  ///
  /// @param missedBefore how much came before it and found no room
  private record Work(Instant at, Thing thing, int missedBefore) {}

  private sealed interface Thing {
    record OfMarket(Told told) implements Thing {}

    record OfAccount(Own own, Tally.Sum before) implements Thing {}
  }

  /// Takes the folder at once; the rest, and what keeps it from working, comes later.
  ///
  /// @param by what records, for people, for example a mode
  /// @param messages is told why nothing is recorded, when it is again, and at the end how much is
  ///   missing; may be called on a thread of the recorder
  /// @throws io.floatwise.core.error.InputException if the folder cannot be written, or somebody
  ///   else writes there
  public static TapeRecorder open(
      Path root, List<Game> games, String by, RecorderBounds bounds, Consumer<String> messages) {
    return open(root, games, by, bounds, messages, Optional.empty());
  }

  /// The same, which also keeps what an account is told besides the market.
  ///
  /// @param own begins it with the first thing that the account is told
  public static TapeRecorder open(
      Path root,
      List<Game> games,
      String by,
      RecorderBounds bounds,
      Consumer<String> messages,
      Supplier<OwnLog> own) {
    return open(root, games, by, bounds, messages, Optional.of(own));
  }

  private static TapeRecorder open(
      Path root,
      List<Game> games,
      String by,
      RecorderBounds bounds,
      Consumer<String> messages,
      Optional<Supplier<OwnLog>> own) {
    var recorder = new TapeRecorder(TapeStore.open(root), games, by, bounds, messages, own);
    recorder.thread.start();
    return recorder;
  }

  private TapeRecorder(
      TapeStore store,
      List<Game> games,
      String by,
      RecorderBounds bounds,
      Consumer<String> messages,
      Optional<Supplier<OwnLog>> own) {
    this.store = store;
    this.own = new OwnKeeper(own, messages);
    this.games = List.copyOf(games);
    this.by = by;
    this.bounds = bounds;
    this.messages = messages;
    this.waiting = new ArrayBlockingQueue<>(bounds.waiting());
    this.thread = Thread.ofPlatform().daemon().name("tape").unstarted(this::work);
  }

  @Override
  public void tell(Instant at, Told told) {
    take(at, new Thing.OfMarket(told));
  }

  @Override
  public void tell(Instant at, Tally.Sum before, Own told) {
    take(at, new Thing.OfAccount(told, before));
  }

  private void take(Instant at, Thing thing) {
    synchronized (order) {
      if (!closing && !stopped && waiting.offer(new Work(at, thing, skipped))) {
        skipped = 0;
      } else {
        skipped = skipped == Integer.MAX_VALUE ? skipped : skipped + 1;
        lost.incrementAndGet();
      }
    }
  }

  /// How much was told and is not on the tape.
  public long lost() {
    return lost.get();
  }

  /// Writes what waits, within the time that the bounds give; what waits longer is lost.
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(bounds.closeWithin());
      if (thread.isAlive()) {
        messages.accept(
            "what was recorded is safe; the next run with this tape, or floatwise tape compact,"
                + " makes files of it");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    long count = lost();
    if (count > 0) {
      messages.accept(
          "the tape: %d things that were told of the market are not on it; gaps say where"
              .formatted(count));
    }
  }

  private void work() {
    try (store;
        own) {
      new Writing().untilClosed();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (TapeException e) {
      messages.accept("the market is not recorded any more, trading goes on: " + e.getMessage());
    } finally {
      stopped = true;
      lost.addAndGet(waiting.size());
      waiting.clear();
    }
  }

  /// What the thread does, and what only it knows.
  private final class Writing {

    private @Nullable TapeCoder coder;
    private int unforced;
    private long forceBy;
    private long rotateBy;
    private long tryAt;
    private boolean isSuspended = true;
    private boolean hasComplained;
    private boolean hasComplainedOfUpkeep;
    private int missed;
    private String refused = "";
    private long holes;

    /// Why it cannot write now.
    private String trouble = "it did not write yet";

    void untilClosed() throws InterruptedException {
      tryAt = System.nanoTime();
      while (!closing || !waiting.isEmpty()) {
        if (isSuspended) {
          tryAgain();
        }
        Work work = waiting.poll(untilNextDeadline(), TimeUnit.NANOSECONDS);
        if (work != null) {
          take(work);
        }
        if (!isSuspended) {
          keepUp();
        }
      }
      // Durable before the files are made, which may take longer than there is time.
      try {
        store.flush();
      } catch (IOException e) {
        suspend(e.toString());
      }
      own.force();
    }

    private long untilNextDeadline() {
      long now = System.nanoTime();
      long patience = bounds.lookAgain().toNanos();
      if (isSuspended) {
        return Math.clamp(tryAt - now, 0, patience);
      }
      return !isUnforced() ? patience : Math.clamp(forceBy - now, 0, patience);
    }

    private void take(Work work) {
      holes += work.missedBefore() > 0 ? 1 : 0;
      switch (work.thing()) {
        case Thing.OfMarket(Told told) -> take(work, told);
        case Thing.OfAccount(Own told, Tally.Sum before) -> {
          if (work.missedBefore() > 0) {
            miss(work.missedBefore(), "it came too fast", 0);
          }
          forceSoon();
          own.write(new OwnRow(store.lastEvent(), holes, work.at(), before, told));
        }
      }
    }

    private boolean isUnforced() {
      return unforced > 0 || own.isUnforced();
    }

    private void forceSoon() {
      if (!isUnforced()) {
        forceBy = System.nanoTime() + bounds.force().toNanos();
      }
    }

    private void take(Work work, Told told) {
      TapeCoder there = coder;
      if (isSuspended || there == null) {
        miss(work.missedBefore() + 1, trouble, 1);
        return;
      }
      if (work.missedBefore() > 0) {
        there.miss(work.missedBefore(), "it came too fast");
      }
      switch (there.code(work.at(), told)) {
        case Coded.Rows(long at, var rows) -> {
          try {
            forceSoon();
            store.append(List.of(new TapeStore.Batch(at, rows)));
            unforced++;
          } catch (IOException e) {
            unforced++;
            suspend(e.toString());
          }
        }
        case Coded.Refused(String reason) -> {
          lost.incrementAndGet();
          holes++;
          if (!refused.equals(reason)) {
            messages.accept("the tape cannot hold this, and has a gap: " + reason);
            refused = reason;
          }
        }
      }
    }

    /// Forces and makes files of the log where that is due.
    private void keepUp() {
      long now = System.nanoTime();
      try {
        if (isUnforced() && now >= forceBy) {
          if (bounds.room().getAsLong() < bounds.leastFreeBytes()) {
            suspend("too little room on the disk");
            return;
          }
          store.flush();
          own.force();
          unforced = 0;
        }
        boolean isDue = store.waitingRows() >= bounds.rows() || now >= rotateBy;
        if (store.waitingRows() > 0 && (isDue || store.isSegmentFull())) {
          store.rotate();
          unforced = 0;
          tidy();
          rotateBy = System.nanoTime() + bounds.rotate().toNanos();
        }
      } catch (IOException e) {
        suspend(e.toString());
      }
    }

    /// That it cannot be done now is no reason to record nothing.
    private void tidy() {
      try {
        var upkeep = new TapeUpkeep(store, TapeUpkeep.GRACE);
        upkeep.run(bounds.keepDays(), false, Instant.now());
      } catch (TapeException e) {
        if (!hasComplainedOfUpkeep) {
          hasComplainedOfUpkeep = true;
          messages.accept("recording goes on, but: " + e.getMessage());
        }
      }
    }

    private void suspend(String reason) {
      isSuspended = true;
      trouble = reason;
      tryAt = System.nanoTime() + bounds.tryAgain().toNanos();
      int unwritten = unforced;
      unforced = 0;
      miss(unwritten, reason, unwritten);
      if (!hasComplained) {
        hasComplained = true;
        messages.accept(
            "the market is not recorded for now, trading goes on: %s; it is tried again every %d s"
                .formatted(reason, bounds.tryAgain().toSeconds()));
      }
    }

    private void miss(int events, String reason, int newlyLost) {
      lost.addAndGet(newlyLost);
      holes += events > 0 ? 1 : 0;
      if (coder != null) {
        coder.miss(events, reason);
      } else {
        missed += events;
      }
    }

    private void tryAgain() {
      if (System.nanoTime() < tryAt) {
        return;
      }
      try {
        if (bounds.room().getAsLong() < bounds.leastFreeBytes()) {
          suspend("too little room on the disk");
          return;
        }
        store.settle();
        store.ready();
        if (coder == null) {
          coder = new TapeCoder(games, by, store.lastAt().orElse(Long.MIN_VALUE));
          if (missed > 0) {
            coder.miss(missed, trouble);
          }
        }
        tidy();
        isSuspended = false;
        rotateBy = System.nanoTime() + bounds.rotate().toNanos();
        if (hasComplained) {
          hasComplained = false;
          messages.accept("the market is recorded again");
        }
      } catch (IOException e) {
        suspend(e.toString());
      }
    }
  }

  /// Free bytes where a tape lies.
  static long room(Path root) {
    try {
      return Files.getFileStore(root).getUsableSpace();
    } catch (IOException _) {
      return 0;
    }
  }
}
