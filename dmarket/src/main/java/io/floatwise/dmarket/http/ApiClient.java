package io.floatwise.dmarket.http;

import io.floatwise.dmarket.auth.RequestAuthorizer;
import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.dmarket.wire.Json;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import okio.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends requests through the chain retry, budget, signature, transport. Every attempt takes a
/// permit of its own and is dated and signed after it got it. Calls block; thread-safe.
public final class ApiClient implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);

  private final VenueClock clock;
  private final Transport transport;
  private final Link chain;

  /// @param callsPerSecond budgets by group; a missing group has its default
  /// @param random for the jitter of retries; thread-safe
  public ApiClient(
      BaseUrl base,
      HttpLimits limits,
      RetryPolicy retry,
      Map<RateGroup, Integer> callsPerSecond,
      RequestAuthorizer authorizer,
      ProtocolTime time,
      RandomGenerator random) {
    this.clock = new VenueClock(time);
    this.transport = new Transport(base, limits, clock, time);
    Link sign = new SignLink(transport, authorizer, clock);
    Link budget = new BudgetLink(sign, callsPerSecond, limits, time);
    this.chain = new RetryLink(budget, retry, time, random);
  }

  /// Sends `request` and reads the JSON object of the answer.
  ///
  /// @param reading throws [io.floatwise.dmarket.wire.WireException] for what it cannot read
  public <T> Reply<T> call(ApiRequest request, Function<Json, T> reading) {
    Reply<ByteString> answer = chain.exchange(request, Send.PLAIN).reply();
    Reply<T> reply = answer.map(body -> reading.apply(Json.parse(body.toByteArray())));
    switch (reply) {
      case Reply.Ok<T> ok -> LOG.debug("{}: {}", request.operation(), ok.status());
      case Reply.Failed<T>(Fault fault) ->
          LOG.debug("{}: {} ({})", request.operation(), fault.code(), fault.message());
    }
    return reply;
  }

  /// How far the venue's clock is ahead of ours, as its answers showed; negative if it is behind.
  public Duration skew() {
    return clock.skew();
  }

  /// Ends running calls and releases every socket. Later calls fail at once.
  @Override
  public void close() {
    transport.close();
  }
}
