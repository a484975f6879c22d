package io.floatwise.dmarket.http;

import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.RateGroup;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okio.ByteString;

/// Lets an attempt pass when a connection and its group's budget are free. The connection comes
/// first: a granted call must leave at once, or calls granted one by one would arrive together.
final class BudgetLink implements Link {

  private final Link next;
  private final Duration patience;
  private final Semaphore connections;
  private final Map<RateGroup, Budget> budgets = new EnumMap<>(RateGroup.class);

  /// @param callsPerSecond the account's budgets; a group that is missing has its default
  BudgetLink(
      Link next, Map<RateGroup, Integer> callsPerSecond, HttpLimits limits, ProtocolTime time) {
    this.next = next;
    this.patience = limits.patience();
    this.connections = new Semaphore(limits.connections(), true);
    for (RateGroup group : RateGroup.values()) {
      int granted = callsPerSecond.getOrDefault(group, group.callsPerSecond());
      budgets.put(group, new Budget(granted, time));
    }
  }

  @Override
  public Exchange exchange(ApiRequest request, Send send) {
    try {
      if (!connections.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return Exchange.failed(Fault.overBudget("connections", patience));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exchange.failed(Fault.notSent("interrupted"));
    }
    try {
      return withinBudget(request, send, budget(request.operation().group()));
    } finally {
      connections.release();
    }
  }

  private Exchange withinBudget(ApiRequest request, Send send, Budget budget) {
    RateGroup group = request.operation().group();
    var granted = budget.acquire(patience);
    if (granted.isEmpty() && Thread.currentThread().isInterrupted()) {
      return Exchange.failed(Fault.notSent("interrupted"));
    }
    if (granted.isEmpty()) {
      return Exchange.failed(Fault.overBudget(group + " calls", budget.waitFromNow()));
    }
    Budget.Permit permit = granted.get();
    RateHints hints = RateHints.NONE;
    boolean throttled = false;
    try {
      Exchange exchange = next.exchange(request, send.whenSent(permit::sent));
      hints = exchange.hints();
      throttled =
          exchange.reply() instanceof Reply.Failed<ByteString>(Fault fault)
              && fault.status().orElse(0) == 429;
      return exchange;
    } finally {
      permit.ended(hints, throttled);
    }
  }

  private Budget budget(RateGroup group) {
    Budget budget = budgets.get(group);
    if (budget == null) {
      throw new IllegalStateException("no budget for " + group);
    }
    return budget;
  }
}
