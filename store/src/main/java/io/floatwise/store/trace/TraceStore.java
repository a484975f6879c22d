package io.floatwise.store.trace;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Sale;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trace.Traces;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.SqliteFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Keeps traces of one account in an SQLite file of their own, on a thread of its own. Nobody ever
/// waits for it and nothing but explanations depends on it: where it is too slow, or little room is
/// left on the disk, what comes is lost; where it fails, it stops and says so once. Thread-safe;
/// the caller owns the data directory.
public final class TraceStore implements Traces, AutoCloseable {

  private static final int WAITING = 256;
  private static final int AT_ONCE = 64;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);
  private static final Duration BETWEEN_AGES = Duration.ofHours(1);

  /// The last room on the disk belongs to the journal.
  private static final long LEAST_FREE_BYTES = 128L << 20;

  /// What the thread does next.
  private sealed interface Work {
    record Keep(List<Trace> traces) implements Work {}

    record Sold(Title title, List<Sale> sales, Instant at) implements Work {}

    record Done(CountDownLatch done) implements Work {}
  }

  private final ArrayBlockingQueue<Work> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final Path file;
  private final String account;
  private final String version;
  private final TraceBounds bounds;
  private final Consumer<String> complaints;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean stopped;
  private Instant newest = Instant.EPOCH;
  private Instant agedAt = Instant.EPOCH;

  /// Never fails: what keeps it from working is said to `complaints`, at once or later.
  ///
  /// @param account whose decisions come
  /// @param version of the program that decides
  /// @param complaints is told once why traces are not kept, and at the end how many were lost; may
  ///   be called on a thread of the store
  public static TraceStore open(
      DataDirectory directory,
      String account,
      String version,
      TraceBounds bounds,
      Consumer<String> complaints) {
    var store = new TraceStore(directory.traces(), account, version, bounds, complaints);
    store.thread.start();
    return store;
  }

  private TraceStore(
      Path file, String account, String version, TraceBounds bounds, Consumer<String> complaints) {
    this.file = file;
    this.account = account;
    this.version = version;
    this.bounds = bounds;
    this.complaints = complaints;
    this.thread = Thread.ofPlatform().daemon().name("traces").unstarted(this::work);
  }

  @Override
  public void keep(List<Trace> traces) {
    if (!traces.isEmpty()) {
      offer(new Work.Keep(List.copyOf(traces)), traces.size());
    }
  }

  @Override
  public void sold(Title title, List<Sale> sales, Instant at) {
    offer(new Work.Sold(title, List.copyOf(sales), at), 0);
  }

  /// How many traces could not be kept.
  public long lost() {
    return lost.get();
  }

  /// Waits until everything that came before is kept, or keeping has failed.
  ///
  /// @param patience to wait for room, and again to wait for the end
  /// @return whether it is kept
  /// @throws InterruptedException if the thread is interrupted
  public boolean settle(Duration patience) throws InterruptedException {
    var done = new CountDownLatch(1);
    long nanos = patience.toNanos();
    if (stopped || !waiting.offer(new Work.Done(done), nanos, TimeUnit.NANOSECONDS)) {
      return false;
    }
    releaseIfStopped();
    return done.await(nanos, TimeUnit.NANOSECONDS) && !stopped;
  }

  /// Keeps what waits, within three seconds; what waits longer is lost.
  @Override
  public void close() {
    closed = true;
    try {
      settle(CLOSE_WITHIN);
      thread.interrupt();
      thread.join(CLOSE_WITHIN);
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    if (lost() > 0) {
      complaints.accept(
          "%d decisions were not kept; the journal explains those of them that did something"
              .formatted(lost()));
    }
  }

  private void offer(Work work, int count) {
    if (stopped || closed || !waiting.offer(work)) {
      lost.addAndGet(count);
    } else {
      releaseIfStopped();
    }
  }

  /// The thread may have ended after it was last asked and before the work came to wait for it.
  private void releaseIfStopped() {
    if (stopped) {
      release(waiting);
    }
  }

  private void work() {
    var batch = new ArrayDeque<Work>();
    try (Connection connection = TraceFile.openToWrite(file);
        var rows = new TraceRows(connection, account, version)) {
      connection.setAutoCommit(false);
      while (true) {
        batch.add(waiting.take());
        waiting.drainTo(batch, AT_ONCE);
        write(batch, rows, connection);
        batch.clear();
      }
    } catch (InterruptedException _) {
      // It was closed; everything is committed.
    } catch (SQLException e) {
      complain(SqliteFailure.ofTraces(file, e));
    } catch (IOException e) {
      complain("traces %s: %s".formatted(file, e));
    } finally {
      stopped = true;
      release(batch);
      release(waiting);
    }
  }

  private void complain(String reason) {
    complaints.accept("decisions are not explained from here on, trading goes on: " + reason);
  }

  private void write(Queue<Work> batch, TraceRows rows, Connection connection)
      throws SQLException, IOException {
    if (Files.getFileStore(file).getUsableSpace() < LEAST_FREE_BYTES) {
      release(batch);
      return;
    }
    var settled = new ArrayList<CountDownLatch>();
    for (Work work : batch) {
      switch (work) {
        case Work.Keep(var traces) -> {
          rows.keep(traces);
          newest = traces.getLast().at().isAfter(newest) ? traces.getLast().at() : newest;
        }
        case Work.Sold(var title, var sales, var at) -> rows.sold(title, sales, at);
        case Work.Done(var done) -> settled.add(done);
      }
    }
    if (Duration.between(agedAt, newest).compareTo(BETWEEN_AGES) >= 0) {
      bounds.letGo(connection, newest);
      agedAt = newest;
    }
    bounds.makeRoom(connection);
    connection.commit();
    settled.forEach(CountDownLatch::countDown);
  }

  /// Nobody waits for what will not happen, and what was still to be kept is lost.
  private void release(Queue<Work> left) {
    for (Work work = left.poll(); work != null; work = left.poll()) {
      switch (work) {
        case Work.Keep(var traces) -> lost.addAndGet(traces.size());
        case Work.Sold _ -> {}
        case Work.Done(var done) -> done.countDown();
      }
    }
  }
}
