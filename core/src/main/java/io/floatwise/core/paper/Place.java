package io.floatwise.core.paper;

import io.floatwise.core.market.Offer;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.Comparator;

/// Where an offer stands in the book: buyers take the cheapest first, of equal prices the oldest.
record Place(Money price, Instant since) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::price).thenComparing(Place::since);

  static Place of(Offer offer) {
    return new Place(offer.price(), offer.createdAt());
  }

  boolean isBefore(Place other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
