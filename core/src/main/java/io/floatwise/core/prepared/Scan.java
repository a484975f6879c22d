package io.floatwise.core.prepared;

import io.floatwise.core.tape.TapeException;
import java.time.Instant;

/// Reads what [Bytes] wrote, from the beginning on. Not thread-safe.
final class Scan {

  private final byte[] bytes;
  private int place;

  Scan(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isAtEnd() {
    return place >= bytes.length;
  }

  int octet() {
    if (place >= bytes.length) {
      throw new TapeException("prepared market: expected more than %d bytes".formatted(place));
    }
    return bytes[place++];
  }

  boolean flag() {
    return octet() != 0;
  }

  long number() {
    long value = natural();
    return value >>> 1 ^ -(value & 1);
  }

  private long natural() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7F) << shift;
      if (octet >= 0) {
        return value;
      }
    }
    throw new TapeException("prepared market: expected a number before byte " + place);
  }

  int count() {
    return Math.toIntExact(number());
  }

  /// How many bytes or more follow.
  private int length() {
    long length = number();
    if (length < 0 || length > bytes.length - place) {
      throw new TapeException(
          "prepared market: expected 0 to %d bytes more, found %d"
              .formatted(bytes.length - place, length));
    }
    return (int) length;
  }

  long fixed() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | octet() & 0xFF;
    }
    return value;
  }

  double decimal() {
    return Double.longBitsToDouble(fixed());
  }

  String text() {
    char[] text = new char[length()];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) natural();
    }
    return new String(text);
  }

  byte[] block() {
    int length = length();
    byte[] block = new byte[length];
    System.arraycopy(bytes, place, block, 0, length);
    place += length;
    return block;
  }

  Instant moment() {
    long seconds = number();
    return Instant.ofEpochSecond(seconds, number());
  }
}
