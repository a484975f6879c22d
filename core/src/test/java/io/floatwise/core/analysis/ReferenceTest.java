package io.floatwise.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floatwise.core.analysis.References.Tulip;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Indicators against values that programs of others computed.
class ReferenceTest {

  private static final double EXACT = 1e-9;
  private static final double THREE_DECIMALS = 5e-4;

  /// Tulip's vectors of this line are cut to three decimals, not rounded.
  private static final String CUT = "adl.adl";

  private static final Set<String> STARTS_LATER_AT_TULIP = Set.of("cci.cci", "stoch.k");
  private static final Set<String> INPUTS = Set.of("open", "high", "low", "close", "volume");

  private static Map<String, Line> everyLine(Series series) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (Indicator indicator : Indicators.ALL) {
      indicator.of(series).forEach((name, line) -> lines.put(indicator.id() + "." + name, line));
    }
    return lines;
  }

  @Test
  @Proves(
      value = "P4.6.1",
      breaks = {
        Rolling.class,
        Averages.class,
        Oscillators.class,
        Widths.class,
        Directional.class,
        Volumes.class
      })
  void everyLineEqualsItsColumnOfSkenderFromTheSameBarOn() throws IOException {
    var columns = References.skender();
    Map<String, Line> lines = everyLine(References.series(columns));

    lines.forEach((name, line) -> {
      List<OptionalDouble> column = columns.get(References.SKENDER.get(name));
      assertThat(column).as("column of " + name).hasSize(502);
      for (int i = 0; i < column.size(); i++) {
        assertSame(name + " at " + i, line.at(i), column.get(i));
      }
    });
  }

  @Test
  void noColumnOfSkenderIsLeftOut() throws IOException {
    var columns = new TreeSet<>(References.skender().keySet());
    columns.removeAll(INPUTS);
    columns.removeAll(References.SKENDER.values());
    columns.removeAll(References.SKENDER_TWINS.keySet());
    assertThat(columns).isEmpty();

    var all = References.skender();
    References.SKENDER_TWINS.forEach(
        (twin, column) -> assertThat(all.get(twin)).as(twin).isEqualTo(all.get(column)));
  }

  /// Sums of volume reach thousands of millions, where a double has no ninth decimal: there the
  /// distance is relative.
  private static void assertSame(String what, OptionalDouble ours, OptionalDouble theirs) {
    assertThat(ours.isPresent()).as(what).isEqualTo(theirs.isPresent());
    theirs.ifPresent(value ->
        assertThat(ours.getAsDouble())
            .as(what)
            .isCloseTo(value, within(EXACT * Math.max(1, Math.abs(value)))));
  }

  @Test
  @Proves(
      value = "P4.6.1",
      breaks = {
        Rolling.class,
        Averages.class,
        Oscillators.class,
        Widths.class,
        Directional.class,
        Volumes.class
      })
  void linesOfTheSameConventionEqualTulipsVectors() throws IOException {
    List<Tulip> tests = References.tulip();
    assertThat(tests).hasSize(219);
    References.TULIP.forEach((output, theirs) -> {
      String[] name = theirs.split(":");
      List<Tulip> same = tests.stream().filter(t -> t.indicator().equals(name[0])).toList();
      assertThat(same).as(name[0]).isNotEmpty();
      same.forEach(test -> assertSame(output, test, Integer.parseInt(name[1])));
    });
  }

  private static void assertSame(String output, Tulip test, int index) {
    String[] path = output.split("\\.");
    Indicator indicator =
        Indicators.ALL.stream().filter(i -> i.id().equals(path[0])).findFirst().orElseThrow();
    int outputs = test.indicator().equals("bbands") ? 3 : path[0].equals("stoch") ? 2 : 1;
    List<double[]> inputs = test.vectors().subList(0, test.vectors().size() - outputs);
    Line line = indicator.of(series(inputs), options(test)).get(path[1]);
    double[] expected = test.vectors().get(inputs.size() + index);
    int start = line.size() - expected.length;

    assertThat(line.from()).as(output + " " + test.options()).isLessThanOrEqualTo(start);
    if (!STARTS_LATER_AT_TULIP.contains(output)) {
      assertThat(line.from()).as(output + " " + test.options()).isEqualTo(start);
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(line.at(start + i))
          .as("%s %s at %d".formatted(output, test.options(), i))
          .isPresent();
      assertThat(line.at(start + i).getAsDouble())
          .as("%s %s at %d".formatted(output, test.options(), i))
          .isCloseTo(expected[i], within((output.equals(CUT) ? 2 : 1) * THREE_DECIMALS + EXACT));
    }
  }

  /// Tulip gives smoothing before the second average; the rest is in the same order.
  private static List<Double> options(Tulip test) {
    return test.indicator().equals("stoch")
        ? List.of(test.options().get(0), test.options().get(2), test.options().get(1))
        : test.options();
  }

  /// Tulip's inputs: close; close and volume; high, low and close; or all four.
  private static Series series(List<double[]> inputs) {
    double[] none = new double[inputs.getFirst().length];
    return switch (inputs.size()) {
      case 1 -> Series.of(inputs.get(0), inputs.get(0), inputs.get(0), none);
      case 2 -> Series.of(inputs.get(0), inputs.get(0), inputs.get(0), inputs.get(1));
      case 3 -> Series.of(inputs.get(0), inputs.get(1), inputs.get(2), none);
      case 4 -> Series.of(inputs.get(0), inputs.get(1), inputs.get(2), inputs.get(3));
      default -> throw new AssertionError("inputs: " + inputs.size());
    };
  }
}
