package io.floatwise.tape.series;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is strange about the series of a file: what repeats, what is missing, what stands still,
/// what jumps. Not thread-safe.
final class Quality {

  private static final int USUAL_TIMES = 3;
  private static final int FROZEN = 10;
  private static final int AROUND = 5;
  private static final int FACTOR = 10;

  private final Map<String, Integer> units = new TreeMap<>();
  private final List<Point> series = new ArrayList<>();
  private int titles;
  private int repeated;
  private int conflicting;
  private int gaps;
  private int frozen;
  private int outliers;
  private long longestGap;
  private String longestGapText = "";
  private int longestFrozen;
  private String longestFrozenText = "";
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /// The next point; those of a title follow each other, in order of time.
  void see(Point point) {
    if (!series.isEmpty() && !series.getLast().isSameSeries(point)) {
      judge();
    }
    if (!series.isEmpty() && series.getLast().from() == point.from()) {
      Point before = series.removeLast();
      if (before.isSameValue(point)) {
        repeated++;
      } else {
        conflicting++;
      }
    }
    series.add(point);
  }

  private void judge() {
    titles++;
    for (Point point : series) {
      units.merge(point.unit(), 1, Integer::sum);
    }
    first = Math.min(first, series.getFirst().from());
    last = Math.max(last, series.getLast().from());
    distances();
    still();
    jumps();
    series.clear();
  }

  private void distances() {
    if (series.size() < 3) {
      return;
    }
    long[] distances = new long[series.size() - 1];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = series.get(i + 1).from() - series.get(i).from();
    }
    long[] sorted = distances.clone();
    Arrays.sort(sorted);
    long usual = sorted[sorted.length / 2];
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] > usual * USUAL_TIMES) {
        gaps++;
        if (distances[i] > longestGap) {
          longestGap = distances[i];
          Point before = series.get(i);
          longestGapText =
              "%s from %s, %s".formatted(before.series(), at(before), length(distances[i]));
        }
      }
    }
  }

  private void still() {
    int since = 0;
    for (int i = 1; i <= series.size(); i++) {
      if (i < series.size() && series.get(i).isSameValue(series.get(since))) {
        continue;
      }
      int run = i - since;
      if (run >= FROZEN) {
        frozen++;
        if (run > longestFrozen) {
          longestFrozen = run;
          Point begin = series.get(since);
          longestFrozenText =
              "%s from %s to %s, %d points"
                  .formatted(begin.series(), at(begin), at(series.get(i - 1)), run);
        }
      }
      since = i;
    }
  }

  private void jumps() {
    for (int i = 0; i < series.size(); i++) {
      int low = Math.max(0, i - AROUND);
      int high = Math.min(series.size(), i + AROUND + 1);
      long[] around =
          series.subList(low, high).stream()
              .mapToLong(Point::price)
              .filter(price -> price != Point.NONE)
              .sorted()
              .toArray();
      long price = series.get(i).price();
      if (price != Point.NONE && around.length > AROUND) {
        long median = around[around.length / 2];
        outliers += price > median * FACTOR || price * FACTOR < median ? 1 : 0;
      }
    }
  }

  private static Instant at(Point point) {
    return Instant.ofEpochSecond(point.from());
  }

  private static String length(long seconds) {
    Duration duration = Duration.ofSeconds(seconds);
    return duration.toDays() > 1 ? duration.toDays() + " days" : duration.toHours() + " hours";
  }

  /// @param source whose points all were seen
  /// @param written points that are on the tape now
  /// @param daysThere days that were there already
  ImportReport report(SeriesFile source, int written, int daysThere) {
    if (!series.isEmpty()) {
      judge();
    }
    Faults faults = source.faults();
    return new ImportReport(
        source.file().toString(),
        faults.rows(),
        written,
        titles,
        daysThere,
        Instant.ofEpochSecond(first),
        Instant.ofEpochSecond(last),
        units,
        faults.unreadableRows(),
        faults.backwards(),
        repeated,
        conflicting,
        gaps,
        longestGapText,
        frozen,
        longestFrozenText,
        outliers,
        source.rounded(),
        faults.cutBecause(),
        faults.examples());
  }
}
