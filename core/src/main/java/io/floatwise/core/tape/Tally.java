package io.floatwise.core.tape;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.trace.Trace;
import java.util.List;

/// Sums up what an engine wrote and decided, so that two lives can be compared without keeping
/// either. Not thread-safe.
public interface Tally {

  /// @param market how many things of the market were told since the start of the run
  /// @param entries how many the journal has
  /// @param hash of the journal
  /// @param decisions how many were made since the start of the run, those to do nothing included
  /// @param decided sum of them, in their order
  record Sum(long market, long entries, String hash, long decisions, String decided) {}

  /// Something of the market is told.
  void market();

  /// What came of the next step.
  void add(List<Entry> entries, List<Trace> traces);

  /// A run begins; its decisions are counted anew.
  void begin();

  Sum sum();
}
