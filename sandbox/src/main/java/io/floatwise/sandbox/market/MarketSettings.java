package io.floatwise.sandbox.market;

import io.floatwise.core.error.InputException;
import java.time.Instant;
import java.util.Optional;

/// What a simulated market is made from.
///
/// @param seed everything random derives from it
/// @param titles how many titles of a seeded market
/// @param traders who trades besides honest makers, takers and holders of targets
/// @param mispricedPerDay offers per day, over the whole market, that somebody lists far below fair
///   value; 0 switches them off
/// @param start market time at which accounts can act
/// @param historyDays days of trading before `start`, so that there are sales to look at
/// @param crash of the whole market; empty for none
/// @param efficient whether holders of targets bid within the least fee of fair value and nobody
///   sells far below it, so that nobody can earn anything; only sensible without mispriced offers
public record MarketSettings(
    long seed,
    Titles titles,
    Traders traders,
    double mispricedPerDay,
    Instant start,
    int historyDays,
    Optional<Crash> crash,
    boolean efficient) {

  /// The market of the demo: a few hundred CS2 titles, quick to start.
  public static final MarketSettings SMALL_CS2 =
      new MarketSettings(
          1,
          new Titles(300, 0, 0, 0),
          Traders.PLAIN,
          30,
          Instant.parse("2026-01-05T00:00:00Z"),
          14,
          Optional.empty(),
          false);

  /// All four games with every kind of trader.
  public static final MarketSettings FULL =
      new MarketSettings(
          1,
          new Titles(1_200, 400, 300, 300),
          Traders.MIXED,
          30,
          Instant.parse("2026-01-05T00:00:00Z"),
          7,
          Optional.empty(),
          false);

  public MarketSettings {
    if (historyDays < 0 || !(mispricedPerDay >= 0 && mispricedPerDay <= 100_000)) {
      throw new InputException(
          "expected no negative days and 0 to 100000 mispriced offers a day, found %d and %s"
              .formatted(historyDays, mispricedPerDay));
    }
  }

  /// What makes it differ from other markets, in one line; where there is nothing but CS2 and no
  /// bots, the line that such markets have always had, so that their logs stay readable.
  public String identity() {
    boolean plain = titles.all() == titles.cs2() && traders.equals(Traders.PLAIN);
    return "MarketSettings[seed=%d, titles=%s, %smispricedPerDay=%s, start=%s, historyDays=%d%s%s]"
        .formatted(
            seed,
            plain ? titles.cs2() : titles,
            plain ? "" : "traders=" + traders + ", ",
            mispricedPerDay,
            start,
            historyDays,
            crash.map(c -> ", crash=" + c).orElse(""),
            efficient ? ", efficient" : "");
  }

  public MarketSettings withSeed(long other) {
    return new MarketSettings(
        other, titles, traders, mispricedPerDay, start, historyDays, crash, efficient);
  }

  public MarketSettings withTitles(Titles other) {
    return new MarketSettings(
        seed, other, traders, mispricedPerDay, start, historyDays, crash, efficient);
  }

  /// CS2 titles only.
  public MarketSettings withTitles(int cs2) {
    return withTitles(new Titles(cs2, 0, 0, 0));
  }

  public MarketSettings withTraders(Traders other) {
    return new MarketSettings(
        seed, titles, other, mispricedPerDay, start, historyDays, crash, efficient);
  }

  public MarketSettings withMispricedPerDay(double other) {
    return new MarketSettings(seed, titles, traders, other, start, historyDays, crash, efficient);
  }

  public MarketSettings withStart(Instant other) {
    return new MarketSettings(
        seed, titles, traders, mispricedPerDay, other, historyDays, crash, efficient);
  }

  public MarketSettings withHistoryDays(int other) {
    return new MarketSettings(
        seed, titles, traders, mispricedPerDay, start, other, crash, efficient);
  }

  public MarketSettings withCrash(Optional<Crash> other) {
    return new MarketSettings(
        seed, titles, traders, mispricedPerDay, start, historyDays, other, efficient);
  }

  public MarketSettings withEfficient(boolean other) {
    return new MarketSettings(
        seed, titles, traders, mispricedPerDay, start, historyDays, crash, other);
  }
}
