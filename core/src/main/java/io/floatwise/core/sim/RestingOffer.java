package io.floatwise.core.sim;

import io.floatwise.core.market.Custody;
import org.jspecify.annotations.Nullable;

/// An offer in a book. A change of price makes a new one, as at the real marketplace.
final class RestingOffer {

  final long key;
  final long cents;
  final long arrival;
  final long createdAt;
  final long assetKey;
  final int wear;
  final int paintSeed;
  final Custody custody;

  /// Null: one of the crowd.
  final @Nullable Account owner;

  RestingOffer(
      long key, long cents, long arrival, long createdAt, Thing thing, @Nullable Account owner) {
    this.key = key;
    this.cents = cents;
    this.arrival = arrival;
    this.createdAt = createdAt;
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

  long stateHash() {
    return Mix.of(Mix.of(key, cents, createdAt), assetKey, wear);
  }
}
