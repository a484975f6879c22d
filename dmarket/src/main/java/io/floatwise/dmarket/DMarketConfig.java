package io.floatwise.dmarket;

import io.floatwise.dmarket.http.BaseUrl;
import io.floatwise.dmarket.http.HttpLimits;
import io.floatwise.dmarket.http.RetryPolicy;
import io.floatwise.dmarket.request.RateGroup;
import java.util.Map;

/// How to talk to the venue.
///
/// @param baseUrl where it is
/// @param limits bounds of every call
/// @param retry how reads are repeated
/// @param callsPerSecond the account's budgets where they differ from the published ones
public record DMarketConfig(
    BaseUrl baseUrl, HttpLimits limits, RetryPolicy retry, Map<RateGroup, Integer> callsPerSecond) {

  /// The real venue.
  public static final DMarketConfig DEFAULT =
      new DMarketConfig(
          BaseUrl.of("https://api.dmarket.com"), HttpLimits.DEFAULT, RetryPolicy.DEFAULT, Map.of());

  public DMarketConfig {
    callsPerSecond = Map.copyOf(callsPerSecond);
    callsPerSecond.forEach((group, calls) -> {
      if (calls < 1) {
        throw new IllegalArgumentException(
            "budget of %s: expected 1 call per second or more, found %d".formatted(group, calls));
      }
    });
  }

  /// The same venue elsewhere.
  ///
  /// @throws IllegalArgumentException as [BaseUrl#of(String)]
  public DMarketConfig withBaseUrl(String address) {
    return new DMarketConfig(BaseUrl.of(address), limits, retry, callsPerSecond);
  }

  public DMarketConfig withLimits(HttpLimits other) {
    return new DMarketConfig(baseUrl, other, retry, callsPerSecond);
  }

  public DMarketConfig withRetry(RetryPolicy other) {
    return new DMarketConfig(baseUrl, limits, other, callsPerSecond);
  }

  public DMarketConfig withCallsPerSecond(Map<RateGroup, Integer> other) {
    return new DMarketConfig(baseUrl, limits, retry, other);
  }
}
