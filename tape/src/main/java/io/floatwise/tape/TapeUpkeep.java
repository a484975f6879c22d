package io.floatwise.tape;

import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.TapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Keeps a tape small: makes one file of the many of a day, and lets old days go. Whoever reads
/// meanwhile reads the same rows: the large file counts from the moment when it has its name, and
/// the small ones stay for a while although they count no more. After a crash at any moment it is
/// only done again. Belongs to whoever writes the tape; not thread-safe.
public final class TapeUpkeep {

  /// Who began to read a day before its files were joined has this long to end.
  public static final Duration GRACE = Duration.ofHours(1);

  /// A day to which nothing is added any more has one file in the end; the newest day may have
  /// some.
  private static final int FILES_OF_NEWEST = 16;

  private final TapeStore store;
  private final TapeFolder folder;
  private final Duration grace;

  /// What was done.
  ///
  /// @param joined days whose files were made one
  /// @param files how many files are fewer, those that stay for a while not counted
  /// @param gone days that were let go
  /// @param losses files that are damaged; their days are left as they are
  public record Done(int joined, int files, int gone, List<Loss> losses) {
    public Done {
      losses = List.copyOf(losses);
    }
  }

  /// @param store settled
  public TapeUpkeep(TapeStore store, Duration grace) {
    this.store = store;
    this.folder = store.folder();
    this.grace = grace;
  }

  /// @param keep how many days to keep, the newest one counted; empty for all
  /// @param all whether the newest day too is made one file
  /// @param now real time
  /// @throws TapeException if it cannot be done; the tape is whole all the same
  public Done run(OptionalInt keep, boolean all, Instant now) {
    try {
      int gone = keep.isPresent() ? letGo(keep.getAsInt()) : 0;
      sweep();
      int joined = 0;
      int files = 0;
      List<Loss> losses = new ArrayList<>();
      Optional<LocalDate> newest = newest();
      for (TapeFolder.Key key : folder.keys()) {
        removeSuperseded(key, now);
        List<Part> parts = folder.parts(key);
        boolean isNewest = newest.equals(Optional.of(key.day()));
        if (parts.size() < (isNewest && !all ? FILES_OF_NEWEST : 2)) {
          continue;
        }
        List<Loss> damage = damage(parts);
        losses.addAll(damage);
        if (damage.isEmpty()) {
          store.writer().join(key, parts);
          joined++;
          files += parts.size() - 1;
          removeSuperseded(key, now);
        }
      }
      return new Done(joined, files, gone, losses);
    } catch (IOException | SQLException e) {
      throw new TapeException(
          "tape %s: expected to join files and let old days go, found %s"
              .formatted(folder.root(), e),
          e);
    }
  }

  private Optional<LocalDate> newest() {
    return folder.keys().stream().map(TapeFolder.Key::day).max(LocalDate::compareTo);
  }

  private static List<Loss> damage(List<Part> parts) throws IOException {
    List<Loss> losses = new ArrayList<>();
    for (Part part : parts) {
      part.damage().ifPresent(losses::add);
    }
    return losses;
  }

  /// A file goes once the one that holds its rows too has been there for the grace.
  private void removeSuperseded(TapeFolder.Key key, Instant now) throws IOException {
    List<Part> counting = folder.parts(key);
    for (Part old : folder.superseded(key)) {
      for (Part holder : counting) {
        Instant since = Files.getLastModifiedTime(holder.file()).toInstant();
        boolean isDue = Duration.between(since, now).compareTo(grace) >= 0;
        if (holder.name().supersedes(old.name()) && isDue && holder.damage().isEmpty()) {
          Files.deleteIfExists(old.file());
        }
      }
    }
  }

  /// A day leaves the tape at once, with its folder; only then are its files deleted.
  private int letGo(int keep) throws IOException {
    if (keep < 1) {
      throw new IllegalArgumentException("expected to keep a day or more, found " + keep);
    }
    Optional<LocalDate> newest = newest();
    int gone = 0;
    for (TapeFolder.Key key : folder.keys()) {
      if (newest.isPresent() && !key.day().isAfter(newest.get().minusDays(keep))) {
        Durable.folder(folder.leaving());
        Path away = folder.leaving().resolve("%s-%s".formatted(key.game(), key.day()));
        remove(away);
        Files.move(folder.day(key), away, StandardCopyOption.ATOMIC_MOVE);
        Durable.forceFolder(Durable.folderOf(folder.day(key)));
        gone++;
      }
    }
    return gone;
  }

  private void sweep() throws IOException {
    for (Path away : TapeFolder.list(folder.leaving(), Optional::of)) {
      remove(away);
    }
  }

  private static void remove(Path day) throws IOException {
    for (Path file : TapeFolder.list(day, Optional::of)) {
      Files.delete(file);
    }
    Files.deleteIfExists(day);
  }
}
