package io.floatwise.dmarket.request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Percent encoding of RFC 3986: everything outside the unreserved characters is escaped.
public final class PercentCode {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private PercentCode() {}

  /// One path segment, query name or query value as it is sent.
  public static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }

  /// The bytes behind an encoded path, as the venue's signature check sees them; `+` stays `+`.
  ///
  /// @throws IllegalArgumentException if an escape is cut off or is not hexadecimal
  public static byte[] decode(String encoded) {
    byte[] in = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      if (in[i] != '%') {
        out.write(in[i]);
      } else if (i + 2 < in.length) {
        out.write(HexFormat.fromHexDigit(in[i + 1]) << 4 | HexFormat.fromHexDigit(in[i + 2]));
        i += 2;
      } else {
        throw new IllegalArgumentException("expected two digits of an escape, found the end");
      }
    }
    return out.toByteArray();
  }
}
