package io.floatwise.app.mode;

import io.floatwise.app.live.Trader;
import io.floatwise.app.run.FaceOptions;
import io.floatwise.app.run.Guests;
import io.floatwise.app.run.Ports;
import io.floatwise.app.run.Progress;
import io.floatwise.app.run.Recording;
import io.floatwise.app.run.TradesKept;
import io.floatwise.app.run.TradingRun;
import io.floatwise.app.shared.Together;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.Venue;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.TitleQuotes;
import io.floatwise.core.paper.PaperAccount;
import io.floatwise.core.paper.PaperVenue;
import io.floatwise.core.pricing.Appraisal;
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
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.store.journal.JournalHome;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.store.people.PeoplePlace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A run on DMarket in one of its modes. This is where a mode becomes a choice of ports: signer,
/// venue, feed, clock, limits and journal; nothing behind them knows which one it is.
public final class VenueRun {

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
    address.requireReleased(mode);
    StartLimits limits = options.limits().at(mode);
    ApiKey key = options.keys().read(options.data(), options.environment());
    var run = new TradingRun(options.strategies(), faces, recording, log);
    return switch (mode) {
      case DEMO -> throw new IllegalArgumentException("the demo has a market of its own");
      case PAPER -> run.inOrder(() -> paper(run, address, key, limits));
      case DRY_RUN -> run.inOrder(() -> dryRun(run, address, key, limits));
      case LIVE -> run.inOrder(() -> live(run, address, key, limits));
    };
  }

  private int paper(TradingRun run, VenueAddress address, ApiKey key, StartLimits limits)
      throws IOException, InterruptedException {
    JournalPlace place = place(Mode.PAPER, address);
    try (var owned = DirectoryLock.take(DataDirectory.open(place.folder()));
        var together = together(place)) {
      return books(run, place, owned)
          .trade(
              Mode.PAPER.word(),
              (journal, permitted) -> {
                try (var client =
                        DMarket.openReadOnly(address.config(), key, together.neighbours());
                    var time = VenueTime.of(Mode.PAPER, address, client, options)) {
                  Past past = Past.of(Mode.PAPER, journal);
                  var start = time.clock().now();
                  var account = new PaperAccount(past.books(), options.paperBalance(), start);
                  MarketFeed market = client.feed(time.clock()::now);
                  var venue = new PaperVenue(account, market, time.clock()::now, client::skew);
                  var term =
                      new Term(
                          Mode.PAPER, place, journal, permitted, together, client, time, limits);
                  return over(run, term, past, venue.feed(), venue.feed(), venue);
                }
              });
    }
  }

  private int dryRun(TradingRun run, VenueAddress address, ApiKey key, StartLimits limits)
      throws IOException, InterruptedException {
    JournalPlace place = place(Mode.DRY_RUN, address);
    try (var owned = DirectoryLock.take(DataDirectory.open(place.folder()));
        var together = together(place);
        var client = DMarket.openReadOnly(address.config(), key, together.neighbours())) {
      return books(run, place, owned)
          .trade(
              account(Mode.DRY_RUN, profile(client).id()),
              (journal, permitted) -> {
                try (var time = VenueTime.of(Mode.DRY_RUN, address, client, options)) {
                  return onAccount(
                      run,
                      new Term(
                          Mode.DRY_RUN, place, journal, permitted, together, client, time, limits));
                }
              });
    }
  }

  /// Everything is asked of a client that cannot write, before the one that can is there; and
  /// nothing is asked at all before the folder is ours, because a second start would spend the
  /// calls of the one that runs.
  private int live(TradingRun run, VenueAddress address, ApiKey key, StartLimits limits)
      throws IOException, InterruptedException {
    JournalPlace place = place(Mode.LIVE, address);
    try (var owned = DirectoryLock.take(DataDirectory.open(place.folder()));
        var together = together(place)) {
      String account;
      try (var reader = DMarket.openReadOnly(address.config(), key, together.neighbours())) {
        String id = profile(reader).id();
        account = account(Mode.LIVE, id);
        Limits holding = limits.after(changes(place, account));
        options.consent().confirm(id, balance(reader), holding, address.rehearsal());
      }
      return books(run, place, owned)
          .trade(
              account,
              (journal, permitted) -> {
                try (var client =
                        DMarket.open(address.config(), key, together.neighbours(), permitted);
                    var time = VenueTime.of(Mode.LIVE, address, client, options)) {
                  return onAccount(
                      run,
                      new Term(
                          Mode.LIVE, place, journal, permitted, together, client, time, limits));
                }
              });
    }
  }

  private Together together(JournalPlace place) throws IOException {
    boolean here = options.environment().containsKey(VenueAddress.LOOPBACK_ONLY);
    return Together.open(
        options.environment(), DataDirectory.open(place.folder()), here, log::println);
  }

  private Books books(TradingRun run, JournalPlace place, DirectoryLock owned) {
    return new Books(run, place, owned, options.background(), options.environment(), log);
  }

  /// What stays the same while one process trades.
  private record Term(
      Mode mode,
      JournalPlace place,
      SqlJournal journal,
      BooleanSupplier permitted,
      Together together,
      DMarket client,
      VenueTime time,
      StartLimits limits) {}

  private int onAccount(TradingRun run, Term term) throws InterruptedException {
    Supplier<Instant> now = term.time().clock()::now;
    DMarket client = term.client();
    Past past = Past.of(term.mode(), term.journal());
    return over(run, term, past, client.feed(now), client.looks(now), client.venue());
  }

  private int over(
      TradingRun run, Term term, Past past, MarketFeed feed, MarketFeed looks, Venue venue)
      throws InterruptedException {
    VenueTime time = term.time();
    StartLimits limits = term.limits();
    var ports =
        new Ports(
            term.mode().word(),
            time.label(),
            DataDirectory.open(term.place().folder()),
            term.place(),
            term.journal(),
            term.client(),
            feed,
            looks,
            venue,
            time.clock(),
            limits,
            limits.after(past.changes()).get(Limit.GAMES).stream().sorted().toList(),
            time.period(),
            Appraisal::of,
            time.calls(),
            time.isReal() ? Optional.of(watch(term.client(), time)) : Optional.empty(),
            term.permitted(),
            term.together(),
            new Guests(
                PeoplePlace.of(options.data(), options.environment()), options.keys().account()));
    var account = Set.of(term.journal().account());
    try (var _ = TradesKept.beside(term.place(), account, log::println)) {
      return run.over(ports, new Course(term.mode(), time, LimitLines.of(limits, past.changes())));
    }
  }

  /// Watched titles go before everything else that is only looked at, and give up in time for the
  /// next question.
  private static TitleQuotes watch(DMarket client, VenueTime time) {
    var options = CallOptions.USUAL.as(Priority.ACCOUNT).within(WatchBudget.DEFAULT.patience());
    return client.with(options).feed(time.clock()::now);
  }

  private final class Course implements TradingRun.Course {

    private final Mode mode;
    private final VenueTime time;
    private final List<String> limits;

    Course(Mode mode, VenueTime time, List<String> limits) {
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

  private JournalPlace place(Mode mode, VenueAddress address) {
    Path data = DataDirectory.open(options.data()).path();
    return JournalHome.of(data, options.environment()).place(address.label(mode));
  }

  /// What people changed of the limits, before there is consent to write anything.
  private static LimitHistory changes(JournalPlace place, String account) {
    var changes = new LimitHistory();
    if (place.isThere()) {
      try (var reading = place.read()) {
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
