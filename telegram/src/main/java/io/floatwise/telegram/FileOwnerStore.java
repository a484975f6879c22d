package io.floatwise.telegram;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import java.util.Set;

/// The owner in a file that only its user may read. A file that makes no sense stops the start: it
/// never means that anybody may claim the bot. Thread-safe within one process.
public final class FileOwnerStore implements OwnerStore {

  private final Path file;

  /// @param file need not exist yet; its folder must
  public FileOwnerStore(Path file) {
    this.file = file;
  }

  @Override
  public synchronized OptionalLong owner() {
    if (Files.notExists(file)) {
      return OptionalLong.empty();
    }
    try {
      String text = Files.readString(file).strip();
      if (!text.matches("[1-9][0-9]{0,17}")) {
        throw new IllegalStateException("expected a Telegram user id in " + file);
      }
      return OptionalLong.of(Long.parseLong(text));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public synchronized void claim(long user) {
    if (owner().isPresent()) {
      throw new IllegalStateException("the bot has an owner already");
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      try (FileChannel out = FileChannel.open(fresh, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
        out.write(ByteBuffer.wrap((user + "\n").getBytes(StandardCharsets.US_ASCII)));
        out.force(true);
      }
      Files.move(fresh, file, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
