package io.floatwise.sandbox.catalog;

import io.floatwise.core.item.Game;
import java.util.List;

/// Everything that seeded markets can be made of.
public final class Catalogue {

  private Catalogue() {}

  /// Titles with names of the real game; a market takes these before all others.
  public static List<Goods> named(Game game) {
    return switch (game) {
      case CS2 -> Cs2Goods.named();
      case DOTA2, TF2, RUST -> List.of();
    };
  }

  /// Titles that our own rules make in the style of the game; none of them is among the named.
  public static List<Goods> invented(Game game) {
    return switch (game) {
      case CS2 -> Cs2Goods.invented();
      case DOTA2 -> Dota2Title.goods();
      case TF2 -> Tf2Title.goods();
      case RUST -> RustTitle.goods();
    };
  }

  /// How many titles of `game` a market can have.
  public static int size(Game game) {
    return named(game).size() + invented(game).size();
  }
}
