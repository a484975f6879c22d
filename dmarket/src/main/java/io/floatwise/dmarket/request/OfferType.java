package io.floatwise.dmarket.request;

/// How an offer is delivered.
public enum OfferType {
  /// The venue holds the item.
  DMARKET("dmarket"),
  /// The seller holds it and sends it himself.
  P2P("p2p");

  private final String word;

  OfferType(String word) {
    this.word = word;
  }

  /// As the venue spells it.
  public String word() {
    return word;
  }
}
