package io.floatwise.app.bars;

import io.floatwise.core.bars.BarSource;
import io.floatwise.core.bars.BarSweep;
import io.floatwise.core.bars.LaneJournal;
import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.strategy.ParameterSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /// Whether no series was refused.
    public boolean isComplete() {
      return series.stream().noneMatch(s -> s.outcome() instanceof BarSweep.Outcome.Refused);
    }
  }

  /// @param threads at least one; the outcome is the same with any number
  public Outcome run(List<Path> files, int threads) {
    List<Supplier<BarSource>> sources =
        files.stream().<Supplier<BarSource>>map(file -> () -> BarFile.open(file)).toList();
    List<List<LaneJournal.Row>> rows =
        files.stream().<List<LaneJournal.Row>>map(_ -> new ArrayList<>()).toList();
    List<BarSweep.Outcome> outcomes =
        new BarSweep(strategy, lanes, terms)
            .run(
                sources,
                i ->
                    journal -> {
                      if (lanes.size() == 1) {
                        journal.rows().forEach(rows.get(i)::add);
                      }
                    },
                threads);
    return new Outcome(
        this,
        IntStream.range(0, files.size())
            .mapToObj(i -> new Series(files.get(i), outcomes.get(i), rows.get(i)))
            .toList());
  }
}
