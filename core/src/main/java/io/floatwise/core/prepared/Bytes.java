package io.floatwise.core.prepared;

import java.time.Instant;
import java.util.Arrays;

/// Bytes that grow while they are written. Numbers near 0 take little room. Not thread-safe.
final class Bytes {

  private byte[] bytes = new byte[256];
  private int size;

  int size() {
    return size;
  }

  byte[] written() {
    return Arrays.copyOf(bytes, size);
  }

  void octet(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.multiplyExact(size, 2));
    }
    bytes[size++] = (byte) value;
  }

  void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  /// Any number; the nearer to 0 the fewer bytes.
  void number(long value) {
    natural(value << 1 ^ value >> 63);
  }

  private void natural(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      octet((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    octet((int) rest);
  }

  void fixed(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      octet((int) (value >>> shift));
    }
  }

  void decimal(double value) {
    fixed(Double.doubleToRawLongBits(value));
  }

  void text(String text) {
    number(text.length());
    for (int i = 0; i < text.length(); i++) {
      natural(text.charAt(i));
    }
  }

  /// Bytes with their number in front.
  void block(byte[] block) {
    number(block.length);
    while (bytes.length - size < block.length) {
      bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
    }
    System.arraycopy(block, 0, bytes, size, block.length);
    size += block.length;
  }

  void moment(Instant at) {
    number(at.getEpochSecond());
    number(at.getNano());
  }
}
