package io.floatwise.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An answer before it is sent.
public final class Reply {
  private final int status;
  private final String contentType;
  private final Map<String, String> headers;
  private final byte[] body;

  private Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public static Reply json(int status, byte[] body) {
    return new Reply(status, "application/json", Map.of(), body);
  }

  public static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, contentType, Map.of(), body.clone());
  }

  public static Reply html(int status, String page) {
    return new Reply(
        status, "text/html; charset=utf-8", Map.of(), page.getBytes(StandardCharsets.UTF_8));
  }

  /// This reply with `more` headers.
  public Reply with(Map<String, String> more) {
    Map<String, String> all = new java.util.HashMap<>(headers);
    all.putAll(more);
    return new Reply(status, contentType, all, body);
  }

  /// This reply with another body.
  public Reply withBody(byte[] other) {
    return new Reply(status, contentType, headers, other.clone());
  }

  public int status() {
    return status;
  }

  public String contentType() {
    return contentType;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public byte[] body() {
    return body.clone();
  }
}
