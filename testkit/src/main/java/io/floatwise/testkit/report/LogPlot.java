package io.floatwise.testkit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// How figures grow, as a picture in SVG with logarithmic axes: what grows in proportion rises by
/// 45 degrees if both axes have the same length for a power of ten.
///
/// @param title above it
/// @param across what the horizontal axis counts
/// @param lines each with a colour of its own, at most six
public record LogPlot(String title, String across, List<Line> lines) {

  private static final String[] COLOURS = {
    "#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#17becf"
  };
  private static final int DECADE = 110;
  private static final int LEFT = 70;
  private static final int TOP = 40;
  private static final int LEGEND = 300;

  /// @param name of the line, with its unit
  /// @param points with figures above 0, from left to right; others are left out
  public record Line(String name, List<Point> points) {
    public Line {
      points = points.stream().filter(point -> point.x() > 0 && point.y() > 0).toList();
    }
  }

  /// One figure.
  public record Point(double x, double y) {}

  public LogPlot {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > COLOURS.length) {
      throw new IllegalArgumentException(
          "expected 1 to %d lines, found %d".formatted(COLOURS.length, lines.size()));
    }
  }

  /// The powers of ten that an axis spans.
  private record Span(int from, int to) {
    static Span of(double[] values) {
      int from = Integer.MAX_VALUE;
      int to = Integer.MIN_VALUE;
      for (double value : values) {
        from = Math.min(from, (int) Math.floor(Math.log10(value)));
        to = Math.max(to, (int) Math.ceil(Math.log10(value)));
      }
      return new Span(from, Math.max(to, from + 1));
    }

    int length() {
      return (to - from) * DECADE;
    }

    double at(double value) {
      return (Math.log10(value) - from) * DECADE;
    }
  }

  public String svg() {
    Span x = Span.of(all(Point::x));
    Span y = Span.of(all(Point::y));
    int bottom = TOP + y.length();
    int width = LEFT + x.length() + LEGEND;
    int height = bottom + 60;
    var svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            .formatted(width, height));
    svg.append(" font-family=\"sans-serif\" font-size=\"12\">\n");
    svg.append("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n".formatted(width, height));
    text(svg, LEFT, 22, "start", title);
    for (int power = y.from(); power <= y.to(); power++) {
      double at = bottom - y.at(Math.pow(10, power));
      grid(svg, LEFT, at, LEFT + x.length(), at);
      text(svg, LEFT - 8, at + 4, "end", ten(power));
    }
    for (int power = x.from(); power <= x.to(); power++) {
      double at = LEFT + x.at(Math.pow(10, power));
      grid(svg, at, TOP, at, bottom);
      text(svg, at, bottom + 18, "middle", ten(power));
    }
    text(svg, LEFT + x.length() / 2.0, bottom + 42, "middle", across);
    for (int i = 0; i < lines.size(); i++) {
      line(svg, lines.get(i), COLOURS[i], x, y, bottom);
      int at = TOP + 16 + 22 * i;
      int left = LEFT + x.length() + 24;
      svg.append(
          "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>%n"
              .formatted(left, at - 6, COLOURS[i]));
      text(svg, left + 22, at, "start", lines.get(i).name());
    }
    return svg.append("</svg>\n").toString();
  }

  private double[] all(ToDoubleFunction<Point> coordinate) {
    return lines.stream().flatMap(line -> line.points().stream()).mapToDouble(coordinate).toArray();
  }

  private static void line(
      StringBuilder svg, Line line, String colour, Span x, Span y, int bottom) {
    List<String> path = new ArrayList<>();
    for (Point point : line.points()) {
      String across = tenth(LEFT + x.at(point.x()));
      String up = tenth(bottom - y.at(point.y()));
      path.add(across + "," + up);
      svg.append(
          "<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>%n".formatted(across, up, colour));
    }
    svg.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
            .formatted(String.join(" ", path), colour));
  }

  private static void grid(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#dddddd\"/>%n"
            .formatted(tenth(x1), tenth(y1), tenth(x2), tenth(y2)));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>%n"
            .formatted(tenth(x), tenth(y), anchor, escape(text)));
  }

  private static String tenth(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String ten(int power) {
    return power >= 0
        ? String.format(Locale.ROOT, "%,d", (long) Math.pow(10, power))
        : String.format(Locale.ROOT, "%." + -power + "f", Math.pow(10, power));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
