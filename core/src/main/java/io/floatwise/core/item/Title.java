package io.floatwise.core.item;

import java.util.Comparator;
import java.util.Objects;

/// A kind of thing, by its exact market name, wear and StatTrak mark included.
///
/// @param game the game it belongs to
/// @param name the exact market name, for example `AK-47 | Redline (Field-Tested)`
public record Title(Game game, String name) implements Comparable<Title> {

  private static final Comparator<Title> ORDER =
      Comparator.comparing(Title::game).thenComparing(Title::name);

  public Title {
    Objects.requireNonNull(game, "game");
    if (name.isBlank()) {
      throw new IllegalArgumentException("expected a market name, found a blank one");
    }
  }

  @Override
  public int compareTo(Title other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name;
  }
}
