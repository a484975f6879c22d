package io.floatwise.dmarket.http;

import io.floatwise.core.shared.Neighbours;
import io.floatwise.dmarket.auth.RequestAuthorizer;
import io.floatwise.dmarket.drift.DriftWatch;
import io.floatwise.dmarket.metrics.ClientMetrics;
import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.dmarket.wire.Json;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import okio.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends requests through the chain cache, retry, budget, breaker, signature, transport. Every
/// attempt takes a permit of its own and is dated and signed after it got it. Calls block;
/// thread-safe.
public final class ApiClient implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);

  private final ProtocolTime time;
  private final Map<Operation, Duration> deadlines;
  private final VenueClock clock;
  private final Transport transport;
  private final BudgetLink budget;
  private final BreakerLink breaker;
  private final CacheLink chain;
  private final CallCounters counters = new CallCounters();
  private final DriftWatch drift = new DriftWatch();

  /// How a client behaves.
  ///
  /// @param callsPerSecond budgets by group; a missing group has its default
  /// @param deadlines of operations that differ from the usual
  public record Behaviour(
      HttpLimits limits,
      RetryPolicy retry,
      BreakerPolicy breakers,
      CachePolicy cache,
      Map<RateGroup, Integer> callsPerSecond,
      Map<Operation, Duration> deadlines) {}

  /// With whom calls and answers are shared.
  ///
  /// @param account a name that all nodes have for the account, and nobody can tell who it is
  public record Sharing(Neighbours neighbours, String account) {

    public static final Sharing NONE = new Sharing(Neighbours.NONE, "");
  }

  /// @param random for the jitter of retries; thread-safe
  public ApiClient(
      BaseUrl base,
      Behaviour behaviour,
      RequestAuthorizer authorizer,
      Sharing sharing,
      ProtocolTime time,
      RandomGenerator random) {
    this.time = time;
    this.deadlines = Map.copyOf(behaviour.deadlines());
    this.clock = new VenueClock(time);
    this.transport = new Transport(base, behaviour.limits(), clock, time);
    Link sign = new SignLink(transport, authorizer, clock);
    this.breaker = new BreakerLink(sign, behaviour.breakers(), time);
    this.budget =
        new BudgetLink(
            breaker,
            behaviour.callsPerSecond(),
            behaviour.limits(),
            sharing.neighbours().budget(),
            sharing.account(),
            time);
    Link retry = new RetryLink(budget, behaviour.retry(), time, random);
    var pool = new Pool(sharing.neighbours().answers(), base.toString(), sharing.account());
    this.chain = new CacheLink(retry, behaviour.cache(), pool, time);
  }

  /// Sends `request` and reads the JSON object of the answer.
  ///
  /// @param reading throws [io.floatwise.dmarket.wire.WireException] for what it cannot read
  public <T> Reply<T> call(ApiRequest request, CallOptions options, Function<Json, T> reading) {
    Operation operation = request.operation();
    long start = time.nanos();
    Duration deadline =
        options.deadline().orElse(deadlines.getOrDefault(operation, operation.deadline()));
    Send send =
        Send.of(
                options.priority().orElse(Priority.of(operation)),
                options.fresh(),
                start + deadline.toNanos())
            .whenSent(() -> counters.sent(operation));
    Reply<ByteString> answer = chain.exchange(request, send).reply();
    Reply<T> reply = answer.map(body -> reading.apply(Json.parse(body.toByteArray())));
    counters.ended(operation, reply, time.nanos() - start);
    if (answer instanceof Reply.Ok<ByteString> ok && ok.answer().age().isZero()) {
      drift.look(operation, ok.value()::toByteArray, reply instanceof Reply.Ok<T>, time.nanos());
    }
    if (reply instanceof Reply.Failed<T> && answer instanceof Reply.Ok<ByteString>) {
      chain.forget(request);
    }
    switch (reply) {
      case Reply.Ok<T> ok -> LOG.debug("{}: {}", operation, ok.answer().status());
      case Reply.Failed<T>(Fault fault) ->
          LOG.debug("{}: {} ({})", operation, fault.code(), fault.message());
    }
    return reply;
  }

  /// How far the venue's clock is ahead of ours, as its answers showed; negative if it is behind.
  public Duration skew() {
    return clock.skew();
  }

  public ClientMetrics metrics() {
    return new ClientMetrics(
        counters.counts(),
        breaker.counts(),
        chain.count(),
        budget.waiting(),
        clock.skew(),
        drift.differences(),
        drift.compared());
  }

  /// Ends running calls and releases every socket. Later calls fail at once.
  @Override
  public void close() {
    chain.close();
    transport.close();
  }
}
