package io.floatwise.core.risk;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.trade.RequestId;
import io.floatwise.core.trade.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people changed of the limits, as a fold of the journal, and the looser ones that wait for a
/// second word. Not thread-safe.
public final class LimitHistory {

  /// Looser limits that wait.
  ///
  /// @param until market time at which they are forgotten
  public record Proposal(RequestId id, List<Setting> changes, String by, Instant until) {}

  private final Map<String, Setting> changed = new LinkedHashMap<>();
  private Optional<Proposal> proposal = Optional.empty();

  /// Takes over the next entry.
  public void apply(Entry entry) {
    if (entry.fact() instanceof Fact.LimitsProposed(var changes, String by, Instant until)) {
      proposal = Optional.of(new Proposal(new RequestId(entry.seq()), changes, by, until));
    } else if (entry.fact() instanceof Fact.LimitsChanged(var changes, String _)) {
      changes.forEach(change -> changed.put(change.name(), change));
      proposal = Optional.empty();
    }
  }

  /// `configured` with what people changed since.
  ///
  /// @throws InvalidLimitsException if the two contradict each other
  public Limits over(Limits configured) {
    return configured.changed(new ArrayList<>(changed.values()));
  }

  /// The latest proposal that may still be confirmed at market time `now`.
  public Optional<Proposal> proposal(Instant now) {
    return proposal.filter(p -> now.isBefore(p.until()));
  }
}
