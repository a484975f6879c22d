package io.floatwise.core.backtest;

import io.floatwise.core.report.Ledger;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What came of a backtest, and what it could not know.
///
/// @param span of what was told; empty if nothing was
/// @param told how many things the tape told
/// @param looks close looks among them
/// @param series points of series without offers among them
/// @param found what those series held
/// @param ledger the books with their history
/// @param equity at the end of each day
/// @param refusals how often each rule was the first to refuse
/// @param answers how often the exchange answered what: `accepted`, or the code of the rejection
/// @param gaps where the tape misses something
/// @param unread how often the recorder got no answer that could be used
/// @param losses files that are not believed
/// @param limits as they were at the end
public record BacktestResult(
    Optional<Span> span,
    long told,
    long looks,
    long series,
    SeriesFound found,
    Ledger ledger,
    List<EquityPoint> equity,
    SortedMap<String, Long> refusals,
    SortedMap<String, Long> answers,
    List<Gap> gaps,
    long unread,
    List<Loss> losses,
    Limits limits) {

  public BacktestResult {
    equity = List.copyOf(equity);
    gaps = List.copyOf(gaps);
    losses = List.copyOf(losses);
  }

  /// @param from market time of the first thing told
  /// @param until market time of the last
  public record Span(Instant from, Instant until) {}

  /// @param at market time of what was told next
  public record Gap(Instant at, Told.Missed missed) {}
}
