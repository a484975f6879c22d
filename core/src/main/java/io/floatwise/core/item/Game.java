package io.floatwise.core.item;

/// A game whose items are traded. How a marketplace spells it is the marketplace adapter's concern.
public enum Game {
  CS2("CS2"),
  DOTA2("Dota 2"),
  TF2("Team Fortress 2"),
  RUST("Rust");

  private final String label;

  Game(String label) {
    this.label = label;
  }

  /// The name people know.
  public String label() {
    return label;
  }
}
