package io.floatwise.app.run;

import io.floatwise.core.execution.Venue;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.MarketClock;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.risk.Limits;
import io.floatwise.dmarket.DMarket;
import io.floatwise.store.DataDirectory;
import io.floatwise.store.SqlJournal;
import java.time.Duration;
import java.util.List;

/// Everything through which a trader meets the world. A mode is a choice of these and nothing else.
///
/// @param mode word for the journal and for people
/// @param folder holds the journal and what belongs to it
/// @param journal of this mode and account
/// @param client whose numbers are shown
/// @param feed the market
/// @param venue where orders go
/// @param clock market time
/// @param limits of every decision
/// @param games that are traded
/// @param period market time between two rounds
/// @param calls of the market that a round may make
public record Ports(
    String mode,
    DataDirectory folder,
    SqlJournal journal,
    DMarket client,
    MarketFeed feed,
    Venue venue,
    MarketClock clock,
    Limits limits,
    List<Game> games,
    Duration period,
    int calls) {

  /// Calls of an hourly round where market time is accelerated: the demo waits for them most.
  public static final int HOURLY_CALLS = 16;

  public Ports {
    games = List.copyOf(games);
  }
}
