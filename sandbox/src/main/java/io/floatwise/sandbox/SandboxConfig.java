package io.floatwise.sandbox;

import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Money;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// How a sandbox is run.
///
/// @param stateDir where it keeps keys and inputs; created if absent, used by one sandbox at a time
/// @param port 0 for a free one
/// @param seed everything random in the market derives from it
/// @param size which seeded market; of a recorded series only the file says what it holds
/// @param clockSpeed how fast market time may pass
/// @param mispricedPerDay offers per day, over the whole market, listed far below fair value
/// @param marketFile a recorded series that prices and volumes follow, instead of the generator
/// @param marketFrom first day of it; empty for its beginning
/// @param openingBalance what a new account holds
/// @param fault name of a fault to switch on at the start: `ledger-cent`
/// @param rateLimits whether DMarket's limits hold
/// @param tls the certificate to serve HTTPS with; empty for plain HTTP
public record SandboxConfig(
    Path stateDir,
    int port,
    long seed,
    MarketSize size,
    ClockSpeed clockSpeed,
    int mispricedPerDay,
    Optional<Path> marketFile,
    Optional<LocalDate> marketFrom,
    Money openingBalance,
    Optional<String> fault,
    boolean rateLimits,
    Optional<TlsSettings> tls) {

  /// The fault that makes the books of the exchange differ from what it says by one cent.
  public static final String LEDGER_CENT = "ledger-cent";

  private static final Money OPENING_BALANCE = Money.usd(100_000);
  private static final int MISPRICED_PER_DAY = 30;

  public SandboxConfig {
    if (port < 0 || port > 65_535) {
      throw new InputException("expected a port of 0 to 65535, found " + port);
    }
    if (mispricedPerDay < 0 || mispricedPerDay > 100_000) {
      throw new InputException(
          "expected 0 to 100000 mispriced offers a day, found " + mispricedPerDay);
    }
    if (!openingBalance.isPositive()) {
      throw new InputException("expected a positive opening balance, found " + openingBalance);
    }
    if (fault.isPresent() && !fault.get().equals(LEDGER_CENT)) {
      throw new InputException(
          "expected the fault " + LEDGER_CENT + ", found '" + fault.get() + "'");
    }
    if (marketFrom.isPresent() && marketFile.isEmpty()) {
      throw new InputException("expected a market file with the day it begins at");
    }
  }

  /// This one served over TLS.
  public SandboxConfig with(TlsSettings settings) {
    return new SandboxConfig(
        stateDir,
        port,
        seed,
        size,
        clockSpeed,
        mispricedPerDay,
        marketFile,
        marketFrom,
        openingBalance,
        fault,
        rateLimits,
        Optional.of(settings));
  }

  /// The small seeded market on a free port, with everything else as it usually is.
  public static SandboxConfig seeded(Path stateDir, long seed, ClockSpeed clockSpeed) {
    return new SandboxConfig(
        stateDir,
        0,
        seed,
        MarketSize.SMALL,
        clockSpeed,
        MISPRICED_PER_DAY,
        Optional.empty(),
        Optional.empty(),
        OPENING_BALANCE,
        Optional.empty(),
        true,
        Optional.empty());
  }
}
