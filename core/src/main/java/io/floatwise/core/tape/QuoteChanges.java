package io.floatwise.core.tape;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the quotes of a game changed. A whole game is read at one moment, so that moment is said
/// once and of most titles nothing else.
///
/// @param readAt since when everything that stays holds; empty if it stays with its own moment
/// @param changed what is otherwise, by title
/// @param gone what has no quote any more, by title
record QuoteChanges(Optional<Instant> readAt, List<Quote> changed, List<Title> gone) {

  /// @param all whether everything is to be named
  static QuoteChanges between(Map<Title, Quote> before, Map<Title, Quote> after, boolean all) {
    Optional<Instant> moment = all ? Optional.empty() : commonest(before, after);
    List<Quote> changed = new ArrayList<>();
    for (Quote quote : after.values()) {
      Quote was = before.get(quote.title());
      if (was == null || !quote.equals(at(was, moment))) {
        changed.add(quote);
      }
    }
    changed.sort((a, b) -> a.title().compareTo(b.title()));
    List<Title> gone =
        before.keySet().stream().filter(t -> !after.containsKey(t)).sorted().toList();
    return new QuoteChanges(moment, changed, gone);
  }

  boolean isNothing() {
    return readAt.isEmpty() && changed.isEmpty() && gone.isEmpty();
  }

  static Quote at(Quote quote, Optional<Instant> moment) {
    return moment.isEmpty()
        ? quote
        : new Quote(
            quote.title(),
            quote.bestOffer(),
            quote.offerCount(),
            quote.bestTarget(),
            quote.targetCount(),
            moment.get());
  }

  /// The moment that makes most quotes what they are, if that is more than stay with their own.
  private static Optional<Instant> commonest(Map<Title, Quote> before, Map<Title, Quote> after) {
    Map<Instant, Integer> moved = new HashMap<>();
    int stayed = 0;
    for (Quote quote : after.values()) {
      Quote was = before.get(quote.title());
      if (was != null && was.asOf().equals(quote.asOf())) {
        stayed++;
      } else if (was != null) {
        moved.merge(quote.asOf(), 1, Integer::sum);
      }
    }
    int most = stayed;
    return moved.entrySet().stream()
        .filter(e -> e.getValue() > most)
        .max(
            Map.Entry.<Instant, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }
}
