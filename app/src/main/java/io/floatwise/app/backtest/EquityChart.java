package io.floatwise.app.backtest;

import io.floatwise.core.backtest.EquityPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// Equity by day as SVG: what is free, what is locked and what lies in items, one upon the other,
/// and below it how far the equity lies under its best.
final class EquityChart {

  private static final int CENTS = 100;
  private static final int WIDTH = 900;
  private static final int LEFT = 70;
  private static final int TOP = 10;
  private static final int HEIGHT = 240;
  private static final int GAP = 30;
  private static final int DEPTH = 80;
  private static final int FOOT = 30;

  private final List<EquityPoint> points;
  private final long most;

  /// How far each day's end lies below the best one before it.
  private final long[] under;

  private final long deepest;
  private final StringBuilder svg = new StringBuilder();

  /// @param points two or more, by day
  private EquityChart(List<EquityPoint> points) {
    this.points = points;
    this.most = Math.max(1, points.stream().mapToLong(p -> p.equity().minor()).max().orElse(1));
    this.under = new long[points.size()];
    long best = Long.MIN_VALUE;
    for (int i = 0; i < under.length; i++) {
      long equity = points.get(i).equity().minor();
      best = Math.max(best, equity);
      under[i] = best - equity;
    }
    this.deepest = Arrays.stream(under).max().orElse(0);
  }

  /// @return empty text where there are fewer than two days
  static String of(List<EquityPoint> points) {
    return points.size() < 2 ? "" : new EquityChart(points).draw();
  }

  private String draw() {
    int bottom = TOP + HEIGHT + (deepest > 0 ? GAP + DEPTH : 0) + FOOT;
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"equity by day\">"
            .formatted(WIDTH, bottom));
    band("usable", _ -> 0, p -> p.usable().minor());
    band("locked", p -> p.usable().minor(), p -> p.usable().plus(p.locked()).minor());
    band("items", p -> p.usable().plus(p.locked()).minor(), p -> p.equity().minor());
    scale(TOP, HEIGHT, most, false);
    if (deepest > 0) {
      drawdown();
    }
    text(LEFT, bottom - 8, "start", points.getFirst().day().toString());
    text(WIDTH, bottom - 8, "end", points.getLast().day().toString());
    return svg.append("</svg>").toString();
  }

  private void band(
      String name, ToLongFunction<EquityPoint> below, ToLongFunction<EquityPoint> above) {
    svg.append("<polygon class=\"%s\" points=\"".formatted(name));
    for (int i = 0; i < points.size(); i++) {
      point(i, y(above.applyAsLong(points.get(i))));
    }
    for (int i = points.size() - 1; i >= 0; i--) {
      point(i, y(below.applyAsLong(points.get(i))));
    }
    svg.append("\"><title>%s</title></polygon>".formatted(name));
  }

  private void drawdown() {
    int top = TOP + HEIGHT + GAP;
    svg.append("<polygon class=\"drawdown\" points=\"");
    point(0, top);
    for (int i = 0; i < under.length; i++) {
      point(i, top + DEPTH * (double) under[i] / deepest);
    }
    point(under.length - 1, top);
    svg.append("\"><title>below its best</title></polygon>");
    scale(top, DEPTH, deepest, true);
  }

  /// @param down whether the largest amount stands at the bottom
  private void scale(int top, int height, long amount, boolean down) {
    for (int i = 0; i <= 2; i++) {
      double y = top + height * i / 2.0;
      double share = down ? i / 2.0 : 1 - i / 2.0;
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
              LEFT,
              y,
              WIDTH,
              y));
      double value = (down ? -1 : 1) * amount * share / CENTS;
      text(LEFT - 6, y + 4, "end", String.format(Locale.ROOT, "%.2f", value));
    }
  }

  private void text(int x, double y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
            x,
            y,
            anchor,
            words));
  }

  private void point(int i, double y) {
    double x = LEFT + (double) (WIDTH - LEFT) * i / (points.size() - 1);
    svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
  }

  private double y(long cents) {
    return TOP + HEIGHT - HEIGHT * (double) Math.max(0, cents) / most;
  }
}
