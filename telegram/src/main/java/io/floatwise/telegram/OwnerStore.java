package io.floatwise.telegram;

import java.util.OptionalLong;

/// Remembers who owns the bot. Thread-safe.
public interface OwnerStore {

  /// The owner's user id; empty until somebody claims the bot.
  OptionalLong owner();

  /// Makes `user` the owner for good.
  ///
  /// @throws IllegalStateException if the bot has an owner
  void claim(long user);
}
