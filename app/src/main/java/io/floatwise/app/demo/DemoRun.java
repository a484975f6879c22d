package io.floatwise.app.demo;

import io.floatwise.app.live.Driver;
import io.floatwise.app.live.Trader;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.StatusBoard;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.portfolio.Totals;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.store.DataDirectory;
import io.floatwise.store.SqlJournal;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The main job on a fresh machine: the sandbox, the real client, the journal and the trader in one
/// process. Market time moves only while the trader waits for it, so the same seed gives the same
/// journal at any speed.
public final class DemoRun {

  static final String MODE = "demo";

  /// Nothing was sold in time.
  public static final int NO_SALE = 3;

  /// Our books and the sandbox's ledger differ.
  public static final int LEDGER_DIFFERENT = 4;

  private static final Money OPENING_BALANCE = Money.usd(1000_00);

  /// Market time between two rounds. At two hours a second the account's real call budget allows
  /// about a dozen calls for each.
  private static final Duration PERIOD = Duration.ofHours(1);

  private static final int UNLIMITED = 100_000;
  private static final Duration NO_SALE_AFTER = Duration.ofMinutes(2);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final DemoOptions options;
  private final PrintStream out;
  private final PrintStream log;
  private final Instant started;

  /// @param out for the summary
  /// @param log for everything a person may want to watch
  /// @param started when the JVM started, real time
  public DemoRun(DemoOptions options, PrintStream out, PrintStream log, Instant started) {
    this.options = options;
    this.out = out;
    this.log = log;
    this.started = started;
  }

  /// Runs until the chosen end.
  ///
  /// @return the exit code
  /// @throws IOException if the sandbox cannot be served
  /// @throws InterruptedException if the thread is interrupted
  public int run() throws IOException, InterruptedException {
    DataDirectory directory =
        DataDirectory.open(DataDirectory.open(options.data()).path().resolve(MODE));
    try (var journal = SqlJournal.open(directory, MODE);
        var sandbox = SandboxServer.start(sandboxConfig(directory));
        var admin =
            new SandboxAdmin(
                sandbox.baseUrl(),
                sandbox.adminToken(),
                options.clockSpeed().factor().doubleValue());
        var client =
            DMarket.open(
                clientConfig(sandbox), ApiKey.of(sandbox.publicKey(), sandbox.secretKey()))) {
      var engine = new Engine(MODE, Limits.DEFAULT, Strategies.ALL);
      var narrator = new Narrator(log, engine.portfolio());
      var trader =
          new Trader(
              engine,
              journal,
              new Executor(client.venue(Game.CS2)),
              client.feed(admin::now),
              List.of(Game.CS2),
              narrator::tell);
      trader.restore();
      var driver = new Driver(trader, admin, new StatusBoard(MODE), PERIOD);
      try (var _ = Faces.open(options, directory, driver, log)) {
        greet(admin, sandbox);
        Instant begun = admin.now();
        trade(driver, end(engine, begun));
        return conclude(trader, journal, begun, admin.ledger(sandbox.publicKey()));
      }
    }
  }

  private SandboxConfig sandboxConfig(DataDirectory directory) {
    return new SandboxConfig(
        directory.sandbox(),
        0,
        options.seed(),
        options.clockSpeed(),
        options.mispricedPerDay(),
        options.marketFile(),
        options.marketFrom(),
        OPENING_BALANCE,
        options.fault(),
        options.rateLimits());
  }

  private DMarketConfig clientConfig(SandboxServer sandbox) {
    var config = DMarketConfig.DEFAULT.withBaseUrl(Loopback.require(sandbox.baseUrl()).toString());
    if (options.rateLimits()) {
      return config;
    }
    return config.withCallsPerSecond(
        Arrays.stream(RateGroup.values())
            .collect(Collectors.toMap(Function.identity(), _ -> UNLIMITED)));
  }

  private void greet(SandboxAdmin admin, SandboxServer sandbox) {
    log.printf(
        "Floatwise demo: a simulated DMarket at %s; its profit is no evidence.%n%s%n",
        sandbox.baseUrl(), admin.info().path("assumptions").asString(""));
  }

  private void trade(Driver driver, Predicate<Engine> end) throws InterruptedException {
    var ended = new CountDownLatch(1);
    var hook =
        new Thread(
            () -> {
              driver.stop();
              try {
                ended.await(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      driver.run(end);
    } finally {
      ended.countDown();
    }
  }

  private Predicate<Engine> end(Engine atStart, Instant begun) {
    long soldBefore = soldLots(atStart);
    long settledBefore = settledLots(atStart);
    Predicate<Engine> asked =
        engine ->
            switch (options.until()) {
              case STOPPED -> false;
              case SOLD -> soldLots(engine) > soldBefore || isTooLate(engine, soldBefore);
              case SETTLED -> settledLots(engine) > settledBefore || isTooLate(engine, soldBefore);
            };
    return options.days().isEmpty()
        ? asked
        : asked.or(engine -> marketDays(engine, begun) >= options.days().getAsInt());
  }

  private static double marketDays(Engine engine, Instant begun) {
    return Duration.between(begun, engine.now()).toMinutes() / 1440.0;
  }

  private boolean isTooLate(Engine engine, long soldBefore) {
    return soldLots(engine) == soldBefore && elapsed().compareTo(NO_SALE_AFTER) > 0;
  }

  private static long soldLots(Engine engine) {
    return engine.portfolio().totals().sales();
  }

  private static long settledLots(Engine engine) {
    return engine.portfolio().lots().stream()
        .filter(l -> l.state() instanceof LotState.Settled)
        .count();
  }

  private int conclude(
      Trader trader, SqlJournal journal, Instant begun, Map<String, String> ledger) {
    Engine engine = trader.engine();
    Totals totals = engine.portfolio().totals();
    var summary =
        new Summary(
            options.seed(),
            elapsed().toMillis() / 1000.0,
            marketDays(engine, begun),
            totals,
            Statement.of(engine.portfolio()).differences(ledger),
            journal.hash(),
            trader.refusals(),
            untraded(trader));
    out.println(summary.json());
    out.flush();
    if (!summary.isLedgerEqual()) {
      summary
          .differences()
          .forEach(d ->
              log.printf(
                  "ledger differs: %s is %s in our books and %s at the sandbox%n",
                  d.line(), d.ours(), d.theirs()));
      return LEDGER_DIFFERENT;
    }
    return options.until() != DemoOptions.Until.STOPPED && totals.sales() == 0 ? NO_SALE : 0;
  }

  /// Titles that were looked at and never bought, by the rule that refused last.
  private static Map<String, Long> untraded(Trader trader) {
    var bought =
        trader.engine().portfolio().lots().stream().map(Lot::title).collect(Collectors.toSet());
    return trader.refusals().latest().entrySet().stream()
        .filter(e -> !bought.contains(e.getKey()))
        .collect(Collectors.groupingBy(Map.Entry::getValue, TreeMap::new, Collectors.counting()));
  }

  private Duration elapsed() {
    return Duration.between(started, Instant.now());
  }
}
