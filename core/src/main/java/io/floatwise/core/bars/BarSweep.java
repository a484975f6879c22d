package io.floatwise.core.bars;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.ParameterSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Many series, each traded by all lanes with money of its own. What comes of a series does not
/// depend on the others, nor on the number of threads. Thread-safe.
public final class BarSweep {

  /// What came of a series.
  public sealed interface Outcome {

    /// @param lanes in the order of the parameter sets
    record Traded(List<LaneResult> lanes) implements Outcome {}

    /// @param why the series makes no sense
    record Refused(String why) implements Outcome {}
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

  /// Trades every series; one that makes no sense is refused and the others go on.
  ///
  /// @param series opened by the thread that trades it
  /// @param journals the reader of the rows of each series, by its index; called by that thread
  /// @param threads at least one
  /// @return in the order of the series
  public List<Outcome> run(
      List<Supplier<BarSource>> series, IntFunction<LaneJournal.Reader> journals, int threads) {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<CompletableFuture<Outcome>> running =
          IntStream.range(0, series.size())
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(
                      () -> trade(series.get(i), journals.apply(i)), workers))
              .toList();
      return running.stream().map(CompletableFuture::join).toList();
    }
  }

  private Outcome trade(Supplier<BarSource> series, LaneJournal.Reader reader) {
    try (BarSource source = series.get()) {
      var run = new LaneRun(strategy, lanes, terms, reader);
      for (var part = source.next(); part.isPresent(); part = source.next()) {
        run.read(part.get());
      }
      return new Outcome.Traded(run.end());
    } catch (InputException e) {
      return new Outcome.Refused(String.valueOf(e.getMessage()));
    } catch (ArithmeticException _) {
      return new Outcome.Refused("amounts grew too large to be reckoned exactly");
    }
  }
}
