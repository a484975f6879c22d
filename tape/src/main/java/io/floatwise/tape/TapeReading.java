package io.floatwise.tape;

import io.floatwise.core.error.InputException;
import io.floatwise.core.tape.RecordedMarket;
import io.floatwise.core.tape.TapeCursor;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.tape.TapeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A tape on disk, read while somebody may be writing it. It opens nothing for writing. Not
/// thread-safe.
public final class TapeReading implements RecordedMarket, AutoCloseable {

  private final TapeFolder folder;
  private @Nullable Duck duck;

  private TapeReading(TapeFolder folder) {
    this.folder = folder;
  }

  /// @throws InputException if there is no tape
  public static TapeReading open(Path root) {
    var folder = new TapeFolder(root.toAbsolutePath().normalize());
    if (!Files.isDirectory(root)) {
      throw new InputException(
          "tape %s: expected the folder of a tape, found none; record one with --record, or import"
                  .formatted(root)
              + " one with floatwise tape import");
    }
    return new TapeReading(folder);
  }

  @Override
  public List<TapeDay> days() {
    List<TapeDay> days = new ArrayList<>();
    for (TapeFolder.Key key : folder.keys()) {
      List<Part> parts = folder.parts(key);
      if (!parts.isEmpty()) {
        days.add(
            new TapeDay(
                key.game(),
                key.day(),
                parts.stream().mapToLong(part -> part.name().rows()).sum(),
                parts.stream().mapToLong(Part::bytes).sum(),
                parts.size()));
      }
    }
    return List.copyOf(days);
  }

  @Override
  public TapeCursor open(TapeDay day, boolean texts) {
    List<Part> parts = folder.parts(new TapeFolder.Key(day.game(), day.day()));
    try {
      return PartCursor.open(duck().another(), parts, day.game(), texts);
    } catch (SQLException e) {
      throw new TapeException("tape: expected DuckDB to work, found " + e.getMessage(), e);
    }
  }

  /// Which files these days are: equal for equal files on any machine, whatever folder they are in.
  /// Names of files hold the checksum of their bytes; joining files makes other ones.
  ///
  /// @return 64 hex digits
  public String fingerprint(Collection<TapeDay> days) {
    String names =
        days.stream()
            .map(day -> new TapeFolder.Key(day.game(), day.day()))
            .sorted(Comparator.comparing(TapeFolder.Key::day).thenComparing(TapeFolder.Key::game))
            .flatMap(key ->
                folder.parts(key).stream()
                    .map(part -> "%s %s %s\n".formatted(key.game(), key.day(), part.name())))
            .collect(Collectors.joining());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private Duck duck() {
    Duck there = duck;
    if (there == null) {
      there = Duck.open();
      duck = there;
    }
    return there;
  }

  /// Bytes that wait in the log of whoever writes the tape, or was killed while writing it; the
  /// next writer takes them into files.
  public long waitingBytes() {
    return TapeFolder.list(
            folder.log(),
            file ->
                Segment.number(file).isPresent()
                    ? Optional.of(file.toFile().length())
                    : Optional.empty())
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /// Files in folders of days that no tape has written.
  public List<Path> strangers() {
    return folder.keys().stream().flatMap(key -> folder.strangers(key).stream()).toList();
  }

  @Override
  public void close() {
    if (duck != null) {
      duck.close();
    }
  }
}
