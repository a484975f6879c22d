package io.floatwise.app.mode;

import io.floatwise.app.demo.SandboxAdmin;
import io.floatwise.app.run.Ports;
import io.floatwise.core.market.MarketClock;
import io.floatwise.dmarket.DMarket;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.sandbox.state.SandboxKeys;
import io.floatwise.store.database.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Market time of a venue, and what people are told of it.
///
/// @param period market time between two rounds
/// @param calls of the market that a round may make
/// @param label the mode for people
/// @param promise what the mode means there
/// @param words which venue it is
/// @param driven whether it moves only while somebody waits for it
/// @param admin of the sandbox whose time it is; empty for the real market
record VenueTime(
    MarketClock clock,
    Duration period,
    int calls,
    String label,
    String promise,
    String words,
    boolean driven,
    Optional<SandboxAdmin> admin)
    implements AutoCloseable {

  /// The real market, where a cheap offer may be gone in seconds.
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /// Ten a second, less than a third of what the venue grants an account: orders, the account
  /// itself, watched titles and people who look something up share the rest.
  private static final int CALLS = 50;

  /// A sandbox in its role, unless its time passes as real time does.
  private static final Duration REHEARSAL_PERIOD = Duration.ofHours(1);

  /// The real market moves with real time; a sandbox in its role has a time of its own, which only
  /// its data directory opens.
  static VenueTime of(Mode mode, VenueAddress address, DMarket client, RunOptions options)
      throws IOException {
    if (address.rehearsal().isEmpty()) {
      return new VenueTime(
          new VenueClock(client::skew),
          PERIOD,
          CALLS,
          address.label(mode),
          mode.promise(),
          "venue: the real DMarket",
          false,
          Optional.empty());
    }
    URI base = address.rehearsal().get();
    String token = SandboxKeys.read(DataDirectory.open(options.data()).sandbox()).adminToken();
    String speed;
    try (var first = new SandboxAdmin(base, token, ClockSpeed.UNPACED)) {
      speed = first.info().path("clockSpeed").asString("max");
    }
    var admin = new SandboxAdmin(base, token, ClockSpeed.parse(speed));
    boolean real = ClockSpeed.parse(speed).equals(ClockSpeed.of(1));
    return new VenueTime(
        admin,
        real ? PERIOD : REHEARSAL_PERIOD,
        real ? CALLS : Ports.HOURLY_CALLS,
        address.label(mode),
        mode.rehearsal(),
        "venue: a simulated DMarket at %s; its profit is no evidence".formatted(base),
        ClockSpeed.parse(speed).isUnpaced(),
        Optional.of(admin));
  }

  /// Whether market time passes as real time does.
  boolean isReal() {
    return period.equals(PERIOD);
  }

  @Override
  public void close() {
    admin.ifPresent(SandboxAdmin::close);
  }
}
