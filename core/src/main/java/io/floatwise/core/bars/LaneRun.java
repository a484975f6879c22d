package io.floatwise.core.bars;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.ParameterSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/// One series, traded by many lanes in one pass. The memory that it needs does not depend on how
/// long the series is. Used by one thread.
public final class LaneRun {

  /// Figures in it.
  private static final int CACHE_LINE = 8;

  private final Signals signals;
  private final SignalList said = new SignalList();
  private final LaneAccount[] accounts;
  private final LaneJournal journal;
  private final Bars last = new Bars(1);
  private long read;

  @SuppressWarnings("UnusedVariable") // so that what is read ahead counts as used
  private long touched;

  /// @param lanes checked parameter sets, at least one
  /// @param reader gets the rows of the journal
  public LaneRun(
      SignalStrategy strategy,
      List<ParameterSet> lanes,
      LaneTerms terms,
      LaneJournal.Reader reader) {
    this.signals = strategy.over(lanes);
    this.journal = new LaneJournal(reader);
    this.accounts = new LaneAccount[lanes.size()];
    Arrays.setAll(accounts, lane -> new LaneAccount(lane, terms, journal));
  }

  /// Bars before the first one that is traded: the strategy sees them, and nothing comes of what it
  /// says. Before any [#read].
  public void precede(Bars bars) {
    for (int from = 0; from < bars.size(); from += Signals.MOST_BARS) {
      signals.read(bars, from, Math.min(from + Signals.MOST_BARS, bars.size()));
      for (int lane = 0; lane < accounts.length; lane++) {
        said.clear();
        signals.decide(lane, said);
      }
    }
  }

  /// The next part of the series, of any size. It is not kept.
  ///
  /// @throws InputException if amounts grew too large to be reckoned exactly
  /// @throws CancellationException if the thread is interrupted
  public void read(Bars bars) {
    for (int from = 0; from < bars.size(); from += Signals.MOST_BARS) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted while a series was traded");
      }
      int to = Math.min(from + Signals.MOST_BARS, bars.size());
      signals.read(bars, from, to);
      touch(bars, to);
      for (int lane = 0; lane < accounts.length; lane++) {
        said.clear();
        signals.decide(lane, said);
        trade(lane, bars, from, to);
      }
      read += to - from;
    }
    if (bars.size() > 0) {
      keep(bars, bars.size() - 1);
    }
  }

  private void trade(int lane, Bars bars, int from, int to) {
    try {
      accounts[lane].trade(bars, from, to, read, said);
    } catch (ArithmeticException e) {
      throw tooLarge(e);
    }
  }

  private static InputException tooLarge(ArithmeticException e) {
    return new InputException("amounts grew too large to be reckoned exactly", e);
  }

  /// Ends the series.
  ///
  /// @return how each lane stands
  /// @throws InputException if there was no bar, or amounts grew too large to be reckoned exactly
  public List<LaneResult> end() {
    if (read == 0) {
      throw new InputException("expected at least one bar, found none");
    }
    var results = new ArrayList<LaneResult>(accounts.length);
    try {
      for (LaneAccount account : accounts) {
        results.add(account.end(last, 0, read - 1));
      }
    } catch (ArithmeticException e) {
      throw tooLarge(e);
    }
    journal.flush();
    return results;
  }

  /// Reads ahead the closes of the stretch that begins at `from`, a cache line at a time, so that
  /// they are there once it is its turn. The sum is kept so that no compiler leaves the reading
  /// out.
  private void touch(Bars bars, int from) {
    long sum = 0;
    for (int i = from; i < Math.min(from + Signals.MOST_BARS, bars.size()); i += CACHE_LINE) {
      sum += bars.close(i);
    }
    touched = sum;
  }

  private void keep(Bars bars, int bar) {
    last.clear();
    last.add(
        bars.time(bar),
        bars.open(bar),
        bars.high(bar),
        bars.low(bar),
        bars.close(bar),
        bars.volume(bar));
  }
}
