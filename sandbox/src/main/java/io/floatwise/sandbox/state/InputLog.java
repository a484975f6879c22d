package io.floatwise.sandbox.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/// An append-only file of checksummed lines, each durable before [#append] returns.
///
/// A line is `<crc32c, 8 hex digits> <text>`. An unfinished last line is what a kill in the middle
/// of a write leaves; it was never acknowledged and is cut. Anything else that does not check is
/// damage: it is reported with file and offset and nothing is changed. Not thread-safe.
public final class InputLog implements AutoCloseable {
  private static final int PREFIX = 9;

  private final Path file;
  private final FileChannel channel;
  private long end;
  private boolean broken;

  private InputLog(Path file, FileChannel channel, long end) {
    this.file = file;
    this.channel = channel;
    this.end = end;
  }

  /// Receives the lines of a log in order.
  public interface Reader {
    /// @throws StateException if the line makes no sense; `where` names file and offset
    void line(String text, String where) throws StateException;

    /// How many bytes were handed over, of how many; nothing needs to be done about it.
    default void at(long done, long total) {}
  }

  /// Opens the log, creating it if absent, and hands every line of it to `reader`.
  public static InputLog open(Path file, Reader reader) throws StateException {
    try {
      boolean fresh = Files.notExists(file);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        if (fresh) {
          syncDirectory(file);
        }
        byte[] bytes = Files.readAllBytes(file);
        long end = read(file, bytes, reader);
        if (end < bytes.length) {
          channel.truncate(end);
          channel.force(true);
        }
        channel.position(end);
        return new InputLog(file, channel, end);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (StateException e) {
      throw e;
    } catch (IOException e) {
      throw new StateException("cannot open " + file + ": " + e.getMessage(), e);
    }
  }

  private static long read(Path file, byte[] bytes, Reader reader) throws StateException {
    int start = 0;
    while (start < bytes.length) {
      int newline = start;
      while (newline < bytes.length && bytes[newline] != '\n') {
        newline++;
      }
      if (newline == bytes.length) {
        return start;
      }
      String where = file + " at offset " + start;
      if (!checks(bytes, start, newline)) {
        throw new StateException(
            "damaged record in "
                + where
                + "; restore the file from a copy or use an empty"
                + " state directory");
      }
      int text = start + PREFIX;
      reader.line(new String(bytes, text, newline - text, StandardCharsets.UTF_8), where);
      start = newline + 1;
      reader.at(start, bytes.length);
    }
    return start;
  }

  private static boolean checks(byte[] bytes, int start, int end) {
    if (end - start < PREFIX || bytes[start + PREFIX - 1] != ' ') {
      return false;
    }
    String crc = new String(bytes, start, PREFIX - 1, StandardCharsets.US_ASCII);
    return crc.equals(crc(bytes, start + PREFIX, end - start - PREFIX));
  }

  /// Writes one line and waits until it is on the disk.
  ///
  /// @throws StateException if that cannot be promised; the line then counts as never written
  public void append(String text) throws StateException {
    if (broken) {
      throw new StateException(file + " failed before; restart to read what is really in it");
    }
    byte[] line = line(text);
    try {
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
      end += line.length;
    } catch (IOException e) {
      takeBack();
      throw new StateException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private void takeBack() {
    try {
      channel.truncate(end);
      channel.position(end);
    } catch (IOException e) {
      broken = true;
    }
  }

  /// Replaces the whole log in one step: after a kill either the old or the new lines are there.
  public static void rewrite(Path file, List<String> lines) throws StateException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      try (FileChannel channel =
          FileChannel.open(
              next,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        for (String each : lines) {
          ByteBuffer buffer = ByteBuffer.wrap(line(each));
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        }
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncDirectory(file);
    } catch (IOException e) {
      throw new StateException("cannot rewrite " + file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] line(String text) {
    if (text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "expected a single line, found " + text.length() + " chars");
    }
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[PREFIX + body.length + 1];
    byte[] crc = crc(body, 0, body.length).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(crc, 0, line, 0, crc.length);
    line[PREFIX - 1] = ' ';
    System.arraycopy(body, 0, line, PREFIX, body.length);
    line[line.length - 1] = '\n';
    return line;
  }

  private static String crc(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  static void syncDirectory(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  @Override
  public void close() throws StateException {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StateException("cannot close " + file + ": " + e.getMessage(), e);
    }
  }
}
