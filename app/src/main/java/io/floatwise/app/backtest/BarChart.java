package io.floatwise.app.backtest;

import io.floatwise.core.report.Histogram;
import java.util.function.LongFunction;

/// How often values fall where.
final class BarChart {

  private static final int TOP = 16;
  private static final int HEIGHT = 150;
  private static final int FOOT = 42;
  private static final int MOST_WORDS = 7;

  private BarChart() {}

  /// @param words what stands below the edge of a bar
  /// @param unit of the values
  /// @param signed whether bars of values below zero are drawn as losses
  static String of(Histogram bars, LongFunction<String> words, String unit, boolean signed) {
    var plot = new Plot(Plot.SMALL, TOP + HEIGHT + FOOT, "how many trades by " + unit);
    long most = bars.counts().stream().mapToLong(c -> c).max().orElse(1);
    Plot.Panel panel = plot.new Panel(TOP, HEIGHT, 0, most * 1.05);
    panel.scale(4, Long::toString);
    int n = bars.counts().size();
    int each = Math.ceilDiv(n + 1, MOST_WORDS);
    for (int i = 0; i < n; i++) {
      int count = bars.counts().get(i);
      double x = plot.x(i, n);
      double y = panel.y(count);
      plot.add(
          "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
              + "<title>%s</title></rect>",
          signed && bars.from(i) < 0 ? "loss" : "gain",
          x + 1,
          y,
          Math.max(1, plot.x(1, n) - plot.left() - 2),
          TOP + HEIGHT - y,
          HtmlPage.escaped(
              "%s%s to %s%s %s: %d"
                  .formatted(
                      i == 0 && bars.isOpenBelow() ? "less than " : "",
                      words.apply(bars.from(i)),
                      words.apply(bars.from(i + 1)),
                      i == n - 1 && bars.isOpenAbove() ? " and more" : "",
                      unit,
                      count)));
    }
    for (int i = 0; i <= n; i += each) {
      String before = i == 0 && bars.isOpenBelow() ? "≤ " : "";
      plot.text(plot.x(i, n), TOP + HEIGHT + 16, "middle", before + words.apply(bars.from(i)));
    }
    plot.text(plot.end(), TOP + HEIGHT + 34, "end", unit);
    plot.text(plot.left() - 6, 8, "end", "trades");
    return plot.done();
  }
}
