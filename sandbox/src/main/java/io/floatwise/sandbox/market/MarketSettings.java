package io.floatwise.sandbox.market;

import java.time.Instant;

/// What a simulated market is made from.
///
/// @param seed everything random derives from it
/// @param titles how many titles of a seeded market, 1 to what the names allow
/// @param mispricedPerDay offers per day, over the whole market, that somebody lists far below fair
///   value; 0 switches them off
/// @param start market time at which accounts can act
/// @param historyDays days of trading before `start`, so that there are sales to look at
public record MarketSettings(
    long seed, int titles, double mispricedPerDay, Instant start, int historyDays) {

  public static final MarketSettings DEFAULT =
      new MarketSettings(1, 300, 30, Instant.parse("2026-01-05T00:00:00Z"), 14);

  public MarketSettings {
    if (titles < 1 || historyDays < 0 || !(mispricedPerDay >= 0 && mispricedPerDay <= 100_000)) {
      throw new IllegalArgumentException(
          "expected at least one title, no negative days and 0 to 100000 mispriced offers a day,"
              + " found %d, %d and %s".formatted(titles, historyDays, mispricedPerDay));
    }
  }

  public MarketSettings withSeed(long other) {
    return new MarketSettings(other, titles, mispricedPerDay, start, historyDays);
  }

  public MarketSettings withTitles(int other) {
    return new MarketSettings(seed, other, mispricedPerDay, start, historyDays);
  }

  public MarketSettings withMispricedPerDay(double other) {
    return new MarketSettings(seed, titles, other, start, historyDays);
  }

  public MarketSettings withStart(Instant other) {
    return new MarketSettings(seed, titles, mispricedPerDay, other, historyDays);
  }

  public MarketSettings withHistoryDays(int other) {
    return new MarketSettings(seed, titles, mispricedPerDay, start, other);
  }
}
