package io.floatwise.store.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// The one folder that holds everything the program keeps.
///
/// @param path absolute, exists and is writable
public record DataDirectory(Path path) {

  /// Opens the folder, creating it for its owner only (mode 700) if it is not there.
  ///
  /// @throws DataDirectoryException if it cannot be created or written
  public static DataDirectory open(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute)) {
      create(absolute);
    }
    if (!Files.isWritable(absolute) || !Files.isExecutable(absolute)) {
      throw new DataDirectoryException(
          "data directory "
              + absolute
              + ": expected a folder that may be written, found one that may not; grant"
              + " the right to write or choose another folder");
    }
    return new DataDirectory(absolute);
  }

  /// Name of the database with the journal.
  public static final String JOURNAL = "journal.db";

  /// The database with the journal.
  public Path journal() {
    return path.resolve(JOURNAL);
  }

  /// Name of the database with the traces.
  public static final String TRACES = "traces.db";

  /// The database with the traces. Nothing depends on it; it may be deleted.
  public Path traces() {
    return path.resolve(TRACES);
  }

  /// Name of the folder with what accounts were told while the market was recorded.
  public static final String REPLAY = "replay";

  /// Name of the database with the tables of trades. It is made of the journal and may be deleted.
  public static final String TRADES = "trades.db";

  /// The database with the people who may use the bot.
  public Path people() {
    return path.resolve("people.db");
  }

  /// Held locked by the process that owns the folder.
  public Path lock() {
    return path.resolve("journal.lock");
  }

  /// The folder of the sandbox's own state, created if it is not there.
  public Path sandbox() {
    return open(path.resolve("sandbox")).path();
  }

  /// The database with the encrypted secrets.
  public Path secrets() {
    return path.resolve("secrets.db");
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder, ownerOnly(folder));
    } catch (FileAlreadyExistsException e) {
      throw unusable(folder, "a file is in the way: " + e.getFile(), e);
    } catch (AccessDeniedException e) {
      throw unusable(folder, "no right to create " + e.getFile(), e);
    } catch (FileSystemException e) {
      String reason = e.getReason();
      throw unusable(folder, reason == null ? e.getClass().getSimpleName() : reason, e);
    } catch (IOException e) {
      throw unusable(folder, e.toString(), e);
    }
  }

  private static DataDirectoryException unusable(Path folder, String found, IOException cause) {
    return new DataDirectoryException(
        "data directory "
            + folder
            + ": expected a folder that can be created, found: "
            + found
            + "; choose another folder or put this right",
        cause);
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };
  }
}
