package io.floatwise.core.bars;

import io.floatwise.core.error.InputException;
import io.floatwise.core.guard.Guard;
import io.floatwise.core.guard.Guard.Ending;
import io.floatwise.core.guard.Loss;
import io.floatwise.core.strategy.ParameterSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Many series, each traded by all lanes with money of its own. What comes of a series does not
/// depend on the others, nor on the number of threads. Thread-safe.
public final class BarSweep {

  /// What came of a series.
  public sealed interface Outcome {

    /// @param lanes in the order of the parameter sets
    record Traded(List<Lane> lanes) implements Outcome {}

    /// @param why the series makes no sense
    record Refused(String why) implements Outcome {}
  }

  /// What came of a parameter set on a series.
  public sealed interface Lane {

    /// It traded until the end.
    record Done(LaneResult result) implements Lane {}

    /// It did not; it says nothing about the others.
    record Lost(Loss why) implements Lane {}
  }

  /// What one pass over a series says of each of its lanes.
  private sealed interface Pass {
    record Done(LaneResult result) implements Pass {}

    record SeriesRefused(String why) implements Pass {}
  }

  private final SignalStrategy strategy;
  private final List<ParameterSet> lanes;
  private final LaneTerms terms;

  /// @param lanes checked parameter sets, at least one
  public BarSweep(SignalStrategy strategy, List<ParameterSet> lanes, LaneTerms terms) {
    this.strategy = strategy;
    this.lanes = List.copyOf(lanes);
    this.terms = terms;
  }

  /// Trades every series; one that makes no sense is refused and the others go on. Where a pass
  /// over a series throws or takes too long, each lane is tried alone in a pass of its own.
  ///
  /// @param series opened by the thread that trades it, for each pass anew
  /// @param journals a new reader of the rows of a series, by its index; made by that thread, for
  ///   each pass one. Lanes are numbered in their pass; what the reader of a pass without a result
  ///   got is void
  /// @param guard of the passes
  /// @return in the order of the series
  /// @throws CancellationException if the calling thread is interrupted
  public List<Outcome> run(
      List<Supplier<BarSource>> series, IntFunction<LaneJournal.Reader> journals, Guard guard) {
    return guard
        .<ParameterSet, Pass>all(
            Collections.nCopies(series.size(), lanes),
            (i, sets) -> pass(series.get(i), sets, journals.apply(i)))
        .stream()
        .map(BarSweep::outcome)
        .toList();
  }

  private static Outcome outcome(List<Ending<Pass>> endings) {
    for (Ending<Pass> ending : endings) {
      if (ending instanceof Ending.Returned<Pass>(Pass.SeriesRefused(String why))) {
        return new Outcome.Refused(why);
      }
    }
    return new Outcome.Traded(endings.stream().map(BarSweep::lane).toList());
  }

  private static Lane lane(Ending<Pass> ending) {
    return switch (ending) {
      case Ending.Returned<Pass>(Pass.Done(LaneResult result)) -> new Lane.Done(result);
      case Ending.Returned<Pass>(Pass.SeriesRefused(String why)) ->
          throw new IllegalStateException("a series was refused for one lane only: " + why);
      case Ending.Lost<Pass>(Loss why) -> new Lane.Lost(why);
    };
  }

  private List<Pass> pass(
      Supplier<BarSource> series, List<ParameterSet> sets, LaneJournal.Reader reader) {
    var run = new LaneRun(strategy, sets, terms, reader);
    try (var source = new CheckedSource(series)) {
      for (var part = source.next(); part.isPresent(); part = source.next()) {
        run.read(part.get());
      }
      if (source.why().isPresent()) {
        return Collections.nCopies(sets.size(), new Pass.SeriesRefused(source.why().get()));
      }
    }
    return run.end().stream().<Pass>map(Pass.Done::new).toList();
  }

  /// A source that ends where it makes no sense, and says so: what a strategy refuses is something
  /// else.
  private static final class CheckedSource implements AutoCloseable {
    private Optional<BarSource> opened = Optional.empty();
    private Optional<String> why = Optional.empty();
    private boolean isEmpty = true;

    CheckedSource(Supplier<BarSource> series) {
      try {
        opened = Optional.of(series.get());
      } catch (InputException e) {
        why = Optional.of(String.valueOf(e.getMessage()));
      }
    }

    Optional<Bars> next() {
      try {
        Optional<Bars> part = opened.flatMap(BarSource::next);
        isEmpty = isEmpty && part.isEmpty();
        return part;
      } catch (InputException e) {
        why = Optional.of(String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    }

    /// Why it makes no sense; asked at its end.
    Optional<String> why() {
      return why.or(
          () -> isEmpty ? Optional.of("expected at least one bar, found none") : Optional.empty());
    }

    @Override
    public void close() {
      opened.ifPresent(BarSource::close);
    }
  }
}
