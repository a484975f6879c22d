package io.floatwise.bench.benefit;

import io.floatwise.core.sim.SimRules;
import io.floatwise.core.portfolio.*;
import io.floatwise.core.pricing.*;
import io.floatwise.sandbox.market.*;
import java.time.Duration;
import java.util.*;
import java.util.stream.*;
import org.junit.jupiter.api.Test;

class ProbeTest {
  record Row(long seed, Life bot, Life any, double secs) {}
  static Row row(long seed, int titles, int days, double mispricedPerTitle) {
      long t = System.nanoTime();
      var settings = MarketSettings.SMALL_CS2.withSeed(seed).withTitles(titles).withTraders(Traders.MIXED)
          .withMispricedPerDay(titles * mispricedPerTitle);
      var scene = new Scene(() -> SeededMarket.open(settings, SimRules.DEFAULT), days);
      Life bot = BotRun.live(scene);
      Life any = Boolean.getBoolean("any") ? RandomRun.live(scene, bot, seed) : bot;
      return new Row(seed, bot, any, (System.nanoTime() - t) / 1e9);
  }
  static double[] usd(List<Row> rows, java.util.function.ToLongFunction<Row> f) { return rows.stream().mapToDouble(r -> f.applyAsLong(r) / 100.0).toArray(); }
  static String ci(double[] x) {
    double m = Arrays.stream(x).average().orElse(0);
    double v = Arrays.stream(x).map(a -> (a - m) * (a - m)).sum() / (x.length - 1);
    double h = 2.093 * Math.sqrt(v / x.length);
    return "%.2f +- %.2f [min %.2f]".formatted(m, h, Arrays.stream(x).min().orElse(0));
  }
  @Test
  void probe() {
    int n = Integer.getInteger("seeds", 20);
    int titles = Integer.getInteger("titles", 120);
    int days = Integer.getInteger("days", 60);
    double mis = Double.parseDouble(System.getProperty("mis", "0.1"));
    long t0 = System.nanoTime();
    var rows = Seeds.TUNING.subList(0, n).parallelStream().map(s -> row(s, titles, days, mis)).toList();
    for (Row r : rows) {
      System.out.printf("%d: bot %s fair %s unsold %d bought %d looks %d diff %d | any %s bought %d diff %d  %.1fs%n", r.seed, r.bot.result(),
        r.bot.worth().atFairValue().minus(Scene.STAKE), r.bot.worth().unsold(), r.bot.purchases().size(), r.bot.reads(), r.bot.differences().size(), r.any.result(), r.any.purchases().size(), r.any.differences().size(), r.secs);
    }
    System.out.println("BOT " + ci(usd(rows, r -> r.bot.result().minor())) + "  FAIR " + ci(usd(rows, r -> r.bot.worth().atFairValue().minor() - 100000)));
    System.out.println("DIFF " + ci(usd(rows, r -> r.bot.result().minor() - r.any.result().minor())));
    if (Boolean.getBoolean("lots")) for (Row r : rows) for (var e : r.bot.journal()) {
      if (e.fact() instanceof io.floatwise.core.journal.Fact.SubmissionStarted(var intent, var ev) && !(intent instanceof io.floatwise.core.trade.Intent.Delist))
        System.out.println(r.seed + " " + e.at() + " " + intent.getClass().getSimpleName() + " " + intent.title().name() + " | " + ev.summary() + " | " + ev.data().stream().map(d -> d.name() + "=" + d.value()).collect(Collectors.joining("; ")));
      if (e.fact() instanceof io.floatwise.core.journal.Fact.LotSold sold) { var lot = r.bot.books().lot(sold.lot()).get();
        System.out.println(r.seed + " " + e.at() + " SOLD " + lot.title().name() + " " + sold.price() + " fee " + sold.fee() + " cost " + lot.cost().get() + " days " + Duration.between(lot.acquiredAt(), sold.soldAt()).toHours() / 24.0); }
    }
    System.out.printf("%.1f s%n", (System.nanoTime() - t0) / 1e9);
    decompose(rows);
  }
  static void decompose(List<Row> rows) {
    var byLevel = new TreeMap<String, long[]>();
    var ages = new ArrayList<Double>(); long losses = 0, lossSum = 0, n = 0; long unsoldCost = 0, unsoldN = 0;
    for (Row r : rows) for (Lot lot : r.bot.books().lots()) {
      var cost = lot.cost().get().minor();
      long[] a = byLevel.computeIfAbsent(Level.of(lot.cost().get()).map(Object::toString).orElse("none"), k -> new long[4]);
      a[0]++; a[1] += cost;
      if (lot.profit().isPresent()) { long p = lot.profit().get().minor(); a[2]++; a[3] += p; n++; if (p < 0) { losses++; lossSum += p; } 
        var at = switch (lot.state()) { case LotState.Sold s -> s.soldAt(); case LotState.Settled s -> s.soldAt(); default -> lot.since(); };
        ages.add(Duration.between(lot.acquiredAt(), at).toMinutes() / 1440.0); }
      else { unsoldCost += cost; unsoldN++; }
    }
    byLevel.forEach((k, a) -> System.out.printf("  %s bought %d cost %.2f sold %d profit %.2f%n", k, a[0], a[1] / 100.0, a[2], a[3] / 100.0));
    if (ages.isEmpty()) { return; }
    Collections.sort(ages);
    System.out.printf("  losses %d of %d, %.2f; days to sale median %.2f p90 %.2f p99 %.2f max %.2f; unsold %d cost %.2f%n", losses, n, lossSum / 100.0,
      ages.get(ages.size() / 2), ages.get(ages.size() * 9 / 10), ages.get(ages.size() * 99 / 100), ages.getLast(), unsoldN, unsoldCost / 100.0);
  }
}
