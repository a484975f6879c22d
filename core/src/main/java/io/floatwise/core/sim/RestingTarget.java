package io.floatwise.core.sim;

import org.jspecify.annotations.Nullable;

/// A target in a book.
final class RestingTarget {

  final long key;
  final long cents;
  final long arrival;
  final long createdAt;
  final Wanted wanted;

  /// Null: one of the crowd.
  final @Nullable Account owner;

  int amount;

  /// Cents that the owner has set aside for each item; zero if none.
  long frozen;

  boolean active = true;

  RestingTarget(
      long key,
      long cents,
      long arrival,
      long createdAt,
      int amount,
      Wanted wanted,
      @Nullable Account owner) {
    this.key = key;
    this.cents = cents;
    this.arrival = arrival;
    this.createdAt = createdAt;
    this.amount = amount;
    this.wanted = wanted;
    this.owner = owner;
  }

  long stateHash() {
    return Mix.of(Mix.of(key, cents, createdAt), Mix.of(amount, frozen), active ? 1 : 0);
  }
}
