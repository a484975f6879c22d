package io.floatwise.sandbox.exchange;

import io.floatwise.core.money.Money;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.sandbox.behaviour.Behaviours;
import io.floatwise.sandbox.market.Market;
import io.floatwise.sandbox.state.InputLog;
import io.floatwise.sandbox.state.StateException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// The exchange behind all connections. Every input is on the disk before anybody can see its
/// effect, so a kill at any moment loses nothing that was answered or read. Thread-safe: one caller
/// at a time.
public final class SharedExchange implements AutoCloseable {
  private static final String FORMAT = "floatwise-sandbox 1 ";

  private final ReentrantLock lock = new ReentrantLock(true);
  private final MarketRecipe recipe;
  private final Marketplace marketplace;
  private final String assumptions;
  private final InputLog log;
  private boolean clockTaken;
  private boolean centShifted;
  private long results;

  private SharedExchange(
      MarketRecipe recipe, Market market, Marketplace marketplace, InputLog log, Replay replay) {
    this.recipe = recipe;
    this.marketplace = marketplace;
    this.assumptions = market.description();
    this.log = log;
    this.clockTaken = replay.isClockTaken();
    this.centShifted = replay.isCentShifted();
    this.results = replay.results();
  }

  /// Rebuilds the exchange from its market and the log, or starts a new log.
  ///
  /// @param terms what else the log depends on, in one line for people
  /// @param progress is told what is being done and how far it is; must return at once
  /// @throws StateException if the log is damaged, belongs to another market, or does not lead to
  ///   the results it once led to
  public static SharedExchange open(
      MarketRecipe recipe, String terms, Path file, Consumer<String> progress)
      throws StateException {
    String header = FORMAT + recipe.identity() + ", " + terms;
    Market market = recipe.create(progress);
    Marketplace marketplace = new Marketplace(market.exchange());
    Replay replay = new Replay(marketplace, file, header, progress);
    LogCompaction.compact(file);
    InputLog log = InputLog.open(file, replay);
    try {
      if (replay.isEmpty()) {
        log.append(header);
      }
      return new SharedExchange(recipe, market, marketplace, log, replay);
    } catch (StateException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /// Opens the account if the log does not know it.
  public void ensureAccount(AccountId account, Money deposit) throws StateException {
    write(exchange ->
        exchange.hasAccount(account)
            ? List.of()
            : List.of(new Input.OpenAccount(account, deposit)));
  }

  /// Looks at the exchange; the function must not change it and must not keep it.
  public <T> T read(Function<SimExchange, T> look) {
    return look(all -> look.apply(all.sim()));
  }

  /// Looks at everything, as [#read] does.
  public <T> T look(Function<Marketplace, T> look) {
    lock.lock();
    try {
      return look.apply(marketplace);
    } finally {
      lock.unlock();
    }
  }

  /// Looks, decides, and applies what was decided, with nothing in between.
  ///
  /// @param plan gives the inputs; must not change the exchange
  /// @return one result for each input
  /// @throws StateException if the inputs could not be made durable; nothing has happened then
  public List<Result> write(Function<SimExchange, List<Input>> plan) throws StateException {
    lock.lock();
    try {
      List<Input> inputs = plan.apply(marketplace.sim());
      if (inputs.isEmpty()) {
        return List.of();
      }
      log.append(InputCodec.encode(new InputCodec.Batch(results, inputs)));
      List<Result> answers = new ArrayList<>();
      for (Input input : inputs) {
        clockTaken |= input instanceof Input.TakeClock;
        centShifted |= input instanceof Input.ShiftCent;
        Result result = marketplace.apply(input);
        results = Replay.fold(results, result);
        answers.add(result);
      }
      return answers;
    } finally {
      lock.unlock();
    }
  }

  /// Whether a controller has ever taken the market clock.
  public boolean clockTaken() {
    lock.lock();
    try {
      return clockTaken;
    } finally {
      lock.unlock();
    }
  }

  /// Whether the fault of one cent was ever switched on.
  public boolean centShifted() {
    lock.lock();
    try {
      return centShifted;
    } finally {
      lock.unlock();
    }
  }

  /// How the marketplace behaves now.
  public Behaviours behaviours() {
    return look(Marketplace::behaviours);
  }

  /// The rules of the exchange that hold now.
  public SimRules rules() {
    return read(SimExchange::rules);
  }

  public Instant now() {
    return read(SimExchange::now);
  }

  /// What the market is made of and what in it is assumed, for people.
  public String assumptions() {
    return assumptions;
  }

  public MarketRecipe recipe() {
    return recipe;
  }

  @Override
  public void close() throws StateException {
    lock.lock();
    try {
      log.close();
    } finally {
      lock.unlock();
    }
  }
}
