package io.floatwise.app.mode;

import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.execution.Balance;
import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a person must have said before money may be spent, besides the mode itself and limits of
/// his own ([LimitFlags]): the account's id, as a second confirmation, after he was told which
/// limits will hold.
///
/// @param account id of the account, given beforehand; empty asks on the terminal
/// @param ask shows a question on the terminal and returns what was typed; empty text for nothing
public record LiveConsent(Optional<String> account, UnaryOperator<String> ask) {

  /// For many accounts at once: the second confirmation names how many.
  ///
  /// @param accounts how many may spend
  /// @throws NotAllowedException if that is not confirmed
  void confirmAll(int accounts) {
    String expected = "all-" + accounts;
    String said = account.orElse("");
    if (!said.equals(expected)) {
      throw new NotAllowedException(
          "live: expected --confirm-account %s, because %d accounts may spend, found %s; nothing was spent"
              .formatted(expected, accounts, said.isEmpty() ? "none" : "'" + said + "'"));
    }
  }

  /// @param holding the limits that the run will begin with
  /// @param rehearsal address of the sandbox that the orders go to; empty for the real DMarket
  /// @throws NotAllowedException if the account is not confirmed or does not cover a purchase
  void confirm(String id, Balance balance, Limits holding, Optional<URI> rehearsal) {
    Money trade = holding.get(Limit.PER_TRADE);
    if (balance.usable().isLessThan(trade)) {
      throw new NotAllowedException(
          "live: expected a usable balance of at least what one purchase may cost, %s, found %s"
              .formatted(trade.toDecimal(), balance.usable().toDecimal()));
    }
    String said =
        account.orElseGet(() ->
            ask.apply(
                "Account %s has %s usable; at most %s will be spent on a purchase and %s in a day.%n"
                        .formatted(id, balance.usable(), trade, holding.get(Limit.PER_DAY))
                    + "Floatwise is not affiliated with DMarket or Valve. You answer for the terms"
                    + " of use and for taxes.%nThis is no financial advice.%n".formatted()
                    + rehearsal
                        .map(sandbox ->
                            "A rehearsal at %s: nothing of this is real.%nType the account's id to go on: "
                                .formatted(sandbox))
                        .orElse("Type the account's id to trade with real money: ")));
    if (!said.equals(id)) {
      throw new NotAllowedException(
          "live: expected the account's id %s as confirmation (--confirm-account or typed), found %s;"
                  .formatted(id, said.isEmpty() ? "none" : "'" + said + "'")
              + " nothing was spent");
    }
  }
}
