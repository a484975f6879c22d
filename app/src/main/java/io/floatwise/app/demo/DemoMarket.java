package io.floatwise.app.demo;

import io.floatwise.core.money.Money;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.BreakerPolicy;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.sandbox.state.KeyPair;
import io.floatwise.sandbox.state.SandboxKeys;
import io.floatwise.store.database.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The simulated market that a demo trades on: a sandbox in this process, or one on this machine
/// that runs already. The keys are always those that the sandbox made itself; none can be given, so
/// there is none that a real venue would accept.
final class DemoMarket implements AutoCloseable {

  private static final Money OPENING_BALANCE = Money.usd(1000_00);
  private static final int UNLIMITED = 100_000;
  private static final Duration REST = Duration.ofSeconds(2);

  private final Optional<SandboxServer> server;
  private final URI baseUrl;
  private final KeyPair owner;
  private final SandboxAdmin admin;
  private final boolean rateLimits;

  private DemoMarket(
      Optional<SandboxServer> server,
      URI baseUrl,
      KeyPair owner,
      SandboxAdmin admin,
      boolean rateLimits) {
    this.server = server;
    this.baseUrl = baseUrl;
    this.owner = owner;
    this.admin = admin;
    this.rateLimits = rateLimits;
  }

  /// @param journals the folder of the demo's journal; a sandbox of its own keeps its state there
  /// @param progress is told what is being done; must return at once
  /// @throws IOException if the sandbox cannot be served
  static DemoMarket open(DemoOptions options, DataDirectory journals, Consumer<String> progress)
      throws IOException {
    return options.sandbox().isPresent()
        ? running(options.sandbox().get(), options)
        : own(options, journals, progress);
  }

  private static DemoMarket own(
      DemoOptions options, DataDirectory journals, Consumer<String> progress) throws IOException {
    var config =
        SandboxConfig.of(journals.sandbox(), options.market(), options.clockSpeed())
            .withOpeningBalance(OPENING_BALANCE)
            .withFault(options.fault())
            .withRateLimits(options.rateLimits());
    SandboxServer server = SandboxServer.start(config, progress);
    var owner = new KeyPair(server.publicKey(), server.secretKey());
    var admin = new SandboxAdmin(server.baseUrl(), server.adminToken(), options.clockSpeed());
    return new DemoMarket(
        Optional.of(server), server.baseUrl(), owner, admin, options.rateLimits());
  }

  private static DemoMarket running(URI address, DemoOptions options) throws IOException {
    URI base = Loopback.require(address);
    SandboxKeys keys = SandboxKeys.read(DataDirectory.open(options.data()).sandbox());
    String speed;
    try (var first = new SandboxAdmin(base, keys.adminToken(), ClockSpeed.UNPACED)) {
      speed = first.info().path("clockSpeed").asString("max");
    }
    var admin = new SandboxAdmin(base, keys.adminToken(), ClockSpeed.parse(speed));
    return new DemoMarket(Optional.empty(), base, keys.owner(), admin, true);
  }

  URI baseUrl() {
    return baseUrl;
  }

  ApiKey key() {
    return ApiKey.of(owner.publicKey(), owner.secretKey());
  }

  /// Clock, ledger and description of the market.
  SandboxAdmin admin() {
    return admin;
  }

  /// The sandbox's own ledger of our account, by line.
  Map<String, String> ledger() {
    return admin.ledger(owner.publicKey());
  }

  /// How the client talks to it. Market time runs far ahead of protocol time here, so nothing is
  /// kept, and a sandbox on this machine need not be left in peace for minutes.
  DMarketConfig clientConfig() {
    var config =
        DMarketConfig.DEFAULT
            .withBaseUrl(baseUrl.toString())
            .withCache(CachePolicy.OFF)
            .withBreakers(BreakerPolicy.DEFAULT.resting(REST));
    return rateLimits
        ? config
        : config.withCallsPerSecond(
            Arrays.stream(RateGroup.values())
                .collect(Collectors.toMap(Function.identity(), _ -> UNLIMITED)));
  }

  @Override
  public void close() throws IOException {
    admin.close();
    if (server.isPresent()) {
      server.get().close();
    }
  }
}
