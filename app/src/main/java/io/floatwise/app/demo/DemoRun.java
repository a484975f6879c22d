package io.floatwise.app.demo;

import io.floatwise.app.live.Trader;
import io.floatwise.app.run.Guests;
import io.floatwise.app.run.Ports;
import io.floatwise.app.run.Progress;
import io.floatwise.app.run.TradingRun;
import io.floatwise.app.shared.Together;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.pricing.Appraisal;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.dmarket.DMarket;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.store.people.PeoplePlace;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The main job on a fresh machine: the sandbox, the real client, the journal and the trader in one
/// process. Market time moves only while the trader waits for it, so the same seed gives the same
/// journal at any speed.
public final class DemoRun {

  static final String MODE = "demo";

  private static final String ON_SANDBOX = MODE + "-on-sandbox";

  /// The names of its journals, which are in folders whatever database the environment names.
  public static final Set<String> JOURNALS = Set.of(MODE, ON_SANDBOX);

  /// Nothing was sold in time.
  public static final int NO_SALE = 3;

  /// Our books and the sandbox's ledger differ.
  public static final int LEDGER_DIFFERENT = 4;

  /// Market time between two rounds. At four hours a second the account's real call budget is what
  /// the demo waits for most. Those of a new account, but for the waits for a person: four market
  /// hours pass in a second, and whoever looks at the demo needs half a minute for a purchase and
  /// two to confirm a limit. The same at any speed, so that the same seed gives the same journal.
  private static final Limits LIMITS =
      Limits.DEFAULT
          .with(Limit.APPROVAL_WITHIN, Duration.ofDays(5))
          .with(Limit.CONFIRM_WITHIN, Duration.ofDays(20));

  private static final Duration PERIOD = Duration.ofHours(1);

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
    var run = new TradingRun(options.strategies(), options.faces(), options.recording(), log);
    return run.inOrder(() -> run(run));
  }

  private int run(TradingRun run) throws IOException, InterruptedException {
    DataDirectory directory =
        DataDirectory.open(DataDirectory.open(options.data()).path().resolve(folder()));
    try (var journal = SqlJournal.open(directory, MODE);
        var market = market(directory);
        var client = DMarket.open(market.clientConfig(), market.key())) {
      SandboxAdmin clock = market.admin();
      var ports =
          new Ports(
              MODE,
              MODE,
              directory,
              new JournalPlace(directory.path(), folder(), Optional.empty()),
              journal,
              client,
              client.feed(clock::now),
              client.feed(clock::now),
              client.venue(),
              clock,
              StartLimits.of(LIMITS),
              List.of(Game.CS2),
              PERIOD,
              Appraisal::of,
              Ports.HOURLY_CALLS,
              Optional.empty(),
              () -> true,
              Together.alone(),
              new Guests(new PeoplePlace(directory.path(), Optional.empty()), MODE));
      return run.over(ports, new Course(market, journal));
    }
  }

  private DemoMarket market(DataDirectory directory) throws IOException {
    try (var progress = Progress.on(log::println)) {
      return DemoMarket.open(options, directory, progress::step);
    }
  }

  /// The demo from the moment when all is ready to its end.
  private final class Course implements TradingRun.Course {

    private final DemoMarket market;
    private final SqlJournal journal;
    private Optional<DemoEnd> end = Optional.empty();

    Course(DemoMarket market, SqlJournal journal) {
      this.market = market;
      this.journal = journal;
    }

    @Override
    public Predicate<Engine> begin(Trader trader) {
      greet(market);
      var chosen =
          new DemoEnd(options, DemoRun.this::elapsed, trader.engine(), market.admin().now());
      end = Optional.of(chosen);
      return chosen;
    }

    @Override
    public int conclude(Trader trader) {
      DemoEnd reached = end.orElseThrow();
      return DemoRun.this.conclude(
          summary(trader, journal, reached, market.ledger()), reached.hasGivenUp());
    }
  }

  /// A journal belongs to one market: what was traded on a sandbox of our own and what was traded
  /// on a foreign one never meet. It lies in its folder, like that market, whatever database the
  /// environment names.
  private String folder() {
    return options.sandbox().isPresent() ? ON_SANDBOX : MODE;
  }

  private void greet(DemoMarket market) {
    log.printf(
        "Floatwise demo: a simulated DMarket at %s; its profit is no evidence.%n%s%n"
            + "ready after %.2f s; Ctrl-C ends it, started again it goes on%n",
        market.baseUrl(),
        market.admin().info().path("assumptions").asString(""),
        elapsed().toMillis() / 1000.0);
  }

  private Summary summary(
      Trader trader, SqlJournal journal, DemoEnd end, Map<String, String> ledger) {
    Engine engine = trader.engine();
    return new Summary(
        options.market().seed(),
        elapsed(),
        end.marketTime(engine),
        engine.portfolio().totals(),
        Statement.of(engine.portfolio()).differences(ledger),
        journal.hash(),
        trader.refusals(),
        untraded(trader));
  }

  private int conclude(Summary summary, boolean gaveUp) {
    if (options.explain()) {
      log.print(summary.untradedLines());
    }
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
    if (gaveUp) {
      log.printf(
          "nothing was sold within %d s; how often each rule was the first to refuse: %s%n"
              + "what else to try: more --patience, another --seed, --explain for every title%n",
          options.patience().toSeconds(), summary.refusals().byRule());
      return NO_SALE;
    }
    return 0;
  }

  private static SortedMap<Title, String> untraded(Trader trader) {
    var bought =
        trader.engine().portfolio().lots().stream().map(Lot::title).collect(Collectors.toSet());
    var untraded = new TreeMap<>(trader.refusals().latest());
    untraded.keySet().removeAll(bought);
    return untraded;
  }

  private Duration elapsed() {
    return Duration.between(started, Instant.now());
  }
}
