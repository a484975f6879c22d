package io.floatwise.store.secret;

import io.floatwise.core.error.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;

/// The file with a master key. It never lies in the data directory, because then whoever copies
/// that has the lock and the key.
final class MasterKeyFile {

  private static final int MOST_BYTES = 1024;

  private MasterKeyFile() {}

  /// @throws InputException if it cannot be used
  static KeyBytes read(Path file, VaultPlace vault) {
    byte[] bytes = new byte[0];
    try {
      if (!Files.isRegularFile(file)) {
        throw new InputException(
            "master key file %s: expected a file, found %s; give the one that the vault was made with,"
                    .formatted(file, Files.exists(file) ? "something that is no file" : "none")
                + " or bring it back from where you keep it twice");
      }
      refuseBeside(file, file.toRealPath(), vault);
      if (!OwnerOnly.holds(file)) {
        throw new InputException(
            "master key file %s: expected a file that only its owner can read, found one that others"
                    .formatted(file)
                + " can; chmod 600 it, and think of the key as known if others use this machine");
      }
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MOST_BYTES);
      }
      return MasterKeys.ofAscii(bytes, "master key file " + file);
    } catch (IOException e) {
      throw unusable(file, "a file that can be read", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /// Makes a file with a new key, on the disk when this returns.
  ///
  /// @throws InputException if it is there already or cannot be written
  static void create(Path file, VaultPlace vault) {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputException(
          "master key file %s: expected a folder to write it in, found none".formatted(file));
    }
    try {
      refuseBeside(file, folder.toRealPath(), vault);
      OwnerOnly.create(absolute);
      try (KeyBytes key = KeyBytes.random();
          FileChannel channel = FileChannel.open(absolute, StandardOpenOption.WRITE)) {
        byte[] clear = key.copy();
        byte[] text = Base64.getEncoder().encode(clear);
        ByteBuffer buffer = ByteBuffer.wrap(text);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
        Arrays.fill(clear, (byte) 0);
        Arrays.fill(text, (byte) 0);
      }
      OwnerOnly.force(folder);
    } catch (IOException e) {
      throw unusable(file, "a file that can be made", e);
    }
  }

  private static void refuseBeside(Path file, Path real, VaultPlace vault) throws IOException {
    Path data = vault.data().toRealPath();
    if (real.startsWith(data)) {
      throw new InputException(
          "master key file %s: expected it outside the data directory %s, found it inside; whoever"
                  .formatted(file, data)
              + " copies the directory would have the lock and the key. Keep it elsewhere");
    }
  }

  private static InputException unusable(Path file, String expected, IOException cause) {
    return new InputException(
        "master key file %s: expected %s, found: %s"
            .formatted(file, expected, cause.getClass().getSimpleName()),
        cause);
  }
}
