package io.floatwise.sandbox;

import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Money;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.nio.file.Path;
import java.util.Optional;

/// How a sandbox is run.
///
/// @param stateDir where it keeps keys and inputs; created if absent, used by one sandbox at a time
/// @param port 0 for a free one
/// @param market which one it serves
/// @param clockSpeed how fast market time may pass
/// @param openingBalance what a new account holds
/// @param fault name of a fault to switch on at the start: `ledger-cent`
/// @param rateLimits whether DMarket's limits hold
/// @param tls the certificate to serve HTTPS with; empty for plain HTTP
public record SandboxConfig(
    Path stateDir,
    int port,
    MarketChoice market,
    ClockSpeed clockSpeed,
    Money openingBalance,
    Optional<String> fault,
    boolean rateLimits,
    Optional<TlsSettings> tls) {

  /// The fault that makes the books of the exchange differ from what it says by one cent.
  public static final String LEDGER_CENT = "ledger-cent";

  private static final Money OPENING_BALANCE = Money.usd(100_000);

  public SandboxConfig {
    if (port < 0 || port > 65_535) {
      throw new InputException("expected a port of 0 to 65535, found " + port);
    }
    if (!openingBalance.isPositive()) {
      throw new InputException("expected a positive opening balance, found " + openingBalance);
    }
    if (fault.isPresent() && !fault.get().equals(LEDGER_CENT)) {
      throw new InputException(
          "expected the fault " + LEDGER_CENT + ", found '" + fault.get() + "'");
    }
  }

  /// A market on a free port, with everything else as it usually is.
  public static SandboxConfig of(Path stateDir, MarketChoice market, ClockSpeed clockSpeed) {
    return new SandboxConfig(
        stateDir, 0, market, clockSpeed, OPENING_BALANCE, Optional.empty(), true, Optional.empty());
  }

  /// The small seeded market on a free port, with everything else as it usually is.
  public static SandboxConfig seeded(Path stateDir, long seed, ClockSpeed clockSpeed) {
    return of(stateDir, MarketChoice.seeded(seed, MarketSize.SMALL), clockSpeed);
  }

  public SandboxConfig withPort(int other) {
    return new SandboxConfig(
        stateDir, other, market, clockSpeed, openingBalance, fault, rateLimits, tls);
  }

  public SandboxConfig withMarket(MarketChoice other) {
    return new SandboxConfig(
        stateDir, port, other, clockSpeed, openingBalance, fault, rateLimits, tls);
  }

  public SandboxConfig withOpeningBalance(Money other) {
    return new SandboxConfig(stateDir, port, market, clockSpeed, other, fault, rateLimits, tls);
  }

  public SandboxConfig withFault(Optional<String> other) {
    return new SandboxConfig(
        stateDir, port, market, clockSpeed, openingBalance, other, rateLimits, tls);
  }

  public SandboxConfig withRateLimits(boolean other) {
    return new SandboxConfig(stateDir, port, market, clockSpeed, openingBalance, fault, other, tls);
  }

  /// This one served over TLS.
  public SandboxConfig withTls(TlsSettings settings) {
    return new SandboxConfig(
        stateDir,
        port,
        market,
        clockSpeed,
        openingBalance,
        fault,
        rateLimits,
        Optional.of(settings));
  }
}
