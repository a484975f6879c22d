package io.floatwise.app.why;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.operator.Explanation;
import io.floatwise.core.operator.Explanations;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.trace.Kept;
import io.floatwise.core.trace.Missed;
import io.floatwise.core.trade.Setting;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.trace.TraceReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Explains from the journal and the traces of one account, which it only reads, also while the bot
/// runs. Every answer opens them anew, so it may be asked on any thread.
///
/// @param place of the journal and what belongs to it
/// @param strategies that decide again
/// @param version of this program
public record Explainer(
    JournalPlace place, String account, List<Strategy> strategies, String version)
    implements Explanations {

  public Explainer {
    strategies = List.copyOf(strategies);
  }

  @Override
  public List<Explanation> why(String subject, int most) {
    return why(subject, most, List.of());
  }

  /// The same, with the decisions made again under other limits.
  ///
  /// @param changes limits that are to be otherwise; none: as they were
  /// @throws io.floatwise.core.risk.InvalidLimitsException if they cannot hold
  public List<Explanation> why(String subject, int most, List<Setting> changes) {
    if (most < 1) {
      throw new InputException("expected 1 or more decisions, found " + most);
    }
    Limits.DEFAULT.changed(changes);
    Optional<TraceReading> traces = TraceReading.open(place.folder(), account);
    try {
      List<Entry> journal = journal();
      List<Case> found = new Cases(journal, traces).of(subject.strip(), most);
      return new Explaining(strategies, version, changes).explain(found, journal);
    } finally {
      traces.ifPresent(TraceReading::close);
    }
  }

  @Override
  public Missed missed(Duration back) {
    Optional<TraceReading> traces = TraceReading.open(place.folder(), account);
    try {
      List<Entry> journal = journal();
      Instant last = journal.isEmpty() ? Instant.EPOCH : journal.getLast().at();
      if (traces.isEmpty()) {
        return new Missed(last.minus(back), last, List.of(), List.of());
      }
      TraceReading reading = traces.get();
      Instant at = reading.latest(1).stream().map(Kept::last).findFirst().orElse(last);
      Instant since = at.minus(back);
      return Missed.of(reading.skippedOffers(since), reading, ours(journal), since, at);
    } finally {
      traces.ifPresent(TraceReading::close);
    }
  }

  private static Set<AssetId> ours(List<Entry> journal) {
    var books = new Portfolio();
    journal.forEach(books::apply);
    return books.lots().stream().map(lot -> lot.item().id()).collect(Collectors.toSet());
  }

  private List<Entry> journal() {
    var entries = new ArrayList<Entry>();
    try (var reading = place.read()) {
      reading.replay(account, entries::add);
    }
    return entries;
  }
}
