package io.floatwise.app.report;

import io.floatwise.core.error.InputException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Where an export goes: a file, which is there whole or not at all, or the standard output.
///
/// @param flag that names it, for messages
/// @param to path, or `-` for the standard output
/// @param force whether a file that exists is replaced
public record OutputFile(String flag, String to, boolean force) {

  /// @throws InputException if the file exists and may not be replaced, or its folder is not there
  public void check() {
    if (isStandardOutput()) {
      return;
    }
    Path file = path();
    if (Files.isDirectory(file)) {
      throw new InputException(flag + ": expected a file or -, found the folder " + file);
    }
    if (!Files.isDirectory(folder(file))) {
      throw new InputException(
          flag + ": expected a file in a folder that exists, found no folder " + folder(file));
    }
    if (Files.exists(file) && !force) {
      throw new InputException(
          flag + ": expected a new file, found that " + file + " exists; --force replaces it");
    }
  }

  /// Writes `text` as UTF-8; call [#check] first, before the work.
  ///
  /// @throws InputException if it cannot be written; then a file that was there is still there
  public void write(String text, PrintStream out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (isStandardOutput()) {
      out.writeBytes(bytes);
      out.flush();
      return;
    }
    check();
    try {
      replace(path(), bytes);
    } catch (IOException e) {
      throw new InputException(flag + ": expected a file that can be written, found " + e, e);
    }
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path draft = Files.createTempFile(folder(file), ".export", ".part");
    try {
      Files.write(draft, bytes);
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  public boolean isStandardOutput() {
    return to.equals("-");
  }

  private Path path() {
    return Path.of(to).toAbsolutePath().normalize();
  }

  private static Path folder(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }
}
