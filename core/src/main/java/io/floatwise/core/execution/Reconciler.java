package io.floatwise.core.execution;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Item;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Submission;
import io.floatwise.core.trade.IntentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares the books with what the venue shows and says what must have happened. It only ever
/// reads the books; each fact it returns is to be journaled and applied before the next one is
/// asked for.
///
/// Of a game that was not read nothing is concluded but sales, which the venue proves by
/// themselves.
///
/// The order matters: first the unknown outcomes, then our lots, then what we did not know of, and
/// the money last, when everything else agrees.
public final class Reconciler {

  /// An item or a target must be missing in this many readings in a row before it counts as taken
  /// away.
  private static final int MISSING_READINGS = 3;

  private final Map<AssetId, Integer> missing = new HashMap<>();
  private final Map<TargetId, Integer> missingTargets = new HashMap<>();
  private Set<TargetId> knownTargets = Set.of();
  private @Nullable Seen seen;

  /// The venue's side, by asset.
  record Seen(
      Account account,
      Map<AssetId, OwnOffer> offers,
      Map<AssetId, HeldItem> inventory,
      SortedSet<AssetId> ours,
      Map<AssetId, List<ClosedOffer>> closedByAsset,
      Map<OfferId, ClosedOffer> closedByOffer) {

    static Seen of(Account account) {
      // Offers are read first: what closed meanwhile is no offer any more.
      Set<OfferId> closed =
          account.closedOffers().stream()
              .map(ClosedOffer::offer)
              .collect(Collectors.toUnmodifiableSet());
      var offers = new HashMap<AssetId, OwnOffer>();
      account.offers().stream()
          .filter(o -> !closed.contains(o.id()))
          .forEach(o -> offers.put(o.item().id(), o));
      var inventory = new HashMap<AssetId, HeldItem>();
      account.inventory().stream()
          .filter(HeldItem::atVenue)
          .forEach(i -> inventory.put(i.item().id(), i));
      var ours = new TreeSet<>(offers.keySet());
      ours.addAll(inventory.keySet());
      var byAsset = new HashMap<AssetId, List<ClosedOffer>>();
      var byOffer = new HashMap<OfferId, ClosedOffer>();
      for (ClosedOffer sale : account.closedOffers()) {
        byAsset.computeIfAbsent(sale.asset(), _ -> new ArrayList<>()).add(sale);
        byOffer.putIfAbsent(sale.offer(), sale);
      }
      return new Seen(account, offers, inventory, ours, byAsset, byOffer);
    }

    /// Our sales of `asset`, in the order in which the venue shows them.
    List<ClosedOffer> closed(AssetId asset) {
      return closedByAsset.getOrDefault(asset, List.of());
    }

    Optional<Item> item(AssetId asset) {
      return Optional.ofNullable(offers.get(asset))
          .map(OwnOffer::item)
          .or(() -> Optional.ofNullable(inventory.get(asset)).map(HeldItem::item));
    }
  }

  /// Counts a fresh reading of the account; call it once before [#next].
  public void begin(Portfolio books, Account account) {
    Seen seen = see(account);
    Set<AssetId> absent = new HashSet<>();
    for (var lot : books.openLots()) {
      if (account.shows(lot.title().game()) && !seen.ours().contains(lot.item().id())) {
        absent.add(lot.item().id());
      }
    }
    missing.keySet().retainAll(absent);
    absent.forEach(asset -> missing.merge(asset, 1, Integer::sum));
    knownTargets = OwnTargets.known(books);
    Set<TargetId> unseen = OwnTargets.unseen(books, account);
    missingTargets.keySet().retainAll(unseen);
    unseen.forEach(target -> missingTargets.merge(target, 1, Integer::sum));
  }

  /// The next fact that the books lack; empty when they agree with `account`.
  ///
  /// @param running intents whose answer is still on its way to us
  public Optional<Fact> next(Portfolio books, Account account, Collection<IntentId> running) {
    Seen seen = see(account);
    for (Submission submission : List.copyOf(books.openSubmissions())) {
      if (!running.contains(submission.id()) && account.shows(submission.intent().title().game())) {
        return Optional.of(Unresolved.resolve(submission, books, seen));
      }
    }
    Set<AssetId> gone = new HashSet<>();
    missing.forEach((asset, times) -> {
      // An answer that is on its way may explain both the item and the money.
      if (times >= MISSING_READINGS && running.isEmpty()) {
        gone.add(asset);
      }
    });
    return Holdings.next(books, seen, gone)
        .or(() -> Strays.next(books, seen))
        .or(() ->
            running.isEmpty()
                ? OwnTargets.next(books, account, knownTargets, goneTargets())
                : Optional.empty())
        .or(() -> running.isEmpty() ? Money.next(books, account) : Optional.empty());
  }

  /// Whether the latest reading showed every lot and every target of ours.
  public boolean isComplete() {
    return missing.isEmpty() && missingTargets.isEmpty();
  }

  /// Titles of lots and targets of ours that the latest reading did not show and of which nothing
  /// is concluded yet: as long as there are some, money may have moved because of them.
  public SortedSet<String> missing(Portfolio books) {
    var titles = new TreeSet<String>();
    missing.keySet().forEach(a -> books.openLot(a).ifPresent(l -> titles.add(l.title().name())));
    books.targets().stream()
        .filter(target -> missingTargets.containsKey(target.id()))
        .forEach(target -> titles.add(target.title().name()));
    return titles;
  }

  private Set<TargetId> goneTargets() {
    return missingTargets.entrySet().stream()
        .filter(e -> e.getValue() >= MISSING_READINGS)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Thousands of facts can follow from one reading, so it is prepared once.
  @SuppressWarnings("ReferenceEquality")
  private Seen see(Account account) {
    Seen known = seen;
    if (known == null || known.account() != account) {
      known = Seen.of(account);
      seen = known;
    }
    return known;
  }

  private static final class Money {
    static Optional<Fact> next(Portfolio books, Account account) {
      if (books.cash().isEmpty()) {
        return Optional.empty();
      }
      var expected = books.cash().get().total();
      var observed = account.balance().total();
      boolean known =
          books
              .difference()
              .filter(d -> d.expected().equals(expected) && d.observed().equals(observed))
              .isPresent();
      if (!expected.equals(observed)) {
        return known ? Optional.empty() : Optional.of(new Fact.BooksDiffer(expected, observed));
      }
      return books.difference().map(_ -> new Fact.BooksAgree());
    }
  }
}
