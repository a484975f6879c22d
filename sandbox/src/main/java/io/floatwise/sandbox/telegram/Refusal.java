package io.floatwise.sandbox.telegram;

/// A call that Telegram refuses, with its code and words.
final class Refusal extends RuntimeException {

  private final int code;
  private final int retryAfter;

  private Refusal(int code, String description, int retryAfter) {
    super(description, null, false, false);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  static Refusal badRequest(String why) {
    return new Refusal(400, "Bad Request: " + why, 0);
  }

  static Refusal of(int code, String description) {
    return new Refusal(code, description, 0);
  }

  static Refusal tooMany(int seconds) {
    return new Refusal(429, "Too Many Requests: retry after " + seconds, seconds);
  }

  int code() {
    return code;
  }

  String description() {
    return String.valueOf(getMessage());
  }

  /// Seconds; 0 if it does not apply.
  int retryAfter() {
    return retryAfter;
  }
}
