package io.floatwise.app.mode;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.execution.Balance;
import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a person must have said before money may be spent, besides the mode itself: limits chosen
/// by himself, covered by the account, and the account's id, as a second confirmation.
///
/// @param account id of the account, given beforehand; empty asks on the terminal
/// @param perTrade most for one purchase
/// @param perDay most for all purchases of a day
/// @param ask shows a question on the terminal and returns what was typed; empty text for nothing
public record LiveConsent(
    Optional<String> account,
    Optional<Money> perTrade,
    Optional<Money> perDay,
    UnaryOperator<String> ask) {

  /// The limits that were chosen, before anything is asked of the venue.
  ///
  /// @throws InputException if one is missing or makes no sense
  Limits limits() {
    if (perTrade.isEmpty() || perDay.isEmpty()) {
      throw new InputException(
          "live spends money: expected --max-trade USD and --max-day USD, found %s"
              .formatted(perTrade.isEmpty() ? "no --max-trade" : "no --max-day"));
    }
    if (!perTrade.get().isPositive() || perTrade.get().isMoreThan(perDay.get())) {
      throw new InputException(
          "expected --max-trade above 0 and at most --max-day, found %s and %s"
              .formatted(perTrade.get().toDecimal(), perDay.get().toDecimal()));
    }
    return Limits.NEW_LIVE_ACCOUNT
        .with(Limit.PER_TRADE, perTrade.get())
        .with(Limit.PER_DAY, perDay.get());
  }

  /// @throws NotAllowedException if the account is not confirmed or does not cover a purchase
  void confirm(String id, Balance balance) {
    Money trade = perTrade.orElseThrow();
    if (balance.usable().isLessThan(trade)) {
      throw new NotAllowedException(
          "live: expected a usable balance of at least --max-trade %s, found %s"
              .formatted(trade.toDecimal(), balance.usable().toDecimal()));
    }
    String said =
        account.orElseGet(() ->
            ask.apply(
                "Account %s has %s usable; at most %s will be spent on a purchase and %s in a day.%n"
                        .formatted(id, balance.usable(), trade, perDay.orElseThrow())
                    + "Floatwise is not affiliated with DMarket or Valve. You answer for the terms"
                    + " of use and for taxes.%nThis is no financial advice.%n".formatted()
                    + "Type the account's id to trade with real money: "));
    if (!said.equals(id)) {
      throw new NotAllowedException(
          "live: expected the account's id %s as confirmation (--confirm-account or typed), found %s;"
                  .formatted(id, said.isEmpty() ? "none" : "'" + said + "'")
              + " nothing was spent");
    }
  }
}
