package io.floatwise.sandbox.market;

import io.floatwise.core.item.Game;
import io.floatwise.sandbox.catalog.Catalogue;

/// How many titles of each game a seeded market has, from none to what the names allow.
public record Titles(int cs2, int dota2, int tf2, int rust) {

  public Titles {
    if (cs2 < 0 || dota2 < 0 || tf2 < 0 || rust < 0 || cs2 + dota2 + tf2 + rust < 1) {
      throw new IllegalArgumentException(
          "expected no negative numbers of titles and at least one title, found %d, %d, %d, %d"
              .formatted(cs2, dota2, tf2, rust));
    }
  }

  /// How many there are names for.
  public static int most(Game game) {
    return Catalogue.size(game);
  }

  public int of(Game game) {
    return switch (game) {
      case CS2 -> cs2;
      case DOTA2 -> dota2;
      case TF2 -> tf2;
      case RUST -> rust;
    };
  }

  public int all() {
    return cs2 + dota2 + tf2 + rust;
  }
}
