package io.floatwise.app.run;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.trades.Trades;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Brings the tables of trades to the end of the journals every few seconds, beside the trading and
/// on a thread of its own. Trading never waits for it: where the tables cannot be kept, that is
/// said once, and they are brought up to date when they can be again.
public final class TradesKept implements AutoCloseable {

  /// Real time between two looks.
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /// So many times as long as a look took it pauses at least: with very many accounts it is
  /// seldomer rather than a burden.
  private static final int REST = 20;

  private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

  private final JournalPlace place;
  private final Set<String> accounts;
  private final Consumer<String> log;
  private final Duration period;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private Optional<Trades> open = Optional.empty();
  private String said = "";

  private TradesKept(
      JournalPlace place, Set<String> accounts, Consumer<String> log, Duration period) {
    this.place = place;
    this.accounts = accounts;
    this.log = log;
    this.period = period;
    this.thread = Thread.ofPlatform().daemon().name("trades").unstarted(this::run);
  }

  /// @param place whose journals
  /// @param accounts that this process trades; may change, from any thread
  /// @param log for what a person may want to watch
  public static TradesKept beside(JournalPlace place, Set<String> accounts, Consumer<String> log) {
    return beside(place, accounts, log, PERIOD);
  }

  /// The same with another time between two looks.
  public static TradesKept beside(
      JournalPlace place, Set<String> accounts, Consumer<String> log, Duration period) {
    var kept = new TradesKept(place, accounts, log, period);
    kept.thread.start();
    return kept;
  }

  private void run() {
    try {
      Duration pause = period;
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        long begun = System.nanoTime();
        look();
        Duration rest = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(REST);
        pause = rest.compareTo(period) > 0 ? rest : period;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.ifPresent(Trades::close);
    }
  }

  private void look() {
    try {
      if (open.isEmpty()) {
        open = Optional.of(Trades.open(place));
      }
      bring(open.get());
      said = "";
    } catch (StorageException e) {
      String found = String.valueOf(e.getMessage());
      if (!found.equals(said)) {
        said = found;
        log.accept("trades and accounts are not kept up to date, trading goes on: " + found);
      }
      open.ifPresent(Trades::close);
      open = Optional.empty();
    }
  }

  private void bring(Trades trades) {
    for (String account : trades.behind()) {
      if (accounts.contains(account)) {
        trades.catchUp(account, () -> closed.getCount() > 0);
      }
    }
  }

  /// Ends it soon; what is left to do is done by whoever asks for the tables next.
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(STOP_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
