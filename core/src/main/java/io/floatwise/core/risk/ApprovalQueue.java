package io.floatwise.core.risk;

import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.RequestEnd;
import io.floatwise.core.trade.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Purchases that a person must look at first, as a fold of the journal. Nothing in it reserves
/// money, and an approval is no order: what is approved is checked again. Not thread-safe.
public final class ApprovalQueue {

  /// A purchase that nobody wanted to approve is not asked about again for this long.
  private static final Duration ANSWER_HOLDS = Duration.ofHours(24);

  /// A purchase that waits.
  ///
  /// @param rule which rule holds it, for example `odd-edge`
  /// @param reason what was found
  /// @param until market time at which it stops waiting
  /// @param approved a person agreed and it waits only for the next look at its title
  public record Request(
      RequestId id,
      Intent intent,
      Evidence evidence,
      String rule,
      String reason,
      Instant until,
      boolean approved) {}

  /// What makes two purchases the same to a person.
  private record Wish(Title title, Optional<OfferId> offer, Money price, int amount) {
    static Optional<Wish> of(Intent intent) {
      return switch (intent) {
        case Intent.BuyOffer buy ->
            Optional.of(new Wish(buy.title(), Optional.of(buy.offer().id()), buy.price(), 1));
        case Intent.PlaceTarget place ->
            Optional.of(new Wish(place.title(), Optional.empty(), place.price(), place.amount()));
        case Intent.ListLot _, Intent.Reprice _, Intent.Delist _, Intent.CancelTarget _ ->
            Optional.empty();
      };
    }
  }

  private record Answer(Instant at, RequestEnd end) {}

  private final TreeMap<RequestId, Request> waiting = new TreeMap<>();
  private final Map<Wish, Answer> answers = new HashMap<>();

  void apply(Entry entry) {
    if (entry.fact() instanceof Fact.ApprovalRequested asked) {
      var id = new RequestId(entry.seq());
      waiting.put(
          id,
          new Request(
              id,
              asked.intent(),
              asked.evidence(),
              asked.rule(),
              asked.reason(),
              asked.until(),
              false));
    } else if (entry.fact() instanceof Fact.ApprovalGranted(RequestId id, String _)) {
      Request r = known(id);
      waiting.put(
          id, new Request(id, r.intent(), r.evidence(), r.rule(), r.reason(), r.until(), true));
    } else if (entry.fact() instanceof Fact.ApprovalEnded(RequestId id, var end, String _)) {
      Request ended = known(id);
      waiting.remove(id);
      answers
          .values()
          .removeIf(a -> Duration.between(a.at(), entry.at()).compareTo(ANSWER_HOLDS) >= 0);
      if (end == RequestEnd.DENIED || end == RequestEnd.EXPIRED) {
        Wish.of(ended.intent()).ifPresent(wish -> answers.put(wish, new Answer(entry.at(), end)));
      }
    }
  }

  /// What waits, oldest first.
  public Collection<Request> waiting() {
    return Collections.unmodifiableCollection(waiting.values());
  }

  public Optional<Request> request(RequestId id) {
    return Optional.ofNullable(waiting.get(id));
  }

  /// Whether the same purchase waits already.
  public boolean isWaiting(Intent intent) {
    Optional<Wish> wish = Wish.of(intent);
    return waiting.values().stream().anyMatch(r -> Wish.of(r.intent()).equals(wish));
  }

  /// Why the same purchase is not asked about again; empty if it may be.
  Optional<String> refusal(Intent intent, Instant now) {
    return Wish.of(intent)
        .map(answers::get)
        .filter(answer -> Duration.between(answer.at(), now).compareTo(ANSWER_HOLDS) < 0)
        .map(answer ->
            "the same purchase was %s %d min ago, it is not asked about again for %d h"
                .formatted(
                    answer.end() == RequestEnd.DENIED ? "denied" : "not approved in time",
                    Duration.between(answer.at(), now).toMinutes(),
                    ANSWER_HOLDS.toHours()));
  }

  private Request known(RequestId id) {
    return request(id)
        .orElseThrow(
            () -> new IllegalStateException("the journal speaks of " + id + ", which waits not"));
  }
}
