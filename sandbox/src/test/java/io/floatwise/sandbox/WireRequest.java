package io.floatwise.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A request as the bytes of its parts, any of which can be replaced after it was signed.
///
/// @param headers more header lines, each with its line end
record WireRequest(Map<Part, byte[]> parts, String headers) {

  /// What a signature covers, and the signature.
  enum Part {
    METHOD,
    TARGET,
    KEY,
    DATE,
    SIGN,
    BODY
  }

  /// @param date seconds since 1970
  static WireRequest signed(
      String key, Signer signer, String method, byte[] target, byte[] body, long date) {
    byte[] digits = bytes(Long.toString(date));
    byte[] message = joined(bytes(method), decoded(target), body, digits);
    Map<Part, byte[]> parts = new EnumMap<>(Part.class);
    parts.put(Part.METHOD, bytes(method));
    parts.put(Part.TARGET, target);
    parts.put(Part.KEY, bytes(key));
    parts.put(Part.DATE, digits);
    parts.put(Part.SIGN, bytes(signer.sign(message)));
    parts.put(Part.BODY, body);
    return new WireRequest(parts, "");
  }

  byte[] part(Part part) {
    return parts.get(part).clone();
  }

  WireRequest with(Part part, byte[] bytes) {
    Map<Part, byte[]> other = new EnumMap<>(parts);
    other.put(part, bytes);
    return new WireRequest(other, headers);
  }

  /// This request with those parts empty, which is as if their headers were not there.
  WireRequest without(List<Part> some) {
    Map<Part, byte[]> other = new EnumMap<>(parts);
    some.forEach(part -> other.put(part, new byte[0]));
    return new WireRequest(other, headers);
  }

  WireRequest withHeaders(String lines) {
    return new WireRequest(parts, headers + lines);
  }

  /// This request with one bit the other way round.
  WireRequest flipped(Part part, int bit) {
    byte[] bytes = part(part);
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return with(part, bytes);
  }

  /// As it goes over the wire; the length of the body is always right.
  byte[] bytes() {
    byte[] body = part(Part.BODY);
    String length = body.length > 0 ? "Content-Length: " + body.length + "\r\n" : "";
    return joined(
        part(Part.METHOD),
        bytes(" "),
        part(Part.TARGET),
        bytes(" HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: "),
        part(Part.KEY),
        bytes("\r\nX-Sign-Date: "),
        part(Part.DATE),
        bytes("\r\nX-Request-Sign: "),
        part(Part.SIGN),
        bytes("\r\n" + length + headers + "\r\n"),
        body);
  }

  /// The target with the percent escapes of its path decoded, broken ones left alone.
  private static byte[] decoded(byte[] target) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean path = true;
    for (int i = 0; i < target.length; i++) {
      path &= target[i] != '?';
      if (path
          && target[i] == '%'
          && i + 2 < target.length
          && HexFormat.isHexDigit(target[i + 1])
          && HexFormat.isHexDigit(target[i + 2])) {
        out.write(
            HexFormat.fromHexDigit(target[i + 1]) * 16 + HexFormat.fromHexDigit(target[i + 2]));
        i += 2;
      } else {
        out.write(target[i]);
      }
    }
    return out.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
