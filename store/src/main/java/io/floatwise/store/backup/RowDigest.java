package io.floatwise.store.backup;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// One number over all rows of a section, whatever order a database reads texts in: the sum of
/// their SHA-256, modulo 2^256. It tells two databases with different rows apart; against whoever
/// would forge one stands the seal of the file. Not thread-safe.
final class RowDigest implements Rows {

  private static final int WORDS = 8;
  private static final long WORD = 0xffff_ffffL;

  private final MessageDigest sha256;
  private final long[] sum = new long[WORDS];
  private long rows;

  RowDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void row(Table table, List<String> cells) {
    add(table.name());
    cells.forEach(this::add);
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
    long carry = 0;
    for (int i = WORDS - 1; i >= 0; i--) {
      long word = sum[i] + (hash.getInt(i * Integer.BYTES) & WORD) + carry;
      sum[i] = word & WORD;
      carry = word >>> Integer.SIZE;
    }
    rows++;
  }

  private void add(String cell) {
    byte[] utf8 = cell.getBytes(StandardCharsets.UTF_8);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).flip());
    sha256.update(utf8);
  }

  /// How many there were.
  long rows() {
    return rows;
  }

  /// 64 hex digits.
  String hex() {
    BigInteger all = BigInteger.ZERO;
    for (long word : sum) {
      all = all.shiftLeft(Integer.SIZE).add(BigInteger.valueOf(word));
    }
    return "%064x".formatted(all);
  }
}
