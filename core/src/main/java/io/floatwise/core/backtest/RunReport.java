package io.floatwise.core.backtest;

import io.floatwise.core.pricing.FillTrial;
import io.floatwise.core.report.Distribution;
import io.floatwise.core.report.ProfitParts;
import io.floatwise.core.report.RoundTrip;
import io.floatwise.core.report.TradeLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What can be told of a run beyond its books.
///
/// @param end market time of the last thing told; capital is counted up to then
/// @param trips every lot, oldest first
/// @param parts where the result comes from
/// @param trades how their figures are spread
/// @param turnover empty where no day ended with money
/// @param offerFills what was forecast for our offers and what became of them
/// @param targetFills the same of our targets
/// @param log of the run
public record RunReport(
    Instant end,
    List<RoundTrip> trips,
    ProfitParts parts,
    Distribution.Trades trades,
    Optional<Turnover> turnover,
    List<FillTrial> offerFills,
    List<FillTrial> targetFills,
    TradeLog log) {

  public RunReport {
    trips = List.copyOf(trips);
    offerFills = List.copyOf(offerFills);
    targetFills = List.copyOf(targetFills);
  }

  /// @param log that has seen the entries of the run
  public static RunReport of(BacktestResult result, TradeLog log) {
    Instant end = result.span().map(BacktestResult.Span::until).orElse(result.ledger().at());
    List<RoundTrip> trips = log.trips(result.ledger());
    return new RunReport(
        end,
        trips,
        ProfitParts.of(trips, end),
        Distribution.Trades.of(trips),
        Turnover.of(result.equity(), result.ledger().books().totals()),
        log.offerFills(end),
        log.targetFills(end),
        log);
  }

  /// Where the result of each kind comes from, by name.
  public Map<String, ProfitParts> by(Function<RoundTrip, String> kind) {
    return ProfitParts.by(trips, end, kind);
  }
}
