package io.floatwise.app.backtest;

import io.floatwise.core.pricing.Reliability;

/// What was forecast against what happened: on the diagonal both are the same.
final class FillChart {

  private static final int TOP = 16;
  private static final int HEIGHT = 190;
  private static final int FOOT = 42;
  private static final int PERCENT = 100;

  private FillChart() {}

  static String of(Reliability seen) {
    var plot = new Plot(Plot.SMALL, TOP + HEIGHT + FOOT, "orders filled against forecast");
    Plot.Panel panel = plot.new Panel(TOP, HEIGHT, 0, PERCENT);
    panel.scale(5, percent -> percent + " %");
    for (int share = 0; share <= PERCENT; share += 20) {
      plot.text(plot.x(share, PERCENT), TOP + HEIGHT + 16, "middle", share + " %");
    }
    plot.shape(
        "polyline",
        "ideal",
        Plot.point(plot.x(0, 1), panel.y(0)) + Plot.point(plot.x(1, 1), panel.y(PERCENT)),
        "as forecast");
    for (Reliability.Bin bin : seen.bins()) {
      double x = plot.x(bin.forecast(), 1);
      plot.add(
          "<path class=\"interval\" d=\"M%.1f,%.1f V%.1f\"/>",
          x, panel.y(PERCENT * bin.low()), panel.y(PERCENT * bin.high()));
      plot.add(
          "<circle class=\"gain\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"><title>forecast %.1f %%, filled"
              + " %.1f %%, of %d</title></circle>",
          x,
          panel.y(PERCENT * bin.seen()),
          PERCENT * bin.forecast(),
          PERCENT * bin.seen(),
          bin.count());
    }
    plot.text(plot.end(), TOP + HEIGHT + 34, "end", "forecast chance");
    plot.text(plot.left(), 8, "start", "share filled, with 95 % interval");
    return plot.done();
  }
}
