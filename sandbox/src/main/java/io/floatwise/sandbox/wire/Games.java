package io.floatwise.sandbox.wire;

import io.floatwise.core.item.Game;
import java.util.Optional;

/// DMarket's ids of the games.
public final class Games {
  private Games() {}

  public static String id(Game game) {
    return switch (game) {
      case CS2 -> "a8db";
      case DOTA2 -> "9a92";
      case TF2 -> "tf2";
      case RUST -> "rust";
    };
  }

  public static Optional<Game> byId(String id) {
    for (Game game : Game.values()) {
      if (id(game).equals(id)) {
        return Optional.of(game);
      }
    }
    return Optional.empty();
  }

  /// Reads the ids and the words that the path of targets-by-title takes as well.
  public static Optional<Game> byPathWord(String word) {
    return switch (word) {
      case "csgo" -> Optional.of(Game.CS2);
      case "dota2" -> Optional.of(Game.DOTA2);
      default -> byId(word);
    };
  }
}
