package io.floatwise.tape;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes a tape: rows go to a log first, which is forced, and from there into Parquet files. One
/// process at a time writes; reading needs no leave. Opening it after a crash is what opening it
/// always is: whatever the log still holds is taken into files. Not thread-safe.
public final class TapeStore implements AutoCloseable {

  private final TapeFolder folder;
  private final FileChannel lockFile;
  private final Map<TapeFolder.Key, Long> rows = new HashMap<>();
  private @Nullable PartWriter writer;
  private @Nullable Segment segment;
  private long number;

  private TapeStore(TapeFolder folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /// What is told at one market time.
  ///
  /// @param at microseconds since 1970, UTC
  public record Batch(long at, List<Row> rows) {
    public Batch {
      rows = List.copyOf(rows);
    }
  }

  /// Takes the folder, creating it if it is not there; [#settle] comes next.
  ///
  /// @throws InputException if it cannot be written, or somebody else writes there
  public static TapeStore open(Path root) {
    var folder = new TapeFolder(root.toAbsolutePath().normalize());
    try {
      Durable.folder(folder.root());
      Durable.folder(folder.log());
      Durable.folder(folder.drafts());
      var lockFile =
          FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(lockFile)) {
        lockFile.close();
        throw new InputException(
            "tape %s: expected a tape that nobody writes, found one that another run, import or"
                    .formatted(root)
                + " compaction writes now");
      }
      return new TapeStore(folder, lockFile);
    } catch (IOException e) {
      throw new InputException(
          "tape %s: expected a folder that can be written, found %s".formatted(root, e), e);
    }
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /// Takes everything that the log holds into files, and lets go of a segment that could not be
  /// written on. After an error nothing is lost that was acknowledged; calling it again is right.
  public void settle() throws IOException {
    abandon();
    rows.clear();
    List<Path> segments =
        TapeFolder.list(
            folder.log(),
            file -> Segment.number(file).isPresent() ? Optional.of(file) : Optional.empty());
    for (Path file : segments.stream().sorted().toList()) {
      convert(file, Segment.number(file).orElseThrow());
    }
    PartWriter.sweep(folder.drafts());
    number = Math.max(number, highest());
  }

  /// Adds batches that are on the tape together or not at all. They are not durable yet.
  public void append(List<Batch> batches) throws IOException {
    Segment current = segment;
    if (current == null) {
      current = Segment.create(folder.log(), ++number);
      segment = current;
    }
    current.append(batches, this::nextSeq);
  }

  /// Makes everything so far durable.
  public void flush() throws IOException {
    if (segment != null) {
      segment.force();
    }
  }

  /// Rows of the log that are in no file yet.
  public long waitingRows() {
    return segment == null ? 0 : segment.rows();
  }

  /// A number that is not below those of the events so far, and below those of the next ones. Only
  /// after [#settle].
  long lastEvent() {
    return segment == null ? Segment.lastBefore(number + 1) : segment.lastEvent();
  }

  boolean isSegmentFull() {
    return segment != null && segment.isFull();
  }

  /// Takes the log into files.
  public void rotate() throws IOException {
    Segment current = segment;
    if (current != null) {
      current.force();
      current.close();
      segment = null;
      convert(current.file(), current.number());
    }
  }

  /// Market time of the newest row of all, microseconds since 1970; empty where there is none. Only
  /// after [#settle].
  Optional<Long> lastAt() throws IOException {
    Optional<Long> last = Optional.empty();
    Optional<LocalDate> newest =
        folder.keys().stream()
            .filter(key -> !folder.parts(key).isEmpty())
            .map(TapeFolder.Key::day)
            .max(LocalDate::compareTo);
    for (TapeFolder.Key key : folder.keys()) {
      if (newest.equals(Optional.of(key.day())) && !folder.parts(key).isEmpty()) {
        long at = lastAt(key);
        last = Optional.of(last.isPresent() ? Math.max(last.get(), at) : at);
      }
    }
    return last;
  }

  private long lastAt(TapeFolder.Key key) throws IOException {
    for (Part part : folder.parts(key).reversed()) {
      if (part.damage().isEmpty()) {
        try {
          return writer().lastAt(List.of(part));
        } catch (SQLException e) {
          throw new IOException(e);
        }
      }
    }
    return key.day().atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000;
  }

  /// Whether a file holds something of a day.
  public boolean holds(Game game, LocalDate day) {
    return !folder.parts(new TapeFolder.Key(game, day)).isEmpty();
  }

  /// Where what is half done may lie; emptied at each start.
  public Path drafts() {
    return folder.drafts();
  }

  TapeFolder folder() {
    return folder;
  }

  /// Loads what is needed to make files, so that it is there when it is needed.
  ///
  /// @throws TapeException if it cannot be loaded on this machine
  void ready() throws IOException {
    writer();
  }

  PartWriter writer() throws IOException {
    PartWriter there = writer;
    if (there == null) {
      try {
        there = new PartWriter(folder);
      } catch (SQLException e) {
        throw new IOException(e);
      }
      writer = there;
    }
    return there;
  }

  private void convert(Path file, long numbered) throws IOException {
    try {
      if (Files.size(file) > 0) {
        writer().convert(file, numbered);
        number = Math.max(number, numbered);
      }
      Files.delete(file);
      Durable.forceFolder(folder.log());
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void abandon() throws IOException {
    Segment current = segment;
    segment = null;
    if (current != null) {
      current.close();
    }
  }

  private long nextSeq(Segment.Placing placing) {
    var key = new TapeFolder.Key(placing.row().game(), PartWriter.day(placing.at()));
    long next = rows.computeIfAbsent(key, this::rowsOf);
    rows.put(key, next + 1);
    return next;
  }

  private long rowsOf(TapeFolder.Key key) {
    return folder.parts(key).stream().mapToLong(part -> part.name().rows()).sum();
  }

  private long highest() {
    return folder.keys().stream()
        .flatMap(key -> folder.parts(key).stream())
        .mapToLong(part -> part.name().last())
        .max()
        .orElse(0);
  }

  @Override
  public void close() {
    try (lockFile) {
      try {
        rotate();
      } finally {
        if (writer != null) {
          writer.close();
        }
      }
    } catch (IOException e) {
      throw new TapeException(
          "tape %s: expected to end it, found %s; the next start takes up what waits"
              .formatted(folder.root(), e),
          e);
    }
  }
}
