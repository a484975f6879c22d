package io.floatwise.app.backtest;

import io.floatwise.core.backtest.EquityPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// Equity at the end of each day: the sum on a scale of its own, how far it lies below its best,
/// and what of it is free, locked and in items, one upon the other.
final class EquityChart {

  private static final int TOP = 8;
  private static final int SUM = 130;
  private static final int DEPTH = 60;
  private static final int PARTS = 130;
  private static final int GAP = 20;
  private static final int FOOT = 32;
  private static final double PERCENT = 100;

  private final List<EquityPoint> points;

  /// How far each day's end lies below the best one before it.
  private final long[] under;

  private final Plot plot;

  /// @param points two or more, by day
  private EquityChart(List<EquityPoint> points) {
    this.points = points;
    this.under = new long[points.size()];
    long best = Long.MIN_VALUE;
    for (int i = 0; i < under.length; i++) {
      long equity = points.get(i).equity().minor();
      best = Math.max(best, equity);
      under[i] = best - equity;
    }
    int height = TOP + SUM + GAP + DEPTH + GAP + PARTS + FOOT;
    this.plot = new Plot(Plot.BROAD, height, "equity, drawdown and what equity is made of, by day");
  }

  /// @return empty text where there are fewer than two days
  static String of(List<EquityPoint> points) {
    return points.size() < 2 ? "" : new EquityChart(points).draw();
  }

  private String draw() {
    Plot.Panel sum = curve(TOP);
    sum.dollars(4);
    name(TOP, "equity");
    drawdown(TOP + SUM + GAP);
    name(TOP + SUM + GAP, "below its best");
    long most = points.stream().mapToLong(p -> p.equity().minor()).max().orElse(1);
    Plot.Panel parts =
        plot.new Panel(TOP + SUM + GAP + DEPTH + GAP, PARTS, 0, Math.max(1, most * 1.2));
    parts.dollars(4);
    band(parts, "usable", _ -> 0, p -> p.usable().minor());
    band(parts, "locked", p -> p.usable().minor(), p -> p.usable().plus(p.locked()).minor());
    band(parts, "items", p -> p.usable().plus(p.locked()).minor(), p -> p.equity().minor());
    name(TOP + SUM + GAP + DEPTH + GAP, "made of");
    parts.times(at(0), at(points.size() - 1));
    return plot.done();
  }

  /// Stands in the upper left corner of a panel.
  private void name(int top, String words) {
    plot.text(plot.left() + 4, top + 8, "start", words);
  }

  private Plot.Panel curve(int top) {
    long least = points.stream().mapToLong(p -> p.equity().minor()).min().orElse(0);
    long most = points.stream().mapToLong(p -> p.equity().minor()).max().orElse(1);
    double room = Math.max(50, (most - least) * 0.08);
    Plot.Panel panel = plot.new Panel(top, SUM, least - room, most + room);
    var line = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      line.append(Plot.point(x(i), panel.y(points.get(i).equity().minor())));
    }
    plot.shape(
        "polyline",
        "equity",
        line,
        "equity from %s to %s USD"
            .formatted(
                points.getFirst().equity().toDecimal(), points.getLast().equity().toDecimal()));
    return panel;
  }

  private void drawdown(int top) {
    long deepest = Arrays.stream(under).max().orElse(0);
    Plot.Panel panel = plot.new Panel(top, DEPTH, -Math.max(100, deepest * 1.1), 0);
    panel.dollars(3);
    var area = new StringBuilder(Plot.point(x(0), panel.y(0)));
    for (int i = 0; i < under.length; i++) {
      area.append(Plot.point(x(i), panel.y(-under[i])));
    }
    area.append(Plot.point(x(under.length - 1), panel.y(0)));
    plot.shape("polygon", "drawdown", area, "below its best");
  }

  /// The deepest fall between ends of days, in dollars and as a share of the best before it.
  static String deepest(List<EquityPoint> points) {
    long best = Long.MIN_VALUE;
    long deepest = 0;
    double share = 0;
    for (EquityPoint point : points) {
      best = Math.max(best, point.equity().minor());
      if (best - point.equity().minor() > deepest) {
        deepest = best - point.equity().minor();
        share = PERCENT * deepest / Math.max(1, best);
      }
    }
    return String.format(Locale.ROOT, "%.2f USD (%.1f %%)", deepest / PERCENT, share);
  }

  private void band(
      Plot.Panel panel,
      String name,
      ToLongFunction<EquityPoint> below,
      ToLongFunction<EquityPoint> above) {
    var area = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      area.append(Plot.point(x(i), panel.y(above.applyAsLong(points.get(i)))));
    }
    for (int i = points.size() - 1; i >= 0; i--) {
      area.append(Plot.point(x(i), panel.y(below.applyAsLong(points.get(i)))));
    }
    plot.shape("polygon", name, area, name);
  }

  private double x(int i) {
    return plot.x(at(i), at(0), at(points.size() - 1));
  }

  /// The end of a day, drawn at its date.
  private Instant at(int i) {
    LocalDate day = points.get(i).day();
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
