package io.floatwise.core.backtest;

import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.prepared.Thing;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.Told;
import io.floatwise.core.trade.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Counts and keeps what a backtest comes to, while it runs. Not thread-safe.
final class Findings {

  private final TreeMap<String, Long> refusals = new TreeMap<>();
  private final TreeMap<String, Long> answers = new TreeMap<>();
  private final List<EquityPoint> equity = new ArrayList<>();
  private final List<BacktestResult.Gap> gaps = new ArrayList<>();
  private Optional<BacktestResult.Span> span = Optional.empty();
  private long told;
  private long looks;
  private long series;
  private long unread;

  /// The next thing is told.
  ///
  /// @param books as they are before it
  void told(Instant at, Told what, Portfolio books) {
    told(at, books);
    switch (what) {
      case Told.Looked _ -> looks++;
      case Told.Reviewed(var snapshots) -> looks += snapshots.size();
      case Told.Series(var points) -> series += points.size();
      case Told.Unread _ -> unread++;
      case Told.Missed missed -> gaps.add(new BacktestResult.Gap(at, missed));
      case Told.Fees _, Told.Quotes _, Told.Opened _ -> {}
    }
  }

  /// The next thing is told, in short.
  ///
  /// @param books as they are before it
  void told(Thing what, Portfolio books) {
    told(what.at(), books);
    switch (what) {
      case Thing.Looked(var _, var each) -> looks += each.size();
      case Thing.Unread _ -> unread++;
      case Thing.Missed(Instant at, var missed) -> gaps.add(new BacktestResult.Gap(at, missed));
      case Thing.Fees _, Thing.Read _, Thing.Opened _ -> {}
    }
  }

  private void told(Instant at, Portfolio books) {
    LocalDate day = day(at);
    span.filter(before -> !day(before.until()).equals(day))
        .flatMap(before -> EquityPoint.of(day(before.until()), books))
        .ifPresent(equity::add);
    span = Optional.of(new BacktestResult.Span(span.map(BacktestResult.Span::from).orElse(at), at));
    told++;
  }

  void refused(String rule) {
    refusals.merge(rule, 1L, Long::sum);
  }

  void answered(Outcome outcome) {
    answers.merge(
        switch (outcome) {
          case Outcome.Accepted _ -> "accepted";
          case Outcome.Rejected rejected -> rejected.code();
          case Outcome.Unknown _ -> "unknown";
          case Outcome.Withheld _ -> "withheld";
        },
        1L,
        Long::sum);
  }

  /// Market time of the latest thing told; the earliest of all times before the first.
  Instant last() {
    return span.map(BacktestResult.Span::until).orElse(Instant.EPOCH);
  }

  /// @param ledger at the end
  /// @param found what its series held
  BacktestResult result(Ledger ledger, SeriesFound found, List<Loss> losses, Limits limits) {
    span.flatMap(s -> EquityPoint.of(day(s.until()), ledger.books())).ifPresent(equity::add);
    return new BacktestResult(
        span,
        told,
        looks,
        series,
        found,
        ledger,
        equity,
        Collections.unmodifiableSortedMap(refusals),
        Collections.unmodifiableSortedMap(answers),
        gaps,
        unread,
        losses,
        limits);
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
