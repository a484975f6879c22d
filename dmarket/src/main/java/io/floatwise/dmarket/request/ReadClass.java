package io.floatwise.dmarket.request;

/// How fast the answer to a read grows old. The times are in `CachePolicy`.
public enum ReadClass {
  /// Offers, quotes and targets of others.
  STOREFRONT(true, true),
  /// The account's money.
  BALANCE(true, false),
  /// Sales that happened.
  SALES(false, true),
  /// The account may have fees of its own.
  FEES(false, false),
  /// Who the account is.
  PROFILE(false, false),
  /// What the venue deals in.
  CATALOGUE(false, true),
  /// The account's own offers, targets, items and trades: never kept.
  LIVE(true, false);

  private final boolean writesChangeIt;
  private final boolean forEverybody;

  ReadClass(boolean writesChangeIt, boolean forEverybody) {
    this.writesChangeIt = writesChangeIt;
    this.forEverybody = forEverybody;
  }

  /// Whether the venue says the same to every account, so that one may use what another asked.
  public boolean isPublic() {
    return forEverybody;
  }

  /// Whether a write of the account makes every earlier answer of this class wrong.
  public boolean isChangedByWrites() {
    return writesChangeIt;
  }
}
