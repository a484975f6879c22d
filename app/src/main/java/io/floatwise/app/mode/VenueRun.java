package io.floatwise.app.mode;

import io.floatwise.app.demo.SandboxAdmin;
import io.floatwise.app.live.Trader;
import io.floatwise.app.run.FaceOptions;
import io.floatwise.app.run.Ports;
import io.floatwise.app.run.Progress;
import io.floatwise.app.run.Recording;
import io.floatwise.app.run.TradingRun;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.Venue;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.journal.JournalException;
import io.floatwise.core.market.MarketClock;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.TitleQuotes;
import io.floatwise.core.paper.PaperAccount;
import io.floatwise.core.paper.PaperVenue;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.LimitHistory;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.schedule.WatchBudget;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.Priority;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.wire.ProfileRow;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.sandbox.state.SandboxKeys;
import io.floatwise.store.DataDirectory;
import io.floatwise.store.DirectoryLock;
import io.floatwise.store.JournalReading;
import io.floatwise.store.SqlJournal;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A run on DMarket in one of its modes. This is where a mode becomes a choice of ports: signer,
/// venue, feed, clock, limits and journal; nothing behind them knows which one it is.
public final class VenueRun {

  /// The real market, where a cheap offer may be gone in seconds.
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /// Ten a second, less than a third of what the venue grants an account: orders, the account
  /// itself, watched titles and people who look something up share the rest.
  private static final int CALLS = 50;

  /// A sandbox in its role, unless its time passes as real time does.
  private static final Duration REHEARSAL_PERIOD = Duration.ofHours(1);

  private final RunOptions options;
  private final FaceOptions faces;
  private final Recording recording;
  private final PrintStream log;
  private final Optional<Duration> length;

  /// @param recording whether the market is recorded
  /// @param length market time after which the run ends; empty for no such end
  /// @param log for everything a person may want to watch
  public VenueRun(
      RunOptions options,
      FaceOptions faces,
      Recording recording,
      Optional<Duration> length,
      PrintStream log) {
    this.options = options;
    this.faces = faces;
    this.recording = recording;
    this.length = length;
    this.log = log;
  }

  /// Runs until it is stopped.
  ///
  /// @param mode any but the demo, which has a market of its own
  /// @return the exit code
  /// @throws NotAllowedException if the mode is not released for the address
  /// @throws io.floatwise.core.error.InputException if something is missing without which the mode
  ///   must not run
  /// @throws MarketUnreadException if the account cannot be read
  /// @throws InterruptedException if the thread is interrupted
  public int run(Mode mode) throws IOException, InterruptedException {
    VenueAddress address = VenueAddress.of(options.address(), options.environment());
    if (mode == Mode.LIVE && address.rehearsal().isEmpty()) {
      throw new NotAllowedException(
          "live: not released for the real DMarket yet; expected --dmarket-url"
              + " http://127.0.0.1:PORT of a sandbox to rehearse on; nothing was sent");
    }
    StartLimits limits = options.limits().at(mode);
    ApiKey key = options.keys().read(options.data(), options.environment());
    var run = new TradingRun(faces, recording, log);
    return switch (mode) {
      case DEMO -> throw new IllegalArgumentException("the demo has a market of its own");
      case PAPER -> run.inOrder(() -> paper(run, address, key, limits));
      case DRY_RUN -> run.inOrder(() -> dryRun(run, address, key, limits));
      case LIVE -> run.inOrder(() -> live(run, address, key, limits));
    };
  }

  private int paper(TradingRun run, VenueAddress address, ApiKey key, StartLimits limits)
      throws IOException, InterruptedException {
    DataDirectory folder = folder(Mode.PAPER, address);
    try (var owned = DirectoryLock.take(folder);
        var client = DMarket.openReadOnly(address.config(), key);
        var time = time(Mode.PAPER, address, client);
        var journal = SqlJournal.openOnly(owned, Mode.PAPER.word())) {
      Past past = past(Mode.PAPER, journal);
      var account = new PaperAccount(past.books(), options.paperBalance(), time.clock().now());
      var venue =
          new PaperVenue(account, client.feed(time.clock()::now), time.clock()::now, client::skew);
      MarketFeed feed = venue.feed();
      return over(run, Mode.PAPER, folder, journal, client, feed, venue, time, limits, past);
    }
  }

  private int dryRun(TradingRun run, VenueAddress address, ApiKey key, StartLimits limits)
      throws IOException, InterruptedException {
    DataDirectory folder = folder(Mode.DRY_RUN, address);
    try (var owned = DirectoryLock.take(folder);
        var client = DMarket.openReadOnly(address.config(), key);
        var time = time(Mode.DRY_RUN, address, client);
        var journal = SqlJournal.openOnly(owned, account(Mode.DRY_RUN, profile(client).id()))) {
      return onAccount(run, Mode.DRY_RUN, folder, journal, client, time, limits);
    }
  }

  /// Everything is asked of a client that cannot write, before the one that can is there; and
  /// nothing is asked at all before the folder is ours, because a second start would spend the
  /// calls of the one that runs.
  private int live(TradingRun run, VenueAddress address, ApiKey key, StartLimits limits)
      throws IOException, InterruptedException {
    DataDirectory folder = folder(Mode.LIVE, address);
    try (var owned = DirectoryLock.take(folder)) {
      String account;
      try (var reader = DMarket.openReadOnly(address.config(), key)) {
        String id = profile(reader).id();
        account = account(Mode.LIVE, id);
        Limits holding = limits.after(changes(folder, account));
        options.consent().confirm(id, balance(reader), holding, address.rehearsal());
      }
      try (var client = DMarket.open(address.config(), key);
          var time = time(Mode.LIVE, address, client);
          var journal = SqlJournal.openOnly(owned, account)) {
        return onAccount(run, Mode.LIVE, folder, journal, client, time, limits);
      }
    }
  }

  private int onAccount(
      TradingRun run,
      Mode mode,
      DataDirectory folder,
      SqlJournal journal,
      DMarket client,
      Time time,
      StartLimits limits)
      throws InterruptedException {
    Past past = past(mode, journal);
    MarketFeed feed = client.feed(time.clock()::now);
    return over(run, mode, folder, journal, client, feed, client.venue(), time, limits, past);
  }

  private int over(
      TradingRun run,
      Mode mode,
      DataDirectory folder,
      SqlJournal journal,
      DMarket client,
      MarketFeed feed,
      Venue venue,
      Time time,
      StartLimits limits,
      Past past)
      throws InterruptedException {
    var ports =
        new Ports(
            mode.word(),
            time.label(),
            folder,
            journal,
            client,
            feed,
            venue,
            time.clock(),
            limits,
            limits.after(past.changes()).get(Limit.GAMES).stream().sorted().toList(),
            time.period(),
            time.calls(),
            time.isReal() ? Optional.of(watch(client, time)) : Optional.empty());
    return run.over(ports, new Course(mode, time, LimitLines.of(limits, past.changes())));
  }

  /// Watched titles go before everything else that is only looked at, and give up in time for the
  /// next question.
  private static TitleQuotes watch(DMarket client, Time time) {
    var options = CallOptions.USUAL.as(Priority.ACCOUNT).within(WatchBudget.DEFAULT.patience());
    return client.with(options).feed(time.clock()::now);
  }

  private final class Course implements TradingRun.Course {

    private final Mode mode;
    private final Time time;
    private final List<String> limits;

    Course(Mode mode, Time time, List<String> limits) {
      this.mode = mode;
      this.time = time;
      this.limits = limits;
    }

    @Override
    public Predicate<Engine> begin(Trader trader) {
      log.printf("Floatwise %s: %s.%n%s%n", time.label(), time.promise(), time.words());
      limits.forEach(log::println);
      log.printf("ready; Ctrl-C ends it, started again it goes on%n");
      var begun = time.clock().now();
      return engine ->
          length
              .filter(most -> !Duration.between(begun, engine.now()).minus(most).isNegative())
              .isPresent();
    }

    @Override
    public int conclude(Trader trader) {
      var totals = trader.engine().portfolio().totals();
      log.printf(
          "%s ended: %d purchases, %d sales, realised %s, at risk %s, journal %s%n",
          mode.word(),
          totals.purchases(),
          totals.sales(),
          totals.realisedProfit(),
          totals.atRiskProfit(),
          trader.engine().seq());
      return 0;
    }
  }

  /// Market time of a venue, and what people are told of it.
  ///
  /// @param promise what the mode means there
  private record Time(
      MarketClock clock,
      Duration period,
      int calls,
      String label,
      String promise,
      String words,
      Optional<SandboxAdmin> admin)
      implements AutoCloseable {

    /// Whether market time passes as real time does.
    boolean isReal() {
      return period.equals(PERIOD);
    }

    @Override
    public void close() {
      admin.ifPresent(SandboxAdmin::close);
    }
  }

  /// The real market moves with real time; a sandbox in its role has a time of its own, which only
  /// its data directory opens.
  private Time time(Mode mode, VenueAddress address, DMarket client) throws IOException {
    if (address.rehearsal().isEmpty()) {
      return new Time(
          new VenueClock(client::skew),
          PERIOD,
          CALLS,
          address.label(mode),
          mode.promise(),
          "venue: the real DMarket",
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
    return new Time(
        admin,
        real ? PERIOD : REHEARSAL_PERIOD,
        real ? CALLS : Ports.HOURLY_CALLS,
        address.label(mode),
        mode.rehearsal(),
        "venue: a simulated DMarket at %s; its profit is no evidence".formatted(base),
        Optional.of(admin));
  }

  private DataDirectory folder(Mode mode, VenueAddress address) {
    Path data = DataDirectory.open(options.data()).path();
    return DataDirectory.open(data.resolve(address.label(mode)));
  }

  /// What the journal says so far.
  ///
  /// @param books as they were
  /// @param changes what people changed of the limits
  private record Past(Portfolio books, LimitHistory changes) {}

  /// What the journal says so far, if it is of this mode.
  private static Past past(Mode mode, SqlJournal journal) {
    var books = new Portfolio();
    var changes = new LimitHistory();
    journal.replay(entry -> {
      if (entry.fact() instanceof Fact.AccountOpened opened && !opened.mode().equals(mode.word())) {
        throw new JournalException(
            "expected a journal of mode %s, found one of mode %s; each mode keeps its own folder"
                .formatted(mode.word(), opened.mode()));
      }
      books.apply(entry);
      changes.apply(entry);
    });
    return new Past(books, changes);
  }

  /// What people changed of the limits, before there is consent to write anything.
  private static LimitHistory changes(DataDirectory folder, String account) {
    var changes = new LimitHistory();
    if (JournalReading.isIn(folder.path())) {
      try (var reading = JournalReading.open(folder.path())) {
        if (reading.accounts().contains(account)) {
          reading.replay(account, changes::apply);
        }
      }
    }
    return changes;
  }

  private static String account(Mode mode, String id) {
    return mode.word() + " " + id;
  }

  private ProfileRow profile(DMarket client) {
    try (var progress = Progress.on(log::println)) {
      progress.step("asking the venue whose keys these are");
      return switch (client.profile()) {
        case Reply.Ok<ProfileRow> ok -> ok.value();
        case Reply.Failed<ProfileRow> failed ->
            throw new MarketUnreadException("whose keys these are", failed.fault().failure());
      };
    }
  }

  private Balance balance(DMarket client) {
    try (var progress = Progress.on(log::println)) {
      progress.step("asking the venue for the balance");
      return switch (client.venue().balance()) {
        case Reading.Read<Balance>(Balance balance) -> balance;
        case Reading.Unread<Balance>(var failure) ->
            throw new MarketUnreadException("the account's balance", failure);
      };
    }
  }
}
