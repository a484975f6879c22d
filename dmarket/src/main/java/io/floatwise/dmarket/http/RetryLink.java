package io.floatwise.dmarket.http;

import io.floatwise.dmarket.request.ApiRequest;
import java.time.Duration;
import java.util.random.RandomGenerator;
import okio.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Repeats reads that a later attempt may answer. Writes go through once.
final class RetryLink implements Link {

  private static final Logger LOG = LoggerFactory.getLogger(RetryLink.class);

  private final Link next;
  private final RetryPolicy policy;
  private final ProtocolTime time;
  private final RandomGenerator random;

  /// @param random thread-safe
  RetryLink(Link next, RetryPolicy policy, ProtocolTime time, RandomGenerator random) {
    this.next = next;
    this.policy = policy;
    this.time = time;
    this.random = random;
  }

  @Override
  public Exchange exchange(ApiRequest request, Send send) {
    Exchange last = next.exchange(request, send);
    for (int attempt = 1; attempt < policy.attempts(); attempt++) {
      if (!last.isWorthRepeating(request)
          || !(last.reply() instanceof Reply.Failed<ByteString>(Fault fault))
          || !waited(request, attempt, fault, last.hints())) {
        return last;
      }
      last = next.exchange(request, send);
    }
    return last;
  }

  private boolean waited(ApiRequest request, int attempt, Fault fault, RateHints hints) {
    Duration asked = hints.wait(fault.status().orElse(0));
    Duration own = policy.backoff(attempt, fault, random);
    Duration wait = asked.compareTo(own) > 0 ? asked : own;
    if (wait.compareTo(policy.patience()) > 0) {
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
