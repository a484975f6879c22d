package io.floatwise.core.prepared;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Rate;
import io.floatwise.core.tape.Told;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Something that a tape told, as far as it matters whoever trades on it.
public sealed interface Thing {

  /// Market time at which it was told.
  Instant at();

  /// Fees of a game.
  record Fees(Instant at, FeeSchedule schedule) implements Thing {}

  /// All quotes were read.
  ///
  /// @param lost how much the prices of each game lost within a day
  record Read(Instant at, Map<Game, Rate> lost) implements Thing {}

  /// Titles were looked at, one after the other.
  record Looked(Instant at, List<ShortLook> looks) implements Thing {
    public Looked {
      looks = List.copyOf(looks);
    }
  }

  /// The venue was asked, and what came was no use.
  record Unread(Instant at) implements Thing {}

  /// A recorder began.
  record Opened(Instant at) implements Thing {}

  /// Something is not on the tape.
  record Missed(Instant at, Told.Missed missed) implements Thing {}
}
