package io.floatwise.store.backup;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.SealedOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Makes backups of what must not be lost, also while others write it. Thread-safe.
///
/// @param home where it is
/// @param time of the machine
public record Backups(Home home, InstantSource time) {

  private static final int BUFFER = 65_536;

  /// Measured: a higher one costs twice the time for a tenth of the size.
  private static final int COMPRESSION = 3;

  /// Writes a backup: everything in a database is of one moment. It is on the disk when this
  /// returns.
  ///
  /// @param file that is not there yet
  /// @param source the master key; without it nobody can read the backup
  /// @param secrets whether the vault goes with it, sealed as it is
  /// @throws InputException if there is such a file, or the master key cannot be used
  /// @throws StorageException if there is nothing to back up, something of it cannot be trusted, or
  ///   the file cannot be written; then there is no such file
  public Contents write(Path file, MasterSource source, boolean secrets) {
    List<Section> sections = Parts.in(home, secrets);
    if (sections.isEmpty()) {
      throw new StorageException(
          "backup: expected journals or a vault in %s, found none; choose another place with --data"
              .formatted(home));
    }
    Instant moment = time.instant();
    DataDirectory data = DataDirectory.open(home.data());
    var target = new BackupFile(file);
    List<SectionContents> written =
        target.write(out -> {
          try (SealedOutput sealed =
              SealedOutput.begin(new BufferedOutputStream(out, BUFFER), source, data, file)) {
            List<SectionContents> contents = write(sealed, moment, sections);
            sealed.finish();
            return contents;
          }
        });
    var reader = new BackupReader(target.path());
    return new Contents(reader.head().id(), moment, reader.size(), written);
  }

  /// What was written into a folder.
  ///
  /// @param file that was written
  /// @param contents of it
  /// @param deleted older ones
  /// @param left why older ones could not be looked at or deleted
  public record Kept(Path file, Contents contents, List<Path> deleted, List<String> left) {
    public Kept {
      deleted = List.copyOf(deleted);
      left = List.copyOf(left);
    }
  }

  /// Writes a backup named by its time, reads it back, and only then deletes the oldest of those
  /// that were written this way from the same place.
  ///
  /// @param folder that is there
  /// @param keep how many stay, the new one among them; 1 or more
  /// @throws InputException if there is no such folder, or the master key cannot be used
  /// @throws StorageException likewise; then no older one was deleted
  public Kept write(Path folder, int keep, MasterSource source, boolean secrets) {
    if (keep < 1) {
      throw new InputException("--keep: expected 1 or more, found " + keep);
    }
    BackupFolder place = BackupFolder.of(folder, home);
    Path file = place.file(time.instant());
    Contents written = write(file, source, secrets);
    boolean whole = false;
    try {
      whole = check(file, source).equals(written);
    } finally {
      if (!whole) {
        place.disown(file);
      }
    }
    if (!whole) {
      throw new StorageException(
          "backup %s: expected to read back what was written, found something else; the older ones were"
                  .formatted(file)
              + " kept. Check the disk");
    }
    BackupFolder.Pruned pruned = place.prune(keep, file);
    return new Kept(file, written, pruned.deleted(), pruned.left());
  }

  private List<SectionContents> write(OutputStream out, Instant moment, List<Section> sections)
      throws IOException {
    var deflater = new Deflater(COMPRESSION);
    try {
      var compressed = new DeflaterOutputStream(out, deflater, BUFFER);
      var writer = new BackupWriter(new BufferedOutputStream(compressed, BUFFER), moment);
      for (Section section : sections) {
        if (section.site() instanceof Site.InFile(Path file)) {
          section
              .part()
              .read(
                  file,
                  connection -> {
                    writer.section(
                        section,
                        rows ->
                            new TableReading(connection, "", section.where())
                                .read(section.part(), rows));
                    return true;
                  });
        }
      }
      inDatabase(writer, sections);
      List<SectionContents> contents = writer.end();
      compressed.finish();
      return contents;
    } finally {
      deflater.end();
    }
  }

  /// All parts of a database in one transaction, so that they are of one moment.
  private static void inDatabase(BackupWriter writer, List<Section> sections) {
    List<Section> parts = new ArrayList<>();
    for (Section section : sections) {
      if (section.site() instanceof Site.InPart(var url, var part, var tables)) {
        // Says whether they are tables that this version of the program can read.
        PostgresDatabase.openToRead(url, part, tables).close();
        parts.add(section);
      }
    }
    if (!parts.isEmpty()
        && parts.getFirst().site() instanceof Site.InPart(var url, var part, var tables)) {
      try (Database database = PostgresDatabase.openToRead(url, part, tables)) {
        Target.transact(
            database,
            connection -> {
              for (Section section : parts) {
                String prefix = section.site().prefix();
                writer.section(
                    section,
                    rows ->
                        new TableReading(connection, prefix, section.where())
                            .read(section.part(), rows));
              }
              return true;
            });
      }
    }
  }

  /// What a backup holds, after all of it was looked at.
  ///
  /// @throws InputException if it is not the right master key
  /// @throws StorageException if it is not whole, or cannot be trusted
  public static Contents check(Path file, MasterSource source) {
    return new BackupReader(file).check(source);
  }

  /// Whether a passphrase opens it, not a key.
  ///
  /// @throws StorageException if it is no backup
  public static boolean needsPassphrase(Path file) {
    return new BackupReader(file).head().needsPassphrase();
  }
}
