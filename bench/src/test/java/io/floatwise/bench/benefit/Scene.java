package io.floatwise.bench.benefit;

import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.sandbox.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// A market to trade in and for how long.
///
/// @param opening makes the same market each time it is asked
/// @param days of market time that are traded
/// @param limits of the account
record Scene(Supplier<Market> opening, int days, Limits limits) {

  static final AccountId ACCOUNT = new AccountId("bot");

  /// What the account starts with.
  static final Money STAKE = Money.usd(1_000_00);

  /// Market time between two rounds, as in the demo.
  static final Duration PERIOD = Duration.ofHours(1);

  /// Between a purchase and the round that lists it, as in the demo.
  static final Duration LIST_AFTER = Duration.ofSeconds(5);

  /// With the limits that an account has where nobody says otherwise.
  Scene(Supplier<Market> opening, int days) {
    this(opening, days, Limits.DEFAULT);
  }

  Scene with(Limits other) {
    return new Scene(opening, days, other);
  }

  /// The market at its beginning, with the account in it.
  SimExchange open() {
    SimExchange exchange = opening.get().exchange();
    exchange.openAccount(ACCOUNT, STAKE);
    return exchange;
  }

  Instant end(Instant start) {
    return start.plus(Duration.ofDays(days));
  }
}
