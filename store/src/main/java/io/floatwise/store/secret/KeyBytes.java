package io.floatwise.store.secret;

import java.util.Arrays;
import java.util.BitSet;
import javax.crypto.spec.SecretKeySpec;

/// A key of 256 bits, cleared when it is closed. The copies that the cryptography of the JDK makes
/// of it live until they are collected: Java offers no more.
final class KeyBytes implements AutoCloseable {

  static final int LENGTH = 32;

  /// 32 random bytes hold about 30 different ones; fewer than this never happens by chance.
  private static final int LEAST_DIFFERENT = 16;

  private final byte[] bytes;

  private KeyBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  static KeyBytes random() {
    return new KeyBytes(Chance.bytes(LENGTH));
  }

  /// Takes the array over: it is cleared with this.
  static KeyBytes of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a key has 32 bytes, this one " + bytes.length);
    }
    return new KeyBytes(bytes);
  }

  /// Whether it may have come from a source of chance; words and repeated bytes did not.
  boolean looksRandom() {
    var seen = new BitSet();
    for (byte b : bytes) {
      seen.set(b & 0xff);
    }
    return seen.cardinality() >= LEAST_DIFFERENT;
  }

  SecretKeySpec forAes() {
    return new SecretKeySpec(bytes, "AES");
  }

  /// A copy that the caller clears.
  byte[] copy() {
    return bytes.clone();
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  /// Shows no secret.
  @Override
  public String toString() {
    return "KeyBytes[hidden]";
  }
}
