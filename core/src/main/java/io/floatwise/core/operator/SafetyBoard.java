package io.floatwise.core.operator;

import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.ApprovalQueue;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.LockBucket;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.trade.Intent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Draws what holds trading back, for every face.
public final class SafetyBoard {

  private SafetyBoard() {}

  /// The state at market time `now`.
  ///
  /// @param limits that hold now
  public static Status.Safety draw(
      Instant now, Portfolio portfolio, RiskCounters counters, Limits limits) {
    return new Status.Safety(
        counters.brake().stance(),
        counters.brake().isPanic(),
        limits.settings(),
        counters
            .limits()
            .proposal(now)
            .map(p -> new Status.ProposalLine(p.id().toString(), p.changes(), p.by(), p.until())),
        counters.approvals().waiting().stream().map(SafetyBoard::line).toList(),
        locked(portfolio, now),
        counters
            .refusedCommand()
            .map(r -> new Status.RefusedLine(r.seq(), ErrorCode.RULE.after(r.reason()))),
        portfolio.difference().map(d -> line(d, portfolio)));
  }

  private static Status.DifferenceLine line(Fact.BooksDiffer differ, Portfolio portfolio) {
    return new Status.DifferenceLine(
        differ.expected(),
        differ.observed(),
        MoneyText.answers(differ, portfolio).stream().map(MoneyText::text).toList());
  }

  private static List<Status.LockLine> locked(Portfolio portfolio, Instant now) {
    var sums = LockBucket.of(portfolio, now);
    return Arrays.stream(LockBucket.values())
        .map(b -> new Status.LockLine(b.label(), sums.getOrDefault(b, Money.ZERO_USD)))
        .toList();
  }

  private static Status.ApprovalLine line(ApprovalQueue.Request request) {
    Intent intent = request.intent();
    return new Status.ApprovalLine(
        request.id().toString(),
        DecisionLog.action(intent),
        intent.title().name(),
        DecisionLog.amount(intent),
        request.rule(),
        request.reason(),
        request.evidence().summary(),
        request.until(),
        request.approved());
  }
}
