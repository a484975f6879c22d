package io.floatwise.core.engine;

import io.floatwise.core.execution.Account;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.operator.Command;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import java.util.List;

/// Everything the engine can be told. The driver gives each event its market time.
public sealed interface Event {

  /// The whole account was read.
  record AccountObserved(Account account) implements Event {}

  /// The fees of a game were read.
  record FeesObserved(FeeSchedule schedule) implements Event {}

  /// The top of every book of a game was read.
  record QuotesObserved(List<Quote> quotes) implements Event {
    public QuotesObserved {
      quotes = List.copyOf(quotes);
    }
  }

  /// One title was read closely.
  record TitleObserved(Snapshot snapshot) implements Event {}

  /// The venue answered.
  record OutcomeArrived(IntentId intent, Outcome outcome) implements Event {}

  /// The venue answered to a batch.
  record BatchAnswered(List<Answer> answers) implements Event {
    public BatchAnswered {
      answers = List.copyOf(answers);
    }
  }

  /// What the venue answered to one intent of a batch.
  record Answer(IntentId intent, Outcome outcome) {}

  /// Titles of our lots were read closely, because a person wants all lots listed or re-priced.
  record LotsReviewed(List<Snapshot> snapshots, Review review) implements Event {
    public LotsReviewed {
      snapshots = List.copyOf(snapshots);
    }
  }

  /// A person told us something.
  record CommandGiven(Command command, String by) implements Event {}

  /// Only time has passed.
  record TimePassed() implements Event {}
}
