package io.floatwise.core.market;

/// Who holds an item that is for sale. Only items held by the venue are bought automatically.
public enum Custody {
  /// The marketplace holds it and delivers at once.
  VENUE,
  /// It sits in the seller's own inventory; delivery depends on the seller (face to face).
  SELLER
}
