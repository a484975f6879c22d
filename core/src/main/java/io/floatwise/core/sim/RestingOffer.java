package io.floatwise.core.sim;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Custody;
import java.util.Optional;
import java.util.OptionalInt;
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

  Attributes attributes() {
    return attributes(wear, paintSeed);
  }

  static Attributes attributes(int wear, int paintSeed) {
    return new Attributes(
        wear < 0 ? Optional.empty() : Optional.of(new Wear(wear)),
        paintSeed < 0 ? OptionalInt.empty() : OptionalInt.of(paintSeed),
        Optional.empty());
  }

  long stateHash() {
    return Mix.of(Mix.of(key, cents, createdAt), assetKey, wear);
  }
}
