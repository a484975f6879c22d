package io.floatwise.tape;

import io.floatwise.core.tape.Row;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.zip.CRC32C;

/// A file of the log: records, each with its length and its checksum in front. What was forced
/// survives a crash; a record that is cut or torn ends the file for a reader, and it and what comes
/// after was never acknowledged. Not thread-safe.
final class Segment implements Closeable {

  static final String SUFFIX = ".log";

  private static final int HEAD = Integer.BYTES * 2;
  private static final int BUFFER = 1 << 20;
  private static final int LONGEST = 1 << 30;

  private final Path file;
  private final long number;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final RowCodec.Bytes record = new RowCodec.Bytes();
  private long groups;
  private long rows;

  private Segment(Path file, long number, FileChannel channel) {
    this.file = file;
    this.number = number;
    this.channel = channel;
  }

  /// @param number above that of every segment before
  static Segment create(Path folder, long number) throws IOException {
    Path file = folder.resolve("%08d%s".formatted(number, SUFFIX));
    var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Durable.forceFolder(folder);
    return new Segment(file, number, channel);
  }

  /// The number of a file of the log; empty if it is none.
  static Optional<Long> number(Path file) {
    String name = file.getFileName().toString();
    return name.matches("\\d{8,18}\\" + SUFFIX)
        ? Optional.of(Long.parseLong(name.substring(0, name.length() - SUFFIX.length())))
        : Optional.empty();
  }

  /// Adds batches that are on the tape together or not at all.
  ///
  /// @param seqs gives each row its number
  void append(List<TapeStore.Batch> batches, ToLongFunction<Placing> seqs) throws IOException {
    record.reset();
    for (TapeStore.Batch batch : batches) {
      record.group(number << 32 | groups++, batch.at(), batch.rows().size());
      for (Row row : batch.rows()) {
        record.row(seqs.applyAsLong(new Placing(batch.at(), row)), row);
        rows++;
      }
    }
    var crc = new CRC32C();
    ByteBuffer bytes = record.written();
    crc.update(bytes.duplicate());
    put(ByteBuffer.allocate(HEAD).putInt(bytes.limit()).putInt((int) crc.getValue()).flip());
    put(bytes);
  }

  /// A row that needs a number.
  record Placing(long at, Row row) {}

  private void put(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (!buffer.hasRemaining()) {
        drain();
      }
      int length = Math.min(buffer.remaining(), bytes.remaining());
      buffer.put(bytes.slice().limit(length));
      bytes.position(bytes.position() + length);
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /// Makes everything so far survive a crash.
  void force() throws IOException {
    drain();
    channel.force(false);
  }

  long rows() {
    return rows;
  }

  long number() {
    return number;
  }

  /// Number of the last event; just below those of this segment where it has none yet.
  long lastEvent() {
    return lastBefore(number) + groups;
  }

  /// A number below those of the events of segment `number`, above those of all before it.
  static long lastBefore(long number) {
    return (number << 32) - 1;
  }

  Path file() {
    return file;
  }

  /// Whether no further group has a number here.
  boolean isFull() {
    return groups > Integer.MAX_VALUE - 1_000_000;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /// Who is shown the rows of a file of the log.
  @FunctionalInterface
  interface Reader {
    void row(RowCodec.Placed row) throws IOException;
  }

  /// Reads a file up to its end or to the first record that is not whole.
  static void read(Path file, Reader reader) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      var data = new DataInputStream(in);
      for (Optional<byte[]> next = whole(data); next.isPresent(); next = whole(data)) {
        ByteBuffer record = ByteBuffer.wrap(next.get());
        while (record.hasRemaining()) {
          long event = record.getLong();
          long at = record.getLong();
          int count = record.getInt();
          for (int i = 0; i < count; i++) {
            reader.row(RowCodec.read(event, at, record));
          }
        }
      }
    }
  }

  private static Optional<byte[]> whole(DataInputStream in) throws IOException {
    try {
      int length = in.readInt();
      int expected = in.readInt();
      if (length <= 0 || length > LONGEST) {
        return Optional.empty();
      }
      byte[] bytes = in.readNBytes(length);
      var crc = new CRC32C();
      crc.update(bytes, 0, bytes.length);
      return bytes.length == length && (int) crc.getValue() == expected
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (EOFException _) {
      return Optional.empty();
    }
  }
}
