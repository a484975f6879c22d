package io.floatwise.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// A request exactly as it came over the wire.
public final class RawRequest {
  private final String method;
  private final String rawPath;
  private final String rawQuery;
  private final boolean hasQuery;
  private final byte[] body;
  private final String path;

  /// @param target the request target as sent, query included
  /// @throws MalformedPercent if the path holds a broken percent escape
  public RawRequest(String method, String target, byte[] body) throws MalformedPercent {
    int mark = target.indexOf('?');
    this.method = method;
    this.hasQuery = mark >= 0;
    this.rawPath = hasQuery ? target.substring(0, mark) : target;
    this.rawQuery = hasQuery ? target.substring(mark + 1) : "";
    this.body = body.clone();
    this.path = decode(rawPath);
  }

  private RawRequest(RawRequest other, byte[] body) {
    this.method = other.method;
    this.hasQuery = other.hasQuery;
    this.rawPath = other.rawPath;
    this.rawQuery = other.rawQuery;
    this.body = body.clone();
    this.path = other.path;
  }

  /// This request with another body.
  public RawRequest withBody(byte[] other) {
    return new RawRequest(this, other);
  }

  public String method() {
    return method;
  }

  /// The path with its percent escapes decoded as UTF-8; `+` stays `+`.
  public String path() {
    return path;
  }

  /// The query byte for byte; empty if the target has no question mark.
  public Optional<String> rawQuery() {
    return hasQuery ? Optional.of(rawQuery) : Optional.empty();
  }

  public byte[] body() {
    return body.clone();
  }

  /// The bytes a client has to sign: method, decoded path, raw query, raw body, date.
  byte[] signed(String date) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(method.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(path.getBytes(StandardCharsets.UTF_8));
    if (hasQuery) {
      bytes.write('?');
      bytes.writeBytes(rawQuery.getBytes(StandardCharsets.UTF_8));
    }
    bytes.writeBytes(body);
    bytes.writeBytes(date.getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static String decode(String raw) throws MalformedPercent {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    byte[] in = raw.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      if (in[i] != '%') {
        out.write(in[i]);
      } else {
        if (i + 2 >= in.length
            || !HexFormat.isHexDigit(in[i + 1])
            || !HexFormat.isHexDigit(in[i + 2])) {
          throw new MalformedPercent();
        }
        out.write(HexFormat.fromHexDigit(in[i + 1]) * 16 + HexFormat.fromHexDigit(in[i + 2]));
        i += 2;
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /// A percent sign that two hexadecimal digits do not follow.
  public static final class MalformedPercent extends Exception {
    MalformedPercent() {
      super("expected two hexadecimal digits after every percent sign of the path");
    }
  }
}
