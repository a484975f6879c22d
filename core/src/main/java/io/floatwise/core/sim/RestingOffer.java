package io.floatwise.core.sim;

import io.floatwise.core.market.Custody;
import org.jspecify.annotations.Nullable;

/// An offer in a book. A change of price makes a new one, which has the same key where the rules
/// say that it stays the same offer.
final class RestingOffer {

  final long key;
  final long cents;
  final long arrival;
  final long createdAt;

  /// When it got its price; epoch milliseconds, as all times.
  final long changedAt;

  final long assetKey;
  final int wear;
  final int paintSeed;
  final Custody custody;

  /// Null: one of the crowd.
  final @Nullable Account owner;

  RestingOffer(
      long key, long cents, long arrival, long createdAt, Thing thing, @Nullable Account owner) {
    this(key, cents, arrival, createdAt, createdAt, thing, owner);
  }

  private RestingOffer(
      long key,
      long cents,
      long arrival,
      long createdAt,
      long changedAt,
      Thing thing,
      @Nullable Account owner) {
    this.key = key;
    this.cents = cents;
    this.arrival = arrival;
    this.createdAt = createdAt;
    this.changedAt = changedAt;
    this.assetKey = thing.assetKey;
    this.wear = thing.wear;
    this.paintSeed = thing.paintSeed;
    this.custody = thing.custody;
    this.owner = owner;
  }

  /// One concrete asset: -1 where it has no wear or no paint seed.
  record Thing(long assetKey, int wear, int paintSeed, Custody custody) {}

  Thing thing() {
    return new Thing(assetKey, wear, paintSeed, custody);
  }

  /// The same offer at another price.
  RestingOffer at(long otherCents, long now) {
    return new RestingOffer(key, otherCents, arrival, createdAt, now, thing(), owner);
  }

  long stateHash() {
    return Mix.of(Mix.of(key, cents, createdAt), Mix.of(assetKey, changedAt), wear);
  }
}
