package io.floatwise.app.run;

import io.floatwise.app.live.Driver;
import io.floatwise.app.live.OrderlyEnd;
import io.floatwise.app.live.OwnTitles;
import io.floatwise.app.live.Trader;
import io.floatwise.app.live.Watcher;
import io.floatwise.app.metrics.DMarketCollector;
import io.floatwise.app.scan.MarketDesk;
import io.floatwise.app.why.DecidingCode;
import io.floatwise.app.why.Explainer;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.operator.Explanations;
import io.floatwise.core.operator.Operator;
import io.floatwise.core.operator.StatusBoard;
import io.floatwise.core.operator.StrategyBoard;
import io.floatwise.core.schedule.WatchBudget;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.store.trace.TraceBounds;
import io.floatwise.store.trace.TraceStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Runs a trader over ports until its end: the journal is folded first, then the account is read
/// and compared with the books, and only then is anything decided. Pauses are part of the journal,
/// so what was paused before goes on paused.
public final class TradingRun {

  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  /// Real time between two looks whether this process may still trade.
  private static final Duration PERMIT_LOOK = Duration.ofMillis(250);

  private final List<Strategy> strategies;
  private final FaceOptions faces;
  private final Recording recording;
  private final PrintStream log;
  private final AtomicReference<@Nullable Driver> running = new AtomicReference<>();
  private final AtomicBoolean asked = new AtomicBoolean();

  /// @param strategies in the order in which they decide
  /// @param recording whether the market is recorded
  /// @param log for everything a person may want to watch
  public TradingRun(
      List<Strategy> strategies, FaceOptions faces, Recording recording, PrintStream log) {
    this.strategies = List.copyOf(strategies);
    this.faces = faces;
    this.recording = recording;
    this.log = log;
  }

  /// What is particular to a run.
  public interface Course {

    /// Everything is ready; says after each round whether the run is over.
    Predicate<Engine> begin(Trader trader);

    /// The run is over.
    ///
    /// @return the exit code
    int conclude(Trader trader);
  }

  /// Something that opens ports, runs over them and closes them.
  @FunctionalInterface
  public interface Opening {
    int run() throws IOException, InterruptedException;
  }

  /// Lets `opening` end in order when the program is asked to end.
  public int inOrder(Opening opening) throws IOException, InterruptedException {
    try (var _ = OrderlyEnd.on(this::stop, STOP_WITHIN)) {
      return opening.run();
    }
  }

  /// Whether the program was asked to end.
  public boolean isAskedToEnd() {
    return asked.get();
  }

  /// @return what `course` says
  /// @throws InterruptedException if the thread is interrupted
  public int over(Ports ports, Course course) throws InterruptedException {
    var engine = new Engine(ports.mode(), ports.limits(), strategies, ports.appraiser());
    var narrator = new Narrator(log, engine.portfolio());
    var trader =
        new Trader(
            engine,
            ports.journal(),
            new Executor(ports.venue(), narrator::tell),
            ports.feed(),
            ports.games(),
            ports.calls(),
            narrator::tell);
    try (var progress = Progress.on(log::println)) {
      progress.step("taking over the journal");
      trader.restore();
    }
    String version = DecidingCode.version();
    String account = ports.journal().account();
    try (var traces =
            TraceStore.open(ports.folder(), account, version, TraceBounds.USUAL, log::println);
        var record = RunRecord.begin(recording, strategies, ports, trader, log::println)) {
      trader.explainTo(traces);
      var explainer = new Explainer(ports.place(), account, Strategies.BUILT_IN, version);
      int code = over(ports, trader, explainer, narrator, course);
      record.ended();
      return code;
    }
  }

  private int over(
      Ports ports, Trader trader, Explanations explanations, Narrator narrator, Course course)
      throws InterruptedException {
    var board = new StatusBoard(ports.label(), StrategyBoard.draw(Strategies.BUILT_IN, strategies));
    var desk = new MarketDesk(ports.looks(), ports.clock()::now);
    var driver = new Driver(trader, desk, ports.clock(), board, ports.period(), explanations);
    driver.onTrouble(narrator::tell);
    running.set(driver);
    if (asked.get()) {
      driver.stop();
    }
    var metrics = new PrometheusRegistry();
    metrics.register(new DMarketCollector(ports.client()));
    ports.together().metrics().ifPresent(metrics::register);
    try (var _ = openFaces(ports, driver, metrics);
        var _ = watchOwn(ports, driver, trader.engine());
        var _ = endWith(ports, driver)) {
      driver.run(course.begin(trader));
      return course.conclude(trader);
    }
  }

  private Faces openFaces(Ports ports, Operator operator, PrometheusRegistry metrics) {
    return Faces.open(faces, ports, operator, metrics, log);
  }

  /// Titles of our own are watched between the rounds, where there is something to watch through.
  private static Watch watchOwn(Ports ports, Driver driver, Engine engine) {
    if (ports.watch().isEmpty()) {
      return () -> {};
    }
    WatchBudget budget = WatchBudget.DEFAULT;
    var watcher =
        new Watcher(
            ports.watch().get(), budget, InstantSource.system(), new OwnTitles(driver, budget));
    Operator.Subscription choosing =
        driver.subscribe(_ -> watcher.watch(OwnTitles.of(engine, budget)));
    Thread thread = Thread.ofVirtual().name("watch").start(() -> watch(watcher));
    return () -> {
      choosing.close();
      watcher.close();
      thread.interrupt();
    };
  }

  /// Ends the run when this process may not trade any more, whatever it is waiting for.
  private static Watch endWith(Ports ports, Driver driver) {
    Thread thread =
        Thread.ofVirtual()
            .name("permit")
            .start(() -> {
              try {
                while (ports.permitted().getAsBoolean()) {
                  Thread.sleep(PERMIT_LOOK);
                }
                driver.stop();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    return thread::interrupt;
  }

  private static void watch(Watcher watcher) {
    try {
      watcher.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Something that goes on beside the trading until it is closed.
  private interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /// Lets the run end soon; returns at once. From any thread.
  public void stop() {
    asked.set(true);
    Driver driver = running.get();
    if (driver != null) {
      driver.stop();
    }
  }
}
