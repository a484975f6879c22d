package io.floatwise.store.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Ties each row to all rows before it: 64 hex digits that change if anything before them did.
final class Chain {

  /// The chain of a journal without entries.
  static final String EMPTY = "0".repeat(64);

  private Chain() {}

  /// SHA-256 over six lines: the chain so far, version, seq, at, kind, body. None of them can hold
  /// a line feed in a row that we wrote.
  static String next(String previous, Row row) {
    String text =
        String.join(
            "\n",
            previous,
            Integer.toString(row.version()),
            Long.toString(row.seq()),
            row.at(),
            row.kind(),
            row.body());
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
