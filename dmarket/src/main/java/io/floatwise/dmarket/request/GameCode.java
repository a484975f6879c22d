package io.floatwise.dmarket.request;

import io.floatwise.core.item.Game;

/// How the venue spells a game.
public final class GameCode {

  private GameCode() {}

  /// In almost every operation.
  public static String of(Game game) {
    return switch (game) {
      case CS2 -> "a8db";
      case DOTA2 -> "9a92";
      case TF2 -> "tf2";
      case RUST -> "rust";
    };
  }

  /// When the inventory is synchronised.
  public static String nameOf(Game game) {
    return switch (game) {
      case CS2 -> "CSGO";
      case DOTA2 -> "Dota2";
      case TF2 -> "TF2";
      case RUST -> "Rust";
    };
  }
}
