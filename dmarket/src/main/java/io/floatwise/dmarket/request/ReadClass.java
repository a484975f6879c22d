package io.floatwise.dmarket.request;

/// How fast the answer to a read grows old. The times are in `CachePolicy`.
public enum ReadClass {
  /// Offers, quotes and targets of others.
  STOREFRONT(true),
  /// The account's money.
  BALANCE(true),
  /// Sales that happened.
  SALES(false),
  FEES(false),
  /// Who the account is.
  PROFILE(false),
  /// What the venue deals in.
  CATALOGUE(false),
  /// The account's own offers, targets, items and trades: never kept.
  LIVE(true);

  private final boolean writesChangeIt;

  ReadClass(boolean writesChangeIt) {
    this.writesChangeIt = writesChangeIt;
  }

  /// Whether a write of the account makes every earlier answer of this class wrong.
  public boolean isChangedByWrites() {
    return writesChangeIt;
  }
}
