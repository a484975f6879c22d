package io.floatwise.store.backup;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.secret.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A database file that gets its name when it is complete.
///
/// @param section that it holds
/// @param draft where it is written
/// @param file where it will be
record StagedFile(Section section, Path draft, Path file) {

  /// Brings it to the disk.
  void force() throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// Gives it its name.
  void appear() throws IOException {
    if (Files.exists(file)) {
      throw new StorageException(
          "%s: expected none yet, found one that came meanwhile; it was left as it is"
              .formatted(section.where()));
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    OwnerOnly.force(file.resolveSibling("."));
  }
}
