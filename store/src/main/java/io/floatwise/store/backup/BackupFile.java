package io.floatwise.store.backup;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.error.StorageException;
import io.floatwise.store.secret.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The file of a backup: there under its name only when it is whole and on the disk, readable by
/// its owner only, and never in the place of another one.
///
/// @param path of the file
record BackupFile(Path path) {

  static final String DRAFT = ".new";

  BackupFile {
    path = path.toAbsolutePath().normalize();
  }

  /// Writes the contents of a file.
  @FunctionalInterface
  interface Content<T> {
    /// @throws UncheckedIOException likewise
    T into(OutputStream out) throws IOException;
  }

  /// @throws InputException if there is such a file already, or no folder for it
  /// @throws NotAllowedException if another process is writing it
  /// @throws StorageException if it cannot be written; then there is no such file
  <T> T write(Content<T> content) {
    Path folder = path.resolveSibling(".");
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          "backup %s: expected a folder that is there, found no %s"
              .formatted(path, folder.normalize()));
    }
    Path draft = draft(path);
    try (FileChannel channel = openDraft(draft)) {
      FileLock lock = lock(channel);
      // Whoever wrote it before us may have given the file its name since.
      refuseExisting();
      T result;
      boolean whole = false;
      try {
        channel.truncate(0);
        result = content.into(Channels.newOutputStream(channel));
        channel.force(true);
        refuseExisting();
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        whole = true;
      } finally {
        if (!whole) {
          Files.deleteIfExists(draft);
        }
      }
      OwnerOnly.force(folder);
      lock.release();
      return result;
    } catch (IOException e) {
      throw unwritable(e);
    } catch (UncheckedIOException e) {
      throw unwritable(Optional.<Exception>ofNullable(e.getCause()).orElse(e));
    }
  }

  static Path draft(Path path) {
    return path.resolveSibling(path.getFileName() + DRAFT);
  }

  /// Deletes the draft of a backup unless somebody is writing it.
  static void sweep(Path draft) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.delete(draft);
      }
    } catch (OverlappingFileLockException _) {
      // Another thread of this process is writing it.
    }
  }

  private FileChannel openDraft(Path draft) throws IOException {
    try {
      refuseExisting();
      OwnerOnly.create(draft);
    } catch (FileAlreadyExistsException _) {
      // A killed process left it, or another one is writing it: the lock tells.
    }
    return FileChannel.open(draft, StandardOpenOption.WRITE);
  }

  private FileLock lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException _) {
      // Another thread of this process has it.
    }
    throw new NotAllowedException(
        "backup %s: expected to be the only one who writes it, found another; wait for it or choose"
                .formatted(path)
            + " another name");
  }

  private void refuseExisting() {
    if (Files.exists(path)) {
      throw new InputException(
          "backup %s: expected a new file, found one that is there already; it was left as it is"
              .formatted(path));
    }
  }

  private StorageException unwritable(Exception e) {
    return new StorageException(
        "backup %s: expected a file that can be written, found %s; check the rights and the free space"
            .formatted(path, e),
        e);
  }
}
