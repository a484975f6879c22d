package io.floatwise.dmarket;

import io.floatwise.core.error.InputException;
import io.floatwise.dmarket.http.ApiClient;
import io.floatwise.dmarket.http.BaseUrl;
import io.floatwise.dmarket.http.BreakerPolicy;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.http.HttpLimits;
import io.floatwise.dmarket.http.RetryPolicy;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.request.RateGroup;
import java.time.Duration;
import java.util.Map;

/// How to talk to the venue.
///
/// @param baseUrl where it is
/// @param limits bounds of every call
/// @param retry how reads are repeated
/// @param breakers when it is left in peace
/// @param cache how long answers to reads are kept
/// @param callsPerSecond the account's budgets where they differ from the published ones; the
///   venue's own headers can make them smaller, never larger
/// @param deadlines longest time of a call, where it differs from [Operation#deadline()]
public record DMarketConfig(
    BaseUrl baseUrl,
    HttpLimits limits,
    RetryPolicy retry,
    BreakerPolicy breakers,
    CachePolicy cache,
    Map<RateGroup, Integer> callsPerSecond,
    Map<Operation, Duration> deadlines) {

  /// The real venue.
  public static final DMarketConfig DEFAULT =
      new DMarketConfig(
          BaseUrl.of("https://api.dmarket.com"),
          HttpLimits.DEFAULT,
          RetryPolicy.DEFAULT,
          BreakerPolicy.DEFAULT,
          CachePolicy.DEFAULT,
          Map.of(),
          Map.of());

  public DMarketConfig {
    callsPerSecond = Map.copyOf(callsPerSecond);
    callsPerSecond.forEach((group, calls) -> {
      if (calls < 1) {
        throw new InputException(
            "budget of %s: expected 1 call per second or more, found %d".formatted(group, calls));
      }
    });
    deadlines = Map.copyOf(deadlines);
    deadlines.forEach((operation, deadline) -> {
      if (!deadline.isPositive()) {
        throw new InputException(
            "deadline of %s: expected a positive time, found %s".formatted(operation, deadline));
      }
    });
  }

  /// The same venue elsewhere.
  ///
  /// @throws InputException as [BaseUrl#of(String)]
  public DMarketConfig withBaseUrl(String address) {
    return new DMarketConfig(
        BaseUrl.of(address), limits, retry, breakers, cache, callsPerSecond, deadlines);
  }

  public DMarketConfig withLimits(HttpLimits other) {
    return new DMarketConfig(baseUrl, other, retry, breakers, cache, callsPerSecond, deadlines);
  }

  public DMarketConfig withRetry(RetryPolicy other) {
    return new DMarketConfig(baseUrl, limits, other, breakers, cache, callsPerSecond, deadlines);
  }

  public DMarketConfig withBreakers(BreakerPolicy other) {
    return new DMarketConfig(baseUrl, limits, retry, other, cache, callsPerSecond, deadlines);
  }

  public DMarketConfig withCache(CachePolicy other) {
    return new DMarketConfig(baseUrl, limits, retry, breakers, other, callsPerSecond, deadlines);
  }

  public DMarketConfig withCallsPerSecond(Map<RateGroup, Integer> other) {
    return new DMarketConfig(baseUrl, limits, retry, breakers, cache, other, deadlines);
  }

  public DMarketConfig withDeadlines(Map<Operation, Duration> other) {
    return new DMarketConfig(baseUrl, limits, retry, breakers, cache, callsPerSecond, other);
  }

  ApiClient.Behaviour behaviour() {
    return new ApiClient.Behaviour(limits, retry, breakers, cache, callsPerSecond, deadlines);
  }
}
