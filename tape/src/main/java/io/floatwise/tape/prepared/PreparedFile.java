package io.floatwise.tape.prepared;

import io.floatwise.core.prepared.PreparedMarket;
import io.floatwise.core.tape.TapeException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// A prepared market as one file: a sign, blocks with their length and checksum, the last of which
/// is the index, and where that begins. Mapped, so only what is asked for is read. Thread-safe.
public final class PreparedFile implements PreparedMarket.Source {

  static final long SIGN = 0x464c574d4b543031L; // FLWMKT01
  static final int HEAD = 2 * Integer.BYTES;
  static final int END = 2 * Long.BYTES;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Path file;
  private final MemorySegment bytes;

  private PreparedFile(Path file, MemorySegment bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /// @throws TapeException if it is not a whole file of this kind
  /// @throws IOException if it cannot be read
  static PreparedFile open(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      var opened =
          new PreparedFile(
              file, channel.map(FileChannel.MapMode.READ_ONLY, 0, size, Arena.ofAuto()));
      if (size < Long.BYTES + END
          || opened.bytes.get(LONG, 0) != SIGN
          || opened.bytes.get(LONG, size - Long.BYTES) != SIGN) {
        throw opened.torn("a whole file", "%d bytes that are none".formatted(size));
      }
      return opened;
    }
  }

  /// What it holds.
  ///
  /// @throws TapeException if its index is not as it was written
  public PreparedMarket market() {
    return new PreparedMarket(block(bytes.get(LONG, bytes.byteSize() - END)), this);
  }

  @Override
  public byte[] block(long place) {
    long size = bytes.byteSize();
    if (place < Long.BYTES || place > size - END - HEAD) {
      throw torn("a block at byte %d".formatted(place), "%d bytes in all".formatted(size));
    }
    int length = bytes.get(INT, place);
    if (length < 0 || length > size - END - HEAD - place) {
      throw torn("a block at byte %d".formatted(place), "a length of %d".formatted(length));
    }
    byte[] block = new byte[length];
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, place + HEAD, block, 0, length);
    var checksum = new CRC32C();
    checksum.update(block);
    if ((int) checksum.getValue() != bytes.get(INT, place + Integer.BYTES)) {
      throw torn("the checksum of the block at byte %d".formatted(place), "another one");
    }
    return block;
  }

  private TapeException torn(String expected, String found) {
    return new TapeException(
        "prepared market %s: expected %s, found %s".formatted(file, expected, found));
  }
}
