package io.floatwise.sandbox.http;

import io.floatwise.core.item.Item;
import io.floatwise.core.item.Wear;
import io.floatwise.core.money.Money;
import io.floatwise.sandbox.wire.Page;
import java.time.Instant;
import java.util.Optional;

/// How the version 2 lists order their rows.
final class OfferRows {
  private OfferRows() {}

  /// Where a row stands; a list without an order of its own goes by creation.
  static Page.Place place(
      Optional<String> orderBy, Item item, Money price, Instant createdAt, String id) {
    String rank =
        switch (orderBy.orElse("createdAt")) {
          case "price" -> Page.Place.rankOf(price.minor());
          case "title" -> item.title().name();
          case "float" ->
              Page.Place.rankOf(item.attributes().wear().map(Wear::billionths).orElse(-1));
          default -> Page.Place.rankOf(createdAt.toEpochMilli());
        };
    return new Page.Place(rank, id);
  }
}
