package io.floatwise.core.backtest;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Review;
import io.floatwise.core.engine.Step;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.tape.Own;
import io.floatwise.core.tape.OwnRow;
import io.floatwise.core.tape.RecordedMarket;
import io.floatwise.core.tape.Tally;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.tape.TapePlayer;
import io.floatwise.core.tape.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets an engine live once more what an account lived: it is told what the account was told, in
/// the same order, and nothing of its journal. After everything that the account was told the books
/// and decisions are compared with what they were; the first difference ends it. Runs once; not
/// thread-safe.
public final class Rerun {

  private final Function<List<String>, List<Strategy>> strategies;
  private final Tally tally;
  private final Consumer<List<Entry>> journal;
  private final List<Entry> written = new ArrayList<>();
  private @Nullable Engine engine;
  private Optional<Review> review = Optional.empty();
  private Optional<RerunResult.Ending> ending = Optional.empty();
  private Iterator<OwnRow> rows = List.<OwnRow>of().iterator();
  private Optional<OwnRow> next = Optional.empty();
  private Optional<Instant> from = Optional.empty();
  private Optional<Instant> until = Optional.empty();
  private String code = "";
  private long holes;
  private long market;
  private long own;
  private long runs;

  /// Entries when the last comparison found no difference.
  private int agreed;

  /// @param strategies for what is recorded of them when a run begins
  /// @param tally that nothing was added to
  /// @param journal is handed every entry, in order
  public Rerun(
      Function<List<String>, List<Strategy>> strategies,
      Tally tally,
      Consumer<List<Entry>> journal) {
    this.strategies = strategies;
    this.tally = tally;
    this.journal = journal;
  }

  /// @param told to the account, in order
  /// @param days that hold the market of that time, in any order
  /// @throws io.floatwise.core.tape.TapeException if a row of either makes no sense
  public RerunResult run(Iterator<OwnRow> told, RecordedMarket tape, Collection<TapeDay> days) {
    rows = told;
    proceed();
    new TapePlayer(tape, this::tell).play(days);
    hear(Long.MAX_VALUE);
    return new RerunResult(
        from,
        until,
        code,
        runs,
        market,
        own,
        tally.sum(),
        ending.orElseGet(() -> engine == null ? new RerunResult.Same() : cut()));
  }

  private RerunResult.Ending cut() {
    return new RerunResult.Stopped(
        until.orElseThrow(), "the run did not end in order: what it was told last is not here");
  }

  private void proceed() {
    next = rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
  }

  /// Everything that the account was told before event `event` of the tape.
  private void hear(long event) {
    while (ending.isEmpty() && next.isPresent() && next.get().after() < event) {
      hear(next.get());
      proceed();
    }
  }

  private void tell(long event, Instant at, Told told) {
    hear(event);
    if (ending.isPresent() || engine == null) {
      return;
    }
    if (Told.isEvent(told)) {
      market++;
      tally.market();
    }
    switch (told) {
      case Told.Fees(var schedule) -> take(at, new Event.FeesObserved(schedule));
      case Told.Quotes(var quotes) -> take(at, new Event.QuotesObserved(quotes));
      case Told.Looked(var snapshot) -> take(at, new Event.TitleObserved(snapshot));
      case Told.Reviewed(var snapshots) -> {
        if (review.isEmpty()) {
          stop(at, "a person wanted looks, and who and why is not known");
        } else {
          take(at, new Event.LotsReviewed(snapshots, review.get()));
          review = Optional.empty();
        }
      }
      case Told.Missed missed -> stop(at, "the tape has a gap: " + missed.cause());
      case Told.Unread _, Told.Opened _, Told.Series _ -> {}
    }
  }

  private void hear(OwnRow row) {
    own++;
    if (row.own() instanceof Own.Began began) {
      begin(began, row);
      return;
    }
    if (engine == null) {
      stop(row.at(), "expected the beginning of a run, found what was told in the middle of one");
    } else if (row.holes() != holes) {
      stop(row.at(), "the recorder lost something that the account was told");
    } else if (agrees(row)) {
      row.own().event().ifPresent(event -> take(row.at(), event));
      if (row.own() instanceof Own.Reviewing(Review wanted)) {
        review = Optional.of(wanted);
      } else if (row.own() instanceof Own.Ended) {
        engine = null;
      }
    }
  }

  private void begin(Own.Began began, OwnRow row) {
    runs++;
    code = began.code();
    holes = row.holes();
    from = Optional.of(from.orElse(row.at()));
    until = Optional.of(row.at());
    tally.begin();
    if (row.before().entries() != written.size()) {
      stop(
          row.at(),
          "a run began on books of %d entries, and what led to them was not recorded: %d are known"
              .formatted(row.before().entries(), written.size()));
    } else if (agrees(row)) {
      var limits = new StartLimits(Limits.DEFAULT.changed(began.usual()), began.said());
      Engine fresh = new Engine(began.mode(), limits, strategies.apply(began.strategies()));
      written.forEach(fresh::restore);
      engine = fresh;
    }
  }

  private boolean agrees(OwnRow row) {
    long told = row.before().market();
    if (told != tally.sum().market()) {
      stop(
          row.at(),
          "the account had been told %d things of the market, the tape holds %d of them: a part of it"
                  .formatted(told, tally.sum().market())
              + " is missing, or it is another tape");
      return false;
    }
    if (tally.sum().equals(row.before())) {
      agreed = written.size();
      return true;
    }
    ending =
        Optional.of(
            new RerunResult.Different(
                row.at(), row.before(), tally.sum(), written.subList(agreed, written.size())));
    return false;
  }

  private void stop(Instant at, String reason) {
    ending = Optional.of(new RerunResult.Stopped(at, reason));
  }

  private void take(Instant at, Event event) {
    Engine living = engine;
    if (living == null) {
      throw new IllegalStateException("nobody lives who could be told " + event);
    }
    until = Optional.of(at);
    Step step = living.step(at, event);
    tally.add(step.entries(), living.traces());
    written.addAll(step.entries());
    if (!step.entries().isEmpty()) {
      journal.accept(step.entries());
    }
  }
}
