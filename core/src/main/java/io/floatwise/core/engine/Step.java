package io.floatwise.core.engine;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.strategy.Decision;
import java.util.List;

/// What one event led to. The entries must be durable before a submission may reach the venue.
///
/// @param entries for the journal
/// @param submissions for the executor, in order
/// @param skips what was looked at and left alone; not journaled
public record Step(List<Entry> entries, List<Approved> submissions, List<Decision.Skip> skips) {

  public Step {
    entries = List.copyOf(entries);
    submissions = List.copyOf(submissions);
    skips = List.copyOf(skips);
  }
}
