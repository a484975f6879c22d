package io.floatwise.core.scan;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Snapshot;
import java.util.List;
import java.util.Optional;

/// What could be read of one game.
///
/// @param fees empty if they could not be read; nothing of the game is bought then
/// @param quoted titles with a quote
/// @param worth titles with an offer at a price that was asked for
/// @param snapshots titles that were looked at closely
/// @param failures what could not be read; empty if nothing is missing
public record GameReading(
    Game game,
    Optional<FeeSchedule> fees,
    int quoted,
    int worth,
    List<Snapshot> snapshots,
    List<Failure> failures) {

  public GameReading {
    snapshots = List.copyOf(snapshots);
    failures = List.copyOf(failures);
  }
}
