package io.floatwise.dmarket.http;

import io.floatwise.core.shared.SharedBudget;
import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.RateGroup;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// Lets an attempt pass when its group's budget and a connection are free.
final class BudgetLink implements Link {

  /// What a grant may need until the first byte of its call leaves and the venue counts the call no
  /// longer, beyond the time of an attempt.
  private static final Duration MARGIN =
      Duration.ofNanos(SlidingWindow.LONGEST + SlidingWindow.SECOND + SlidingWindow.GRAIN);

  private final Link next;
  private final Duration patience;
  private final ProtocolTime time;
  private final Map<RateGroup, Budget> budgets = new EnumMap<>(RateGroup.class);

  /// @param callsPerSecond the account's budgets; a group that is missing has its default
  /// @param shared with other nodes
  /// @param scope whose budgets these are, for all nodes
  BudgetLink(
      Link next,
      Map<RateGroup, Integer> callsPerSecond,
      HttpLimits limits,
      SharedBudget shared,
      String scope,
      ProtocolTime time) {
    this.next = next;
    this.patience = limits.patience();
    this.time = time;
    Semaphore connections = new Semaphore(limits.connections());
    for (RateGroup group : RateGroup.values()) {
      int granted = callsPerSecond.getOrDefault(group, group.callsPerSecond());
      var together =
          new Budget.Together(shared, scope + ":" + group, limits.timeout().plus(MARGIN));
      budgets.put(group, new Budget(granted, connections, together, time));
    }
  }

  @Override
  public Exchange exchange(ApiRequest request, Send send) {
    RateGroup group = request.operation().group();
    Budget budget = budget(group);
    var granted = budget.acquire(send.priority(), send.remaining(time, patience));
    if (granted.isEmpty()) {
      return Exchange.failed(
          Thread.currentThread().isInterrupted()
              ? Fault.notSent("interrupted")
              : Fault.overBudget(group + " calls", budget.waitFromNow()));
    }
    Budget.Permit permit = granted.get();
    RateHints hints = RateHints.NONE;
    boolean throttled = false;
    try {
      Exchange exchange = next.exchange(request, send.whenSent(permit::sent));
      hints = exchange.hints();
      throttled = exchange.isThrottled();
      return exchange;
    } finally {
      permit.ended(hints, throttled);
      budgets.values().forEach(Budget::connectionReleased);
    }
  }

  /// Callers that wait for a permit now.
  int waiting() {
    return budgets.values().stream().mapToInt(Budget::waiting).sum();
  }

  private Budget budget(RateGroup group) {
    Budget budget = budgets.get(group);
    if (budget == null) {
      throw new IllegalStateException("no budget for " + group);
    }
    return budget;
  }
}
