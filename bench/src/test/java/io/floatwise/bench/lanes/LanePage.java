package io.floatwise.bench.lanes;

import io.floatwise.testkit.report.Circumstances;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/// The page of measurements about bars.
final class LanePage {

  private LanePage() {}

  /// @param row cells of a measurement, by its name
  /// @param ratio of the medians of two
  /// @param heap most in use, bytes, for 1, 10 and 100 times the data
  static String of(
      Function<String, String> row,
      ToDoubleBiFunction<String, String> ratio,
      List<Long> heap,
      int rounds)
      throws IOException {
    return String.format(
        Locale.ROOT,
        """
        # Bars: how fast a series is traded

        Written by the long profile (`LaneSpeedTest`); do not edit. All ways take turns in \
        one process: two rounds to warm
        up, then %d, of which the table has the median (and the fastest and slowest). The \
        bars are made by chance from seeds
        before anything is measured: 1,000 series of 20,000 bars with six columns, 20,000,000 \
        bars and 960 MB in all, so none of
        the ways has them in its caches. Times are those of the core that the thread had, \
        except for the sweeps, which are by the
        clock.

        %s
        | Way | ns per bar (and lane) | million a second |
        |---|--:|--:|
        | bare loop: reads every column of the same bars | %s |
        | full pipeline, 1 lane: strategy, limits, fees, spread, volume, both locks, journal \
        | %s |
        | the same without limits, fees, locks and volumes, as ta4j trades, 1,000,000 bars | %s |
        | full pipeline, 64 lanes, 2,000,000 bars | %s |
        | full pipeline, 256 lanes, 2,000,000 bars | %s |
        | twin made of objects, full pipeline, 1 lane, 100,000 bars | %s |
        | ta4j 0.21.0 on `double`, the same 1,000,000 bars | %s |
        | ta4j 0.21.0 on decimals, as it comes, the same 1,000,000 bars | %s |
        | sweep of all series, one thread, by the clock | %s |
        | sweep of all series, two threads, by the clock | %s |

        | Ratio | Found | Asked |
        |---|--:|--:|
        | full pipeline to the bare loop | %.2f | 0.5 |
        | full pipeline to the twin | %.0f | |
        | same trades, to ta4j on `double`, its fastest | %.0f | |
        | same trades, to ta4j on decimals, as it comes | %.0f | 50 |
        | two threads to one | %.2f | 1.6 |

        The pipeline reads the opening price, the volume and the time of a bar only where it \
        trades, the bare loop reads all six
        columns of each; that is how the former can come near the latter, or pass it. ta4j \
        gets its bars as it wants them before it
        is measured; `ta4jMakesTheSameTrades` compares the trades in every build.

        ## Memory

        One series, streamed in parts of 8,192 bars through 16 lanes; most bytes in use after \
        a collection, at ten points of
        the way.

        | Bars | MB in use |
        |--:|--:|
        | 2,048,000 | %.2f |
        | 20,480,000 | %.2f |
        | 204,800,000 | %.2f |
        """,
        rounds,
        Circumstances.lines(),
        row.apply("loop"),
        row.apply("full"),
        row.apply("bare"),
        row.apply("64"),
        row.apply("256"),
        row.apply("twin"),
        row.apply("double"),
        row.apply("decimal"),
        row.apply("one"),
        row.apply("two"),
        ratio.applyAsDouble("loop", "full"),
        ratio.applyAsDouble("twin", "full"),
        ratio.applyAsDouble("double", "bare"),
        ratio.applyAsDouble("decimal", "bare"),
        ratio.applyAsDouble("one", "two"),
        mega(heap.get(0)),
        mega(heap.get(1)),
        mega(heap.get(2)));
  }

  private static double mega(long bytes) {
    return bytes / 1e6;
  }
}
