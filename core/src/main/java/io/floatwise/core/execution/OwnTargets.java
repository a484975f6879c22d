package io.floatwise.core.execution;

import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.portfolio.Portfolio;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Targets that came or went without us. How many items a target still wants is told by its
/// fillings, each of which is booked by itself.
final class OwnTargets {

  private OwnTargets() {}

  /// @param before targets that the books had before anything of this reading was booked: one that
  ///   left them since was filled after the list of targets was read
  /// @param gone targets that were missing long enough to count as taken away
  static Optional<Fact> next(
      Portfolio books, Account account, Set<TargetId> before, Set<TargetId> gone) {
    Set<TargetId> known = known(books);
    Optional<Fact> came =
        account.targets().stream()
            .filter(t -> !known.contains(t.id()) && !before.contains(t.id()))
            .min(Comparator.comparing(OwnTarget::id))
            .map(t -> new Fact.TargetAdopted(t.id(), t.title(), t.price(), t.amount()));
    return came.or(() ->
        new TreeSet<>(unseen(books, account))
            .stream().filter(gone::contains).findFirst().map(Fact.TargetVanished::new));
  }

  /// Targets in the books that the venue does not show, those with a filling that is not booked yet
  /// left out.
  static Set<TargetId> unseen(Portfolio books, Account account) {
    Set<TargetId> unseen = new TreeSet<>(known(books));
    account.targets().forEach(t -> unseen.remove(t.id()));
    books.targets().stream()
        .filter(t -> !account.shows(t.title().game()))
        .forEach(t -> unseen.remove(t.id()));
    account.closedTargets().stream()
        .filter(c -> !books.isFilled(c.target(), c.asset(), c.closedAt()))
        .forEach(c -> unseen.remove(c.target()));
    return unseen;
  }

  static Set<TargetId> known(Portfolio books) {
    return books.targets().stream()
        .map(Portfolio.Target::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
