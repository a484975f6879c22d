package io.floatwise.app.mode;

import io.floatwise.app.fleet.NamedLines;
import io.floatwise.app.fleet.SharedAppraiser;
import io.floatwise.app.fleet.SharedClock;
import io.floatwise.app.fleet.SharedFeed;
import io.floatwise.app.fleet.Takeover;
import io.floatwise.app.live.OrderlyEnd;
import io.floatwise.app.live.Trader;
import io.floatwise.app.run.FaceOptions;
import io.floatwise.app.run.Guests;
import io.floatwise.app.run.Ports;
import io.floatwise.app.run.Recording;
import io.floatwise.app.run.TradesKept;
import io.floatwise.app.run.TradingRun;
import io.floatwise.app.run.Turns;
import io.floatwise.app.shared.Together;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.execution.Venue;
import io.floatwise.core.market.MarketClock;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.core.paper.PaperAccount;
import io.floatwise.core.paper.PaperVenue;
import io.floatwise.core.pricing.Appraiser;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.wire.ProfileRow;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.store.journal.JournalHome;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.journal.Journals;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.store.people.PeoplePlace;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Many accounts on one node: an engine and a thread for each, one reading of the market and one
/// writer of journals for all. What happens to one account does not touch the others.
public final class FleetRun {

  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  /// Real time that accounts have to end in; somewhat less than the program has.
  private static final Duration LEFT_BEHIND = Duration.ofSeconds(8);

  private static final Duration GLANCE = Duration.ofMillis(100);

  /// Real time until an account that could not go on is tried again.
  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  /// Accounts that take over their journals at once: fewer than connections, so that those that
  /// trade already can write meanwhile.
  private static final int TAKEOVERS_AT_ONCE = 4;

  /// The titles that are looked at within some seconds.
  private static final int MOST_APPRAISALS = 8_192;

  private final RunOptions options;
  private final List<String> accounts;
  private final Optional<Duration> length;
  private final PrintStream log;
  private final List<TradingRun> runs = new ArrayList<>();
  private final Set<String> traded = ConcurrentHashMap.newKeySet();
  private final Semaphore takeovers = new Semaphore(TAKEOVERS_AT_ONCE);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile long stoppedAt;
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicLong decisions = new AtomicLong();

  /// @param accounts whose keys the vault has
  /// @param length market time after which each ends; empty for no such end
  /// @param log for everything a person may want to watch
  public FleetRun(
      RunOptions options, List<String> accounts, Optional<Duration> length, PrintStream log) {
    this.options = options;
    this.accounts = List.copyOf(accounts);
    this.length = length;
    this.log = log;
  }

  /// What all accounts share.
  private record Common(
      Mode mode,
      VenueAddress address,
      StartLimits limits,
      JournalPlace place,
      Journals journals,
      Optional<Turns> turns,
      Together together,
      VenueTime time,
      MarketClock clock,
      MarketFeed feed,
      Appraiser appraiser) {}

  /// Runs until it is stopped, or every account has come to its end.
  ///
  /// @param mode any but the demo
  /// @return the exit code: 1 if an account could not go on
  /// @throws io.floatwise.core.error.NotAllowedException if the mode is not released for the
  ///   address, or not confirmed
  /// @throws InputException if something is missing without which the mode must not run
  public int run(Mode mode) throws IOException, InterruptedException {
    VenueAddress address = VenueAddress.of(options.address(), options.environment());
    address.requireReleased(mode);
    StartLimits limits = options.limits().at(mode);
    Map<String, ApiKey> keys = options.keys().readAll(options.data(), accounts);
    if (mode == Mode.LIVE) {
      options.consent().confirmAll(keys.size());
    }
    var data = DataDirectory.open(options.data()).path();
    JournalPlace place = JournalHome.of(data, options.environment()).place(address.label(mode));
    try (var owned = DirectoryLock.take(DataDirectory.open(place.folder()));
        var journals = place.write(owned);
        var _ = options.background().open(log::println);
        var together =
            Together.open(
                options.environment(),
                DataDirectory.open(place.folder()),
                options.environment().containsKey(VenueAddress.LOOPBACK_ONLY),
                log::println);
        var market =
            DMarket.openReadOnly(
                address.config(), keys.values().iterator().next(), together.neighbours());
        var time = VenueTime.of(mode, address, market, options);
        var _ = OrderlyEnd.on(this::stop, STOP_WITHIN)) {
      if (time.driven()) {
        throw new InputException(
            "--every-account: expected a sandbox whose clock runs by itself (--clock-speed and a"
                + " number), found one that moves only while somebody waits for it");
      }
      var clock = new SharedClock(time.clock());
      var feed =
          new SharedFeed(
              market.feed(clock::now), time.period().multipliedBy(4).dividedBy(5), clock::now);
      Optional<Turns> turns =
          place.database().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Turns(
                      Books.leases(journals, options.environment()),
                      () -> stopped.getCount() == 0,
                      log::println));
      var common =
          new Common(
              mode,
              address,
              limits,
              place,
              journals,
              turns,
              together,
              time,
              clock,
              feed,
              new SharedAppraiser(MOST_APPRAISALS));
      log.printf(
          "Floatwise %s: %s.%n%s%n%d accounts%n",
          time.label(), time.promise(), time.words(), keys.size());
      try (var _ = TradesKept.beside(place, traded, log::println)) {
        runAll(common, keys);
      } finally {
        turns.ifPresent(Turns::close);
      }
      log.printf(
          "ended: %d decisions; the market was read %d times instead of %d; %d of %d accounts could"
              + " not go on%n",
          decisions.get(), feed.read(), feed.asked(), failed.get(), keys.size());
      return failed.get() == 0 ? 0 : 1;
    }
  }

  private void runAll(Common common, Map<String, ApiKey> keys) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    keys.forEach((name, key) -> {
      var run =
          new TradingRun(
              options.strategies(),
              new FaceOptions(true, 0, 0),
              Recording.NONE,
              NamedLines.of(log, name));
      runs.add(run);
      threads.add(
          Thread.ofVirtual()
              .name(name)
              .unstarted(() -> keepGoing(new Member(name, key, run), common)));
    });
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      while (!thread.join(GLANCE)) {
        if (stopped.getCount() == 0 && System.nanoTime() - stoppedAt > LEFT_BEHIND.toNanos()) {
          break; // One that hangs does not keep the others' leases from being given back.
        }
      }
    }
  }

  private void stop() {
    stoppedAt = System.nanoTime();
    stopped.countDown();
    runs.forEach(TradingRun::stop);
  }

  /// One account.
  private record Member(String name, ApiKey key, TradingRun run) {}

  private void keepGoing(Member member, Common common) {
    boolean ended = false;
    try {
      while (!ended && !member.run().isAskedToEnd()) {
        try {
          trade(member, common);
          ended = true;
        } catch (MarketUnreadException e) {
          log.printf(
              "%s: %s; tried again in %d s%n",
              member.name(), e.getMessage(), TRY_AGAIN.toSeconds());
          ended = stopped.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (StorageException | InputException | IOException e) {
      log.printf("%s: STOPPED: %s%n", member.name(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!ended && !member.run().isAskedToEnd()) {
        failed.incrementAndGet();
      }
    }
  }

  private void trade(Member member, Common common) throws IOException, InterruptedException {
    String account;
    try (var reader = readOnly(member, common)) {
      account = common.mode().word() + " " + profile(reader).id();
    }
    if (common.turns().isEmpty()) {
      try (var journal = common.journals().open(account)) {
        trade(member, common, journal, () -> true);
      }
    } else {
      common
          .turns()
          .get()
          .take(
              account,
              lease -> {
                try (var journal = common.journals().open(account, lease)) {
                  return trade(member, common, journal, lease::isHeld);
                }
              });
    }
  }

  private int trade(Member member, Common common, SqlJournal journal, BooleanSupplier permitted)
      throws InterruptedException {
    try (var takeover = Takeover.begin(takeovers)) {
      if (member.run().isAskedToEnd() || !permitted.getAsBoolean()) {
        return 0;
      }
      return trade(member, common, journal, permitted, takeover);
    }
  }

  private int trade(
      Member member,
      Common common,
      SqlJournal journal,
      BooleanSupplier permitted,
      Takeover takeover)
      throws InterruptedException {
    Past past = Past.of(common.mode(), journal);
    try (DMarket client = client(member, common, permitted)) {
      Venue venue = venue(common, client, past);
      StartLimits limits = common.limits();
      var ports =
          new Ports(
              common.mode().word(),
              common.time().label(),
              DataDirectory.open(
                  common.place().folder().resolve("accounts").resolve(member.name())),
              common.place(),
              journal,
              client,
              venue instanceof PaperVenue paper ? paper.feed() : common.feed(),
              common.feed(),
              venue,
              common.clock(),
              limits,
              limits.after(past.changes()).get(Limit.GAMES).stream().sorted().toList(),
              common.time().period(),
              common.appraiser(),
              common.time().calls(),
              Optional.empty(),
              permitted,
              common.together(),
              new Guests(PeoplePlace.of(options.data(), options.environment()), member.name()));
      traded.add(journal.account());
      return member.run().over(ports, new Course(common.clock().now(), takeover));
    } finally {
      traded.remove(journal.account());
    }
  }

  private static DMarket client(Member member, Common common, BooleanSupplier permitted) {
    return switch (common.mode()) {
      case LIVE ->
          DMarket.open(
              common.address().config(), member.key(), common.together().neighbours(), permitted);
      case PAPER, DRY_RUN -> readOnly(member, common);
      case DEMO -> throw new IllegalArgumentException("the demo has a market of its own");
    };
  }

  private static DMarket readOnly(Member member, Common common) {
    return DMarket.openReadOnly(
        common.address().config(), member.key(), common.together().neighbours());
  }

  private Venue venue(Common common, DMarket client, Past past) {
    if (common.mode() != Mode.PAPER) {
      return client.venue();
    }
    MarketClock clock = common.clock();
    var account = new PaperAccount(past.books(), options.paperBalance(), clock.now());
    return new PaperVenue(account, common.feed(), clock::now, client::skew);
  }

  private static ProfileRow profile(DMarket client) {
    return switch (client.profile()) {
      case Reply.Ok<ProfileRow> ok -> ok.value();
      case Reply.Failed<ProfileRow> failed ->
          throw new MarketUnreadException("whose keys these are", failed.fault().failure());
    };
  }

  private final class Course implements TradingRun.Course {

    private final Instant begun;
    private final Takeover takeover;

    Course(Instant begun, Takeover takeover) {
      this.begun = begun;
      this.takeover = takeover;
    }

    @Override
    public Predicate<Engine> begin(Trader trader) {
      takeover.close();
      return engine ->
          length
              .filter(most -> !Duration.between(begun, engine.now()).minus(most).isNegative())
              .isPresent();
    }

    @Override
    public int conclude(Trader trader) {
      decisions.addAndGet(trader.refusals().looks());
      return 0;
    }
  }
}
