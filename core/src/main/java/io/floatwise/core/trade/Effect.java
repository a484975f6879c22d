package io.floatwise.core.trade;

import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;

/// What an accepted intent did, as the venue confirmed it.
public sealed interface Effect {

  /// The item is ours.
  record Bought() implements Effect {}

  record Listed(OfferId offer) implements Effect {}

  /// The price changed; the venue may have given the offer a new id.
  record Repriced(OfferId offer) implements Effect {}

  record Delisted() implements Effect {}

  record TargetPlaced(TargetId target) implements Effect {}

  record TargetCancelled() implements Effect {}
}
