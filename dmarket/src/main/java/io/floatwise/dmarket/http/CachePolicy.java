package io.floatwise.dmarket.http;

import io.floatwise.dmarket.request.ReadClass;
import java.time.Duration;
import java.util.Map;

/// How long answers to reads are kept, in protocol time. Where market time runs faster than that,
/// keep nothing.
///
/// @param ages longest age by class; a class that is missing is not kept
/// @param entries most answers kept, 0 for no cache at all
/// @param bytes most bytes of answers kept
/// @param staleAge up to this age an answer that is too old may still be given, marked as stale,
///   while a circuit breaker is open; never one that a write of ours made wrong
public record CachePolicy(
    Map<ReadClass, Duration> ages, int entries, long bytes, Duration staleAge) {

  public static final CachePolicy DEFAULT =
      new CachePolicy(
          Map.of(
              ReadClass.STOREFRONT, Duration.ofSeconds(30),
              ReadClass.BALANCE, Duration.ofSeconds(30),
              ReadClass.SALES, Duration.ofSeconds(300),
              ReadClass.FEES, Duration.ofSeconds(300),
              ReadClass.PROFILE, Duration.ofSeconds(1800),
              ReadClass.CATALOGUE, Duration.ofSeconds(1800)),
          500,
          32 << 20,
          Duration.ofHours(1));

  /// Every read is asked of the venue.
  public static final CachePolicy OFF = new CachePolicy(Map.of(), 0, 0, Duration.ZERO);

  public CachePolicy {
    ages = Map.copyOf(ages);
    if (entries < 0 || bytes < 0 || staleAge.isNegative()) {
      throw new IllegalArgumentException(
          "expected 0 or more, found %d entries, %d bytes, %s".formatted(entries, bytes, staleAge));
    }
    if (ages.containsKey(ReadClass.LIVE)) {
      throw new IllegalArgumentException("LIVE: expected no age, because it is never kept");
    }
  }

  Duration age(ReadClass readClass) {
    return ages.getOrDefault(readClass, Duration.ZERO);
  }
}
