package io.floatwise.core.engine;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.strategy.Decision;
import java.util.ArrayList;
import java.util.List;

/// What comes out of one step while it is made.
final class Output {

  /// A person asked for it and gets every answer, also one that was given before.
  final boolean asked;

  final List<Entry> entries = new ArrayList<>();
  final List<Approved> submissions = new ArrayList<>();
  final List<Decision.Skip> skips = new ArrayList<>();

  Output(Event event) {
    this.asked =
        switch (event) {
          case Event.CommandGiven _, Event.LotsReviewed _ -> true;
          case Event.AccountObserved _,
              Event.FeesObserved _,
              Event.QuotesObserved _,
              Event.TitleObserved _,
              Event.OutcomeArrived _,
              Event.BatchAnswered _,
              Event.TimePassed _ ->
              false;
        };
  }

  Step step() {
    return new Step(entries, submissions, skips);
  }
}
