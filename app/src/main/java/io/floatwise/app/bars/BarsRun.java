package io.floatwise.app.bars;

import io.floatwise.core.bars.BarSource;
import io.floatwise.core.bars.BarSweep;
import io.floatwise.core.bars.LaneJournal;
import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.guard.Guard;
import io.floatwise.core.strategy.ParameterSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Files with bars, traded by parameter sets of one strategy.
///
/// @param strategy decides
/// @param lanes checked sets, at least one
/// @param terms that all trade under
public record BarsRun(SignalStrategy strategy, List<ParameterSet> lanes, LaneTerms terms) {

  /// What came of a file.
  ///
  /// @param file of the series
  /// @param outcome of its lanes
  /// @param rows of the journal, where there is one lane; else they are not kept
  public record Series(Path file, BarSweep.Outcome outcome, List<LaneJournal.Row> rows) {}

  /// @param run what was asked
  /// @param series in the order of the files
  public record Outcome(BarsRun run, List<Series> series) {

    /// Whether every series was traded by every set until its end.
    public boolean isComplete() {
      return series.stream()
          .allMatch(s ->
              s.outcome() instanceof BarSweep.Outcome.Traded(List<BarSweep.Lane> lanes)
                  && lanes.stream().allMatch(BarSweep.Lane.Done.class::isInstance));
    }
  }

  /// @param guard of each pass over a file; the outcome is the same with any number of threads, as
  ///   long as none is overdue
  public Outcome run(List<Path> files, Guard guard) {
    List<Supplier<BarSource>> sources =
        files.stream().<Supplier<BarSource>>map(file -> () -> BarFile.open(file)).toList();
    var rows = new AtomicReferenceArray<List<LaneJournal.Row>>(files.size());
    List<BarSweep.Outcome> outcomes =
        new BarSweep(strategy, lanes, terms).run(sources, i -> reader(rows, i), guard);
    return new Outcome(
        this,
        IntStream.range(0, files.size())
            .mapToObj(
                i -> new Series(files.get(i), outcomes.get(i), rows(outcomes.get(i), rows, i)))
            .toList());
  }

  /// What a pass that was left behind still writes goes into a list of its own.
  private LaneJournal.Reader reader(AtomicReferenceArray<List<LaneJournal.Row>> rows, int series) {
    if (lanes.size() > 1) {
      return _ -> {};
    }
    List<LaneJournal.Row> mine = new ArrayList<>();
    rows.set(series, mine);
    return journal -> journal.rows().forEach(mine::add);
  }

  private List<LaneJournal.Row> rows(
      BarSweep.Outcome outcome, AtomicReferenceArray<List<LaneJournal.Row>> rows, int series) {
    boolean isOne =
        outcome instanceof BarSweep.Outcome.Traded(List<BarSweep.Lane> traded)
            && traded.size() == 1
            && traded.getFirst() instanceof BarSweep.Lane.Done;
    return isOne ? rows.get(series) : List.of();
  }
}
