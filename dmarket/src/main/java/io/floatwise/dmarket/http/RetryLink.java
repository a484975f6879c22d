package io.floatwise.dmarket.http;

import io.floatwise.dmarket.request.ApiRequest;
import java.time.Duration;
import java.util.random.RandomGenerator;
import okio.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Repeats reads that a later attempt may answer, within the deadline of the call and the budget of
/// repetitions. A repetition that we hold back ourselves leaves the fault before it. Writes go
/// through once.
final class RetryLink implements Link {

  private static final Logger LOG = LoggerFactory.getLogger(RetryLink.class);

  private final Link next;
  private final RetryPolicy policy;
  private final ProtocolTime time;
  private final RandomGenerator random;
  private final RetryBudget budget;

  /// @param random thread-safe
  RetryLink(Link next, RetryPolicy policy, ProtocolTime time, RandomGenerator random) {
    this.next = next;
    this.policy = policy;
    this.time = time;
    this.random = random;
    this.budget = new RetryBudget(policy.percentOfCalls(), policy.attempts() - 1, time);
  }

  @Override
  public Exchange exchange(ApiRequest request, Send send) {
    budget.called();
    Exchange last = next.exchange(request, send);
    for (int attempt = 1; attempt < policy.attempts(); attempt++) {
      if (!last.isWorthRepeating(request)
          || !(last.reply() instanceof Reply.Failed<ByteString>(Fault fault))
          || !waited(request, send, attempt, fault, last.hints())) {
        return last;
      }
      Exchange again = next.exchange(request, send);
      if (again.isHeldBack()) {
        return last;
      }
      last = again;
    }
    return last;
  }

  private boolean waited(ApiRequest request, Send send, int attempt, Fault fault, RateHints hints) {
    Duration asked = hints.wait(fault.status().orElse(0));
    Duration own = policy.backoff(attempt, fault, random);
    Duration wait = asked.compareTo(own) > 0 ? asked : own;
    if (wait.compareTo(send.remaining(time, policy.patience())) > 0 || !budget.take()) {
      return false;
    }
    LOG.info("{}: {}; attempt {} in {}", request.operation(), fault.message(), attempt + 1, wait);
    try {
      time.sleep(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
