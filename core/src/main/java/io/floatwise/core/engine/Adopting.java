package io.floatwise.core.engine;

import io.floatwise.core.execution.Account;
import io.floatwise.core.execution.Reconciler;
import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.MoneyText;
import io.floatwise.core.portfolio.Cash;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Submission;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What [Command.AdoptMoney] means. The books follow the owner's word only where nothing else can
/// explain the difference and he names it to the cent; whatever is in doubt refuses.
///
/// @param account as it was read last; empty if it was not since the start
/// @param reconciler that compared it with the books
record Adopting(Portfolio books, Optional<Account> account, Reconciler reconciler) {

  /// @param by who gave the command
  List<Fact> facts(Command.AdoptMoney command, String by) {
    Fact fact =
        inDoubt()
            .or(() -> otherAmount(command.amount()))
            .or(() -> command.lot().flatMap(lot -> notToBePriced(lot, command.amount())))
            .<Fact>map(reason -> new Fact.CommandRefused(MoneyText.text(command), by, reason))
            .orElseGet(() -> new Fact.MoneyAdopted(command.amount(), command.lot(), by));
    return List.of(fact);
  }

  /// Why nobody can say yet that the difference is anybody's doing.
  private Optional<String> inDoubt() {
    if (account.isEmpty() || books.cash().isEmpty()) {
      return Optional.of("expected a reading of the account, found none since the start");
    }
    Account read = account.get();
    if (!read.unread().isEmpty()) {
      return Optional.of(
          "expected the whole account, found that this could not be read: "
              + read.unread().keySet().stream()
                  .sorted()
                  .map(Game::label)
                  .collect(Collectors.joining(", ")));
    }
    Optional<Submission> open =
        books.openSubmissions().stream()
            .filter(s -> s.intent() instanceof Intent.BuyOffer)
            .findFirst();
    if (open.isPresent()) {
      return Optional.of(
          "expected no purchase without an answer, found %s; ask again when it is known what"
                  .formatted(open.get().id())
              + " became of it");
    }
    var missing = reconciler.missing(books);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "expected everything that is ours in its place, found missing: %s; ask again when it"
                    .formatted(String.join(", ", missing))
                + " is known what became of it");
  }

  private Optional<String> otherAmount(Money amount) {
    Money expected = books.cash().map(Cash::total).orElseThrow();
    Money observed = account.orElseThrow().balance().total();
    Optional<Fact.BooksDiffer> stated = books.difference();
    if (stated.isEmpty()) {
      return Optional.of(
          "expected books that differ from the venue, found that both say " + observed);
    }
    if (!stated.get().equals(new Fact.BooksDiffer(expected, observed))) {
      return Optional.of(
          "expected the difference of the latest reading, found that the money moved since;"
              + " ask again after the next one");
    }
    return stated.get().amount().equals(amount)
        ? Optional.empty()
        : Optional.of(
            "expected %s, for the books say %s and the venue says %s, found %s"
                .formatted(
                    MoneyText.signed(stated.get().amount()),
                    expected,
                    observed,
                    MoneyText.signed(amount)));
  }

  private Optional<String> notToBePriced(LotId id, Money amount) {
    Optional<Lot> lot = books.lot(id);
    if (lot.isEmpty()) {
      return Optional.of("expected a lot of ours, found %s".formatted(id));
    }
    if (!lot.get().canBePriced()) {
      return Optional.of(
          "expected a lot that came by hand, is not sold, and whose cost is not known, found %s,"
                  .formatted(id)
              + " which "
              + (lot.get().isOpen()
                  ? "cost " + lot.get().cost().map(Money::toString).orElse("nothing that is known")
                  : "is not ours any more"));
    }
    return amount.isNegative()
        ? Optional.empty()
        : Optional.of("expected what was paid for %s, found money put in".formatted(id));
  }
}
