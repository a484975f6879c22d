package io.floatwise.bench.benefit;

import io.floatwise.core.money.Money;
import io.floatwise.core.sim.SimRules;
import io.floatwise.sandbox.market.MarketSettings;
import io.floatwise.sandbox.market.SeededMarket;
import io.floatwise.sandbox.market.Traders;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/// The bot against chance and against cash, once for each seed.
///
/// @param rounds one for each seed, in their order
record Contest(List<Round> rounds) {

  /// Mispriced offers a day for each title, as in the demo's market.
  static final double MISPRICED = 0.1;

  /// @param bot what became of its account
  /// @param any what became of the account of random choice in the same market
  record Round(long seed, Life bot, Life any) {}

  static Contest of(List<Long> seeds, LongFunction<Scene> scenes) {
    return new Contest(
        seeds.parallelStream()
            .map(seed -> {
              Scene scene = scenes.apply(seed);
              Life bot = BotRun.live(scene);
              return new Round(seed, bot, RandomRun.live(scene, bot, seed));
            })
            .toList());
  }

  /// A market of the sandbox with wash traders, bots, collectors and trolls.
  static MarketSettings seeded(long seed, int titles) {
    return MarketSettings.SMALL_CS2
        .withSeed(seed)
        .withTitles(titles)
        .withTraders(Traders.MIXED)
        .withMispricedPerDay(titles * MISPRICED);
  }

  /// The same without an edge: nothing is mispriced, and spreads are within the fees.
  static MarketSettings efficient(long seed, int titles) {
    return seeded(seed, titles).withMispricedPerDay(0).withEfficient(true);
  }

  static Scene scene(MarketSettings settings, int days) {
    return new Scene(() -> SeededMarket.open(settings, SimRules.DEFAULT), days);
  }

  /// Against cash, which neither gains nor loses.
  Interval overCash() {
    return interval(r -> r.bot().result().minor());
  }

  Interval overChance() {
    return interval(r -> r.bot().result().minus(r.any().result()).minor());
  }

  /// Unsold lots at fair value instead of at what targets pay.
  Interval overCashAtFairValue() {
    return interval(r -> r.bot().worth().atFairValue().minus(Scene.STAKE).minor());
  }

  Interval overChanceAtFairValue() {
    return interval(
        r -> r.bot().worth().atFairValue().minus(r.any().worth().atFairValue()).minor());
  }

  Money worst() {
    return rounds.stream().map(r -> r.bot().result()).min(Money::compareTo).orElseThrow();
  }

  /// Lots of the bot that came in, over all seeds.
  long acquisitions() {
    return rounds.stream().mapToLong(r -> r.bot().acquisitions().size()).sum();
  }

  private Interval interval(ToLongFunction<Round> cents) {
    return Interval.of(rounds.stream().mapToDouble(r -> cents.applyAsLong(r) / 100.0).toArray());
  }
}
