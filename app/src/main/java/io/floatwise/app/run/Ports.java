package io.floatwise.app.run;

import io.floatwise.app.shared.Together;
import io.floatwise.core.execution.Venue;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.MarketClock;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.TitleQuotes;
import io.floatwise.core.pricing.Appraiser;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.dmarket.DMarket;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.journal.SqlJournal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Everything through which a trader meets the world. A mode is a choice of these and nothing else.
///
/// @param mode word for the journal
/// @param label the mode for people, who are told as well when a market is simulated
/// @param folder holds what belongs to the run
/// @param place of the journal, for those who only read it
/// @param journal of this mode and account
/// @param client whose numbers are shown
/// @param feed the market
/// @param looks the market for people who look around
/// @param venue where orders go
/// @param clock market time
/// @param limits of every decision, as this start has them
/// @param games that are traded
/// @param period market time between two rounds
/// @param appraiser of sales
/// @param calls of the market that a round may make
/// @param watch through which titles of our own are watched between rounds; empty where market time
///   is not real time, or moves only while we wait
/// @param permitted whether this process may still trade the account; the run ends when it may not
/// @param together what is shared with other nodes; whoever opened it closes it
/// @param guests who may use page and chat
public record Ports(
    String mode,
    String label,
    DataDirectory folder,
    JournalPlace place,
    SqlJournal journal,
    DMarket client,
    MarketFeed feed,
    MarketFeed looks,
    Venue venue,
    MarketClock clock,
    StartLimits limits,
    List<Game> games,
    Duration period,
    Appraiser appraiser,
    int calls,
    Optional<TitleQuotes> watch,
    BooleanSupplier permitted,
    Together together,
    Guests guests) {

  /// Calls of an hourly round where market time is accelerated: the demo waits for them most.
  public static final int HOURLY_CALLS = 16;

  public Ports {
    games = List.copyOf(games);
  }
}
