package io.floatwise.dmarket.request;

import io.floatwise.core.item.Game;

/// How the venue spells a game.
public final class GameCode {

  private GameCode() {}

  public static String of(Game game) {
    return switch (game) {
      case CS2 -> "a8db";
      case DOTA2 -> "9a92";
      case TF2 -> "tf2";
      case RUST -> "rust";
    };
  }
}
