package io.floatwise.dmarket.wire;

/// An answer that is not what the documentation promises. The message names the field, what was
/// expected and what was found.
public final class WireException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  public WireException(String message) {
    super(message);
    this.reason = message;
  }

  /// The message.
  public String reason() {
    return reason;
  }
}
