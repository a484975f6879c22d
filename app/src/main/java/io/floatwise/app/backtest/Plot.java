package io.floatwise.app.backtest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/// A chart as SVG: axes with units, and whatever is drawn between them. Sizes are in units of the
/// picture; styles are those of [HtmlPage].
final class Plot {

  /// Over the whole width of a page.
  static final String BROAD = "broad";

  /// One of several beside each other.
  static final String SMALL = "small";

  private static final int BROAD_WIDTH = 640;
  private static final int SMALL_WIDTH = 440;
  private static final int BROAD_LEFT = 84;
  private static final int SMALL_LEFT = 64;
  private static final int RIGHT = 20;
  private static final int CENTS = 2;
  private static final Duration DAY = Duration.ofDays(1);
  private static final long MONTH = DAY.multipliedBy(31).toMillis();

  /// Words nearer to the right end than this end there.
  private static final int EDGE = 40;

  /// From the bottom of a panel to the words below it.
  private static final int BROAD_FOOT = 24;

  private static final int SMALL_FOOT = 18;

  /// Steps between two marks of time, in hours.
  private static final List<Integer> HOURS = List.of(1, 2, 3, 6, 12, 24, 48, 120, 240, 480);

  /// Longer steps, in months.
  private static final List<Integer> MONTHS = List.of(1, 2, 3, 6, 12, 24, 60, 120, 240);

  private static final int MOST_TIMES = 6;

  private final StringBuilder svg = new StringBuilder();
  private final int width;
  private final int left;
  private final int foot;

  /// @param kind [#BROAD] or [#SMALL]
  /// @param label what it shows, for those who cannot see it
  Plot(String kind, int height, String label) {
    this.width = kind.equals(BROAD) ? BROAD_WIDTH : SMALL_WIDTH;
    this.foot = kind.equals(BROAD) ? BROAD_FOOT : SMALL_FOOT;
    this.left = kind.equals(BROAD) ? BROAD_LEFT : SMALL_LEFT;
    add(
        "<svg class=\"%s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
        kind, width, height, HtmlPage.escaped(label));
  }

  /// Part of a chart with a scale of its own, from `least` at the bottom to `most` at the top.
  final class Panel {
    private final int top;
    private final int height;
    private final double least;
    private final double most;

    Panel(int top, int height, double least, double most) {
      this.top = top;
      this.height = height;
      this.least = least;
      this.most = most > least ? most : least + 1;
    }

    /// Place of a value; one beyond the scale stands at its end.
    double y(double value) {
      return top + height * (most - Math.clamp(value, least, most)) / (most - least);
    }

    double y(long value) {
      return y((double) value);
    }

    /// Lines at round values, with what `words` says of each.
    void scale(int marks, LongFunction<String> words) {
      long step = step(most - least, marks);
      for (long v = (long) Math.ceil(least / step) * step; v <= most; v += step) {
        add("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>", left, y(v), end(), y(v));
        text(left - 6, y(v) + 3, "end", words.apply(v));
      }
    }

    /// Lines at round amounts of cents, with the amounts in dollars.
    void dollars(int marks) {
      boolean isWhole = step(most - least, marks) % 100 == 0;
      scale(
          marks,
          cents ->
              isWhole
                  ? Long.toString(cents / 100)
                  : BigDecimal.valueOf(cents, CENTS).toPlainString());
    }

    /// Marks of time along its bottom, and words below them.
    void times(Instant from, Instant until) {
      long span = Math.max(1, Duration.between(from, until).toMillis());
      for (int hours : HOURS) {
        long step = Duration.ofHours(hours).toMillis();
        if (step * MOST_TIMES >= span) {
          long first = Math.ceilDiv(from.toEpochMilli(), step) * step;
          for (long at = first; at <= until.toEpochMilli(); at += step) {
            boolean isMidnight = at % DAY.toMillis() == 0;
            mark(Instant.ofEpochMilli(at), from, until, isMidnight ? "d MMM" : "HH:mm");
          }
          return;
        }
      }
      int months =
          MONTHS.stream().filter(m -> span <= m * MONTH * MOST_TIMES).findFirst().orElse(240);
      LocalDate month = LocalDate.of(from.atZone(ZoneOffset.UTC).getYear(), 1, 1);
      while (month.atStartOfDay().isBefore(until.atZone(ZoneOffset.UTC).toLocalDateTime())) {
        Instant at = month.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (!at.isBefore(from)) {
          mark(at, from, until, "MMM yyyy");
        }
        month = month.plusMonths(months);
      }
    }

    private void mark(Instant at, Instant from, Instant until, String pattern) {
      double x = x(at, from, until);
      int bottom = top + height;
      add("<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", x, top, x, bottom + 3);
      boolean isLast = x > width - EDGE;
      String words =
          DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC).format(at);
      text(isLast ? end() : x, bottom + foot, isLast ? "end" : "middle", words);
    }
  }

  /// Place of a share of the width.
  double x(double part, double whole) {
    return left + (end() - left) * part / whole;
  }

  /// Place of a moment.
  double x(Instant at, Instant from, Instant until) {
    return x(
        (double) Duration.between(from, at).toMillis(),
        (double) Math.max(1, Duration.between(from, until).toMillis()));
  }

  int left() {
    return left;
  }

  int end() {
    return width - RIGHT;
  }

  void text(double x, double y, String anchor, String words) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        x, y, anchor, HtmlPage.escaped(words));
  }

  /// A line or an area.
  ///
  /// @param shape `polyline` or `polygon`
  /// @param points written by [#point]
  /// @param title shown where the pointer rests
  void shape(String shape, String style, CharSequence points, String title) {
    add(
        "<%s class=\"%s\" points=\"%s\"><title>%s</title></%s>",
        shape, style, points, HtmlPage.escaped(title), shape);
  }

  static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
  }

  /// Every format is a constant of this package.
  @SuppressWarnings("AnnotateFormatMethod")
  void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }

  /// The picture; nothing can be drawn afterwards.
  String done() {
    return svg.append("</svg>").toString();
  }

  /// 1, 2 or 5 times a power of ten, so that about `marks` of them fit into `span`.
  private static long step(double span, int marks) {
    long power = 1;
    while (true) {
      for (long each : new long[] {power, 2 * power, 5 * power}) {
        if (span / each <= marks) {
          return each;
        }
      }
      power *= 10;
    }
  }
}
