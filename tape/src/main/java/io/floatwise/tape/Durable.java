package io.floatwise.tape;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// Files that are there as a whole after a crash, or not at all.
final class Durable {

  private static final int BUFFER = 1 << 18;

  private Durable() {}

  /// Creates the folder and the ones above it; their names survive a crash.
  static void folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      folder(parent);
    }
    Files.createDirectories(folder);
    if (parent != null) {
      forceFolder(parent);
    }
  }

  /// Gives a file that is complete its name.
  ///
  /// @param folder exists
  static void publish(Path draft, Path folder, String name) throws IOException {
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        draft,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    forceFolder(folder);
  }

  /// The folder in which a file or folder lies.
  static Path folderOf(Path path) {
    Path absolute = path.toAbsolutePath();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  /// Makes names in a folder survive a crash. Windows opens no folder; there the file system does
  /// it by itself.
  static void forceFolder(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// CRC-32C of all bytes of a file.
  static int crc(Path file) throws IOException {
    var crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(buffer) >= 0) {
        buffer.flip();
        crc.update(buffer);
        buffer.clear();
      }
    }
    return (int) crc.getValue();
  }
}
