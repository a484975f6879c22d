package io.floatwise.sandbox;

import io.floatwise.sandbox.admin.Calls;
import io.floatwise.sandbox.admin.Controls;
import io.floatwise.sandbox.exchange.Accounts;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.exchange.MarketRecipe;
import io.floatwise.sandbox.exchange.MarketTicker;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.fault.Faults;
import io.floatwise.sandbox.fault.PastReplies;
import io.floatwise.sandbox.http.Gate;
import io.floatwise.sandbox.http.Listener;
import io.floatwise.sandbox.http.Operations;
import io.floatwise.sandbox.http.RateLimits;
import io.floatwise.sandbox.http.Route;
import io.floatwise.sandbox.state.KeyPair;
import io.floatwise.sandbox.state.StateDir;
import io.floatwise.sandbox.state.StateException;
import io.floatwise.sandbox.wire.WallTime;
import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A DMarket on loopback that survives being killed at any moment.
public final class SandboxServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
  private static final long TICK_MILLIS = 500;

  private final StateDir dir;
  private final SharedExchange exchange;
  private final MarketTicker ticker;
  private final Accounts accounts;
  private final Listener listener;
  private final String scheme;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread ticking;

  private SandboxServer(
      StateDir dir,
      SharedExchange exchange,
      MarketTicker ticker,
      Accounts accounts,
      Listener listener,
      String scheme) {
    this.dir = dir;
    this.exchange = exchange;
    this.ticker = ticker;
    this.accounts = accounts;
    this.listener = listener;
    this.scheme = scheme;
    this.ticking = Thread.ofVirtual().name("sandbox-ticker").unstarted(this::keepTicking);
  }

  /// Opens the state directory, rebuilds the exchange and serves it.
  ///
  /// @throws StateException if the state directory cannot be used
  /// @throws java.net.BindException if the port cannot be had
  public static SandboxServer start(SandboxConfig config) throws IOException {
    return start(config, _ -> {});
  }

  /// The same, and says how far it is: a large market, and a sandbox that was used for long, need
  /// their time.
  ///
  /// @param progress is told what is being done; must return at once
  /// @throws StateException if the state directory cannot be used
  /// @throws java.net.BindException if the port cannot be had
  public static SandboxServer start(SandboxConfig config, Consumer<String> progress)
      throws IOException {
    progress.accept("reading what the market is made of");
    return start(config, config.market().recipe(), progress);
  }

  static SandboxServer start(SandboxConfig config, MarketRecipe recipe, Consumer<String> progress)
      throws IOException {
    StateDir dir = StateDir.open(config.stateDir());
    try {
      String terms = "opening balance " + config.openingBalance();
      SharedExchange exchange = SharedExchange.open(recipe, terms, dir.log(), progress);
      try {
        return start(config, dir, exchange);
      } catch (IOException | RuntimeException e) {
        exchange.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      dir.close();
      throw e;
    }
  }

  private static SandboxServer start(SandboxConfig config, StateDir dir, SharedExchange exchange)
      throws IOException {
    Accounts accounts = new Accounts(dir, exchange, config.openingBalance());
    if (config.fault().isPresent() && !exchange.centShifted()) {
      var owner = accounts.byKey(accounts.first().publicKey()).orElseThrow();
      exchange.write(_ -> List.of(new Input.ShiftCent(owner)));
    }
    MarketTicker ticker = new MarketTicker(exchange, config.clockSpeed());
    Faults faults = new Faults();
    PastReplies past = new PastReplies();
    Calls calls = new Calls();
    List<Route> routes = Operations.of(exchange);
    Gate gate =
        new Gate(
            routes,
            accounts,
            config.rateLimits() ? Optional.of(new RateLimits()) : Optional.empty(),
            exchange,
            faults,
            past,
            calls,
            () -> tick(ticker));
    Controls controls =
        new Controls(
            exchange,
            ticker,
            accounts,
            faults,
            past,
            calls,
            routes.stream().map(Route::name).toList(),
            dir.adminToken());
    Optional<Tls> tls = config.tls().map(TlsSettings::toTls);
    Listener listener = Listener.start(config.port(), tls, gate, controls, calls, faults);
    String scheme = tls.isPresent() ? "https" : "http";
    SandboxServer server = new SandboxServer(dir, exchange, ticker, accounts, listener, scheme);
    server.ticking.start();
    return server;
  }

  private void keepTicking() {
    try {
      while (!closed.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (ticker.isRunning()) {
          tick(ticker);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tick(MarketTicker ticker) {
    try {
      ticker.tick(WallTime.now());
    } catch (StateException e) {
      LOG.error("market time stands still: {}", e.getMessage());
    }
  }

  /// Where it serves, without a slash at the end.
  public URI baseUrl() {
    return URI.create(scheme + "://127.0.0.1:" + listener.port());
  }

  /// The page that shows and switches everything. Its fragment is the admin token, which a browser
  /// keeps to itself.
  public URI adminUrl() {
    return URI.create(baseUrl() + Controls.PREFIX + "#" + adminToken());
  }

  /// The owner's public key: 64 hexadecimal digits.
  public String publicKey() {
    return keys().publicKey();
  }

  /// The owner's secret key: 128 hexadecimal digits.
  public String secretKey() {
    return keys().secretKey();
  }

  private KeyPair keys() {
    return accounts.first();
  }

  /// What the `X-Sandbox-Admin` header has to hold for `/sandbox/*`.
  public String adminToken() {
    return dir.adminToken();
  }

  public Instant marketNow() {
    return exchange.now();
  }

  /// What is simulated and assumed, for people.
  public String assumptions() {
    return exchange.assumptions();
  }

  /// Takes the market clock as a controller does, without moving it: from now on market time stands
  /// still but for `/sandbox/clock/await`.
  public void takeClock() throws StateException {
    ticker.take();
  }

  /// Ends within two seconds, also with requests under way; a second call does nothing.
  @Override
  public void close() throws IOException {
    if (closed.getCount() == 0) {
      return;
    }
    closed.countDown();
    ticker.close();
    listener.close();
    exchange.close();
    dir.close();
  }

  /// Shows no secret.
  @Override
  public String toString() {
    return "SandboxServer[" + baseUrl() + "]";
  }
}
