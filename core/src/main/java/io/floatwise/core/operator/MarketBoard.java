package io.floatwise.core.operator;

import io.floatwise.core.item.Game;
import io.floatwise.core.pricing.Experience;
import io.floatwise.core.pricing.GameIndex;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// Draws where the prices of whole games go, for every face.
public final class MarketBoard {

  private MarketBoard() {}

  /// One line for each game whose prices were read, in the order of [Game].
  public static List<Status.MarketLine> draw(Experience experience) {
    return Arrays.stream(Game.values())
        .flatMap(game -> experience.index(game).map(index -> line(game, index)).stream())
        .toList();
  }

  private static Status.MarketLine line(Game game, GameIndex index) {
    double volatility = index.volatility();
    return new Status.MarketLine(
        game.label(),
        index.regime(),
        index.level(),
        index.lostInADay(),
        volatility > 0 ? OptionalDouble.of(volatility) : OptionalDouble.empty());
  }
}
