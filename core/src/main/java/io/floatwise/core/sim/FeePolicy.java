package io.floatwise.core.sim;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.FeeSchedule;
import java.time.Instant;

/// What selling costs. Answers depend on game and time only, never on what happened before.
@FunctionalInterface
public interface FeePolicy {

  FeeSchedule at(Game game, Instant time);
}
