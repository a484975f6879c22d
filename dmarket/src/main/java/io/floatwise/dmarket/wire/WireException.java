package io.floatwise.dmarket.wire;

/// An answer that is not what the documentation promises. The message names the field, what was
/// expected and what was found.
public final class WireException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;
  private final String discreetReason;

  public WireException(String message) {
    this(message, message);
  }

  private WireException(String message, String discreet) {
    super(message);
    this.reason = message;
    this.discreetReason = discreet;
  }

  /// One that names a part of the answer.
  static WireException found(String expected, String found) {
    return new WireException(expected + ", found " + found, expected + ", found something else");
  }

  /// The message.
  public String reason() {
    return reason;
  }

  /// The same complaint without anything that was found.
  WireException discreet() {
    return new WireException(discreetReason);
  }
}
