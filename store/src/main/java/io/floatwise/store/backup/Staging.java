package io.floatwise.store.backup;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.store.database.PostgresStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Sections that are being written where nobody looks for them, and appear under their names when
/// all of them are complete and were read back. Holds the lock of the data directory and of every
/// folder that it writes to. One thread at a time.
final class Staging implements AutoCloseable {

  private static final String FOLDER = "restore.new";

  /// Says for what the folder was made.
  private static final String PURPOSE = "of";

  private final Home home;
  private final Path folder;
  private final Deque<DirectoryLock> locks = new ArrayDeque<>();
  private final Set<Path> locked = new HashSet<>();
  private final List<StagedFile> files = new ArrayList<>();
  private final Map<String, String> prefixes = new HashMap<>();
  private Optional<PostgresStage> postgres = Optional.empty();
  private boolean keep;

  private Staging(Home home, Path folder) {
    this.home = home;
    this.folder = folder;
  }

  /// @throws io.floatwise.store.database.DataDirectoryException if somebody uses the data directory
  static Staging open(Home home) {
    DataDirectory data = DataDirectory.open(home.data());
    var staging = new Staging(home, data.path().resolve(FOLDER));
    staging.lock(data.path());
    return staging;
  }

  /// Keeps everybody else from writing in a folder until this is closed; it is made if it is not
  /// there.
  void lock(Path directory) {
    DataDirectory data = DataDirectory.open(directory);
    if (locked.add(data.path())) {
      locks.push(DirectoryLock.take(data));
    }
  }

  /// Whether an earlier one for the same purpose was killed before it came to its end.
  boolean isResumed(String purpose) {
    try {
      Path mark = folder.resolve(PURPOSE);
      keep = Files.exists(mark) && Files.readString(mark).equals(purpose);
      return keep;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Makes the empty tables of all sections, after what an earlier one left was deleted.
  ///
  /// @param purpose what this is done for
  void make(String purpose, List<Section> sections) {
    try {
      DataDirectory.open(folder);
      sweep(false);
      if (!keep) {
        Files.writeString(folder.resolve(PURPOSE), purpose);
      }
      for (Section section : sections) {
        switch (section.site()) {
          case Site.InFile(Path file) -> {
            Path parent = Optional.ofNullable(file.getParent()).orElse(home.data());
            lock(parent);
            Path draft =
                folder.resolve("%s-%s.db".formatted(section.part().kind(), section.name()));
            section.part().make(draft);
            files.add(new StagedFile(section, draft, file));
          }
          case Site.InPart part ->
              prefixes.put(part.part(), stage(part).make(part.part(), part.tables()));
        }
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private PostgresStage stage(Site.InPart part) {
    PostgresStage stage = postgres.orElseGet(() -> PostgresStage.open(part.url()));
    postgres = Optional.of(stage);
    return stage;
  }

  /// A section that was made, to be filled now.
  StagedSection fill(Section section) throws SQLException {
    return switch (section.site()) {
      case Site.InFile _ ->
          StagedSection.of(
              files.stream()
                  .filter(file -> file.section().equals(section))
                  .findFirst()
                  .orElseThrow());
      case Site.InPart part ->
          StagedSection.of(
              section, postgres.orElseThrow().begin(), prefixes.getOrDefault(part.part(), ""));
    };
  }

  /// Lets all of them appear: first those in the database, at once, then file by file. Killed in
  /// between, what has appeared is whole, and the next one for the same purpose brings the rest.
  void publish() {
    try {
      for (StagedFile file : files) {
        file.force();
      }
      keep = true;
      if (postgres.isPresent()) {
        try {
          postgres.get().publish();
        } catch (SQLException e) {
          throw postgres.get().explain("making it visible", e);
        }
      }
      for (StagedFile file : files) {
        file.appear();
      }
      sweep(true);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// @param all the mark and the folder as well; they go last
  private void sweep(boolean all) throws IOException {
    Path mark = folder.resolve(PURPOSE);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> !file.equals(mark)).toList()) {
        Files.delete(file);
      }
    }
    if (all) {
      Files.deleteIfExists(mark);
      Files.delete(folder);
    }
  }

  private StorageException unwritable(IOException e) {
    return new StorageException(
        "data directory %s: expected a folder to write in, found %s; check the rights and the free space"
                .formatted(home.data(), e)
            + ", then start again",
        e);
  }

  /// Leaves nothing, or what the next one for the same purpose needs to know.
  @Override
  public void close() {
    try (Locks _ = () -> locks.forEach(DirectoryLock::close)) {
      postgres.ifPresent(PostgresStage::close);
      if (!keep && Files.isDirectory(folder)) {
        sweep(true);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Given back whatever happens before.
  private interface Locks extends AutoCloseable {
    @Override
    void close();
  }
}
