package io.floatwise.core.tape;

import io.floatwise.core.engine.Event;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What can be learnt of the market, or of why nothing was learnt.
public sealed interface Told {

  /// The fees of a game.
  record Fees(FeeSchedule schedule) implements Told {}

  /// The top of every book that is known; in no order.
  record Quotes(List<Quote> quotes) implements Told {
    public Quotes {
      quotes = List.copyOf(quotes);
    }
  }

  /// A close look at one title.
  record Looked(Snapshot snapshot) implements Told {}

  /// Close looks at the titles of all lots, because a person wants them listed or re-priced.
  record Reviewed(List<Snapshot> snapshots) implements Told {
    public Reviewed {
      snapshots = List.copyOf(snapshots);
    }
  }

  /// The venue was asked, and what came was no use.
  ///
  /// @param title where it was about one title
  /// @param reason for people, never empty
  record Unread(Game game, Optional<Title> title, String reason) implements Told {}

  /// A recorder began.
  ///
  /// @param by what recorded, for example a mode
  record Opened(Game game, String by) implements Told {}

  /// Something is not on the tape, or cannot be read from it. What is told next stands by itself.
  ///
  /// @param since market time of the last thing before it, if there is one
  /// @param events how many are missing, 0 where that is not known
  record Missed(Game game, Optional<Instant> since, int events, String cause) implements Told {}

  /// Points of recorded series, imported; all known at the same moment.
  record Series(List<SeriesPoint> points) implements Told {
    public Series {
      points = List.copyOf(points);
    }
  }

  /// Whether an engine is told of it, as [#of] says the other way round.
  static boolean isEvent(Told told) {
    return switch (told) {
      case Fees _, Quotes _, Looked _, Reviewed _ -> true;
      case Unread _, Opened _, Missed _, Series _ -> false;
    };
  }

  /// What `event` says of the market; empty if it says nothing of it.
  static Optional<Told> of(Event event) {
    return switch (event) {
      case Event.FeesObserved(var schedule) -> Optional.of(new Fees(schedule));
      case Event.QuotesObserved(var quotes) -> Optional.of(new Quotes(quotes));
      case Event.TitleObserved(var snapshot) -> Optional.of(new Looked(snapshot));
      case Event.LotsReviewed(var snapshots, var _) -> Optional.of(new Reviewed(snapshots));
      case Event.AccountObserved _,
          Event.OutcomeArrived _,
          Event.BatchAnswered _,
          Event.CommandGiven _,
          Event.TimePassed _ ->
          Optional.empty();
    };
  }
}
