package io.floatwise.telegram;

/// How the bot stands with Telegram.
///
/// @param detail one sentence for people; never contains the token
public record Health(State state, String detail) {

  public enum State {
    /// Not yet heard of Telegram.
    CONNECTING,
    /// Updates arrive.
    RUNNING,
    /// Telegram cannot be reached; trying again.
    UNREACHABLE,
    /// Another program polls with the same token.
    CONFLICT,
    /// Telegram does not know the token.
    TOKEN_REFUSED,
    /// Closed.
    STOPPED
  }
}
