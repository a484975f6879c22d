package io.floatwise.core.tape;

import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Review;
import io.floatwise.core.execution.Account;
import io.floatwise.core.operator.Command;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.Setting;
import java.util.List;
import java.util.Optional;

/// What an account was told besides the market. It is private and stands apart from the tape; with
/// the tape it is everything that an engine was told.
public sealed interface Own {

  /// A run began.
  ///
  /// @param mode name of the mode
  /// @param usual every limit where nobody says otherwise, as text
  /// @param said limits of this start, as text
  /// @param strategies by name with their values, in their order
  /// @param code which code decided
  record Began(
      String mode, List<Setting> usual, List<Setting> said, List<String> strategies, String code)
      implements Own {
    public Began {
      usual = List.copyOf(usual);
      said = List.copyOf(said);
      strategies = List.copyOf(strategies);
    }
  }

  /// The whole account was read.
  record Read(Account account) implements Own {}

  /// The venue answered.
  record Answered(IntentId intent, Outcome outcome) implements Own {}

  /// The venue answered to a batch.
  record AnsweredAll(List<Event.Answer> answers) implements Own {
    public AnsweredAll {
      answers = List.copyOf(answers);
    }
  }

  /// A person told us something.
  record Commanded(Command command, String by) implements Own {}

  /// Only time has passed.
  record Waited() implements Own {}

  /// The looks that stand on the tape next are made because a person wants it.
  record Reviewing(Review review) implements Own {}

  /// A run ended in order.
  record Ended() implements Own {}

  /// What of `event` is about the account; empty if it is only about the market.
  static Optional<Own> of(Event event) {
    return switch (event) {
      case Event.AccountObserved(var account) -> Optional.of(new Read(account));
      case Event.OutcomeArrived(var intent, var outcome) ->
          Optional.of(new Answered(intent, outcome));
      case Event.BatchAnswered(var answers) -> Optional.of(new AnsweredAll(answers));
      case Event.CommandGiven(var command, var by) -> Optional.of(new Commanded(command, by));
      case Event.TimePassed _ -> Optional.of(new Waited());
      case Event.LotsReviewed(var _, var review) -> Optional.of(new Reviewing(review));
      case Event.FeesObserved _, Event.QuotesObserved _, Event.TitleObserved _ -> Optional.empty();
    };
  }

  /// The event that this is; empty if it is none, or only a part of one.
  default Optional<Event> event() {
    return switch (this) {
      case Read(var account) -> Optional.of(new Event.AccountObserved(account));
      case Answered(var intent, var outcome) ->
          Optional.of(new Event.OutcomeArrived(intent, outcome));
      case AnsweredAll(var answers) -> Optional.of(new Event.BatchAnswered(answers));
      case Commanded(var command, var by) -> Optional.of(new Event.CommandGiven(command, by));
      case Waited _ -> Optional.of(new Event.TimePassed());
      case Began _, Reviewing _, Ended _ -> Optional.empty();
    };
  }
}
