package io.floatwise.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.floatwise.proving.Proves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// What holds for every series.
@Proves(value = "P4.6.1", breaks = Series.class)
class IndicatorLawsTest {

  private static final Set<String> PRICES =
      Set.of(
          "sma.sma",
          "ema.ema",
          "wma.wma",
          "smma.smma",
          "dema.dema",
          "tema.tema",
          "bb.upper",
          "bb.lower",
          "donchian.upper",
          "donchian.lower",
          "keltner.upper",
          "keltner.lower",
          "vwap.vwap",
          "stdev.mean");
  private static final Set<String> UNCHANGED_BY_SCALE =
      Set.of(
          "rsi.rsi",
          "stoch.k",
          "stoch.d",
          "stoch.j",
          "willr.willr",
          "cci.cci",
          "roc.roc",
          "stdev.zScore",
          "bb.percentB",
          "bb.width",
          "atr.atrp",
          "donchian.width",
          "keltner.width",
          "adx.pdi",
          "adx.adx",
          "mfi.mfi",
          "adl.adl",
          "obv.obv");
  private static final Set<String> UNCHANGED_BY_SHIFT =
      Set.of(
          "rsi.rsi",
          "macd.macd",
          "macd.histogram",
          "stoch.k",
          "willr.willr",
          "cci.cci",
          "roc.momentum",
          "stdev.stdDev",
          "stdev.zScore",
          "bb.percentB",
          "atr.atr",
          "adx.adx",
          "adl.adl",
          "obv.obv");

  /// A random walk with bars.
  private static final class Walk {
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    private Walk(int size) {
      high = new double[size];
      low = new double[size];
      close = new double[size];
      volume = new double[size];
    }

    static Walk of(long seed, int size) {
      var random = new Random(seed);
      var walk = new Walk(size);
      double price = 100;
      for (int i = 0; i < size; i++) {
        price *= Math.exp(random.nextGaussian() / 50);
        walk.close[i] = price;
        walk.high[i] = price * (1 + random.nextDouble() / 50);
        walk.low[i] = price * (1 - random.nextDouble() / 50);
        walk.volume[i] = 1 + random.nextInt(50);
      }
      return walk;
    }

    Series series() {
      return moved(x -> x);
    }

    Series moved(DoubleUnaryOperator move) {
      return Series.of(
          Arrays.stream(high).map(move).toArray(),
          Arrays.stream(low).map(move).toArray(),
          Arrays.stream(close).map(move).toArray(),
          volume);
    }

    Series first(int bars) {
      return Series.of(
          Arrays.copyOf(high, bars),
          Arrays.copyOf(low, bars),
          Arrays.copyOf(close, bars),
          Arrays.copyOf(volume, bars));
    }
  }

  private static Line line(String path, Series series) {
    String[] name = path.split("\\.");
    return indicator(name[0]).of(series).get(name[1]);
  }

  private static Indicator indicator(String id) {
    return Indicators.ALL.stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  private static void assertMoved(
      Set<String> paths, Series before, Series after, DoubleUnaryOperator expected) {
    for (String path : paths) {
      Line old = line(path, before);
      Line now = line(path, after);
      assertThat(now.from()).as(path).isEqualTo(old.from()).isLessThan(old.size());
      for (int i = old.from(); i < old.size(); i++) {
        double value = expected.applyAsDouble(old.at(i).orElseThrow());
        assertThat(now.at(i).orElseThrow())
            .as("%s at %d", path, i)
            .isCloseTo(value, within(1e-7 * Math.max(1, Math.abs(value))));
      }
    }
  }

  @Test
  @Proves(value = "P4.6.1", breaks = Line.class)
  void pricesScaleAndShiftWithThePriceAndShapesDoNot() {
    for (long seed = 1; seed <= 20; seed++) {
      Walk walk = Walk.of(seed, 120);
      DoubleUnaryOperator scale = x -> 3 * x;
      DoubleUnaryOperator shift = x -> x + 17;
      assertMoved(PRICES, walk.series(), walk.moved(scale), scale);
      assertMoved(PRICES, walk.series(), walk.moved(shift), shift);
      assertMoved(UNCHANGED_BY_SCALE, walk.series(), walk.moved(scale), x -> x);
      assertMoved(UNCHANGED_BY_SHIFT, walk.series(), walk.moved(shift), x -> x);
    }
  }

  @Test
  @Proves(value = "P4.6.1", breaks = Line.class)
  void noValueChangesWhenLaterBarsCome() {
    Walk walk = Walk.of(5, 120);
    for (Indicator indicator : Indicators.ALL) {
      Map<String, Line> whole = indicator.of(walk.series());
      for (int bars = 0; bars < 120; bars += 7) {
        Map<String, Line> early = indicator.of(walk.first(bars));
        for (String name : indicator.outputs()) {
          assertThat(early.get(name).size()).isEqualTo(bars);
          for (int i = 0; i < bars; i++) {
            assertThat(early.get(name).at(i))
                .as("%s.%s at %d of %d", indicator.id(), name, i, bars)
                .isEqualTo(whole.get(name).at(i));
          }
        }
      }
    }
  }

  @Test
  @Proves(value = "P4.6.1", breaks = Line.class)
  void averagesOfAConstantAreTheConstantAndWhatItLacksIsAbsent() {
    double[] price = new double[100];
    Arrays.fill(price, 0.1);
    double[] one = new double[100];
    Arrays.fill(one, 1);
    Series flat = Series.of(price, price, price, one);
    for (String path : PRICES) {
      assertThat(line(path, flat).last().orElseThrow()).as(path).isCloseTo(0.1, within(1e-12));
    }
    for (String path :
        Set.of(
            "rsi.rsi",
            "stoch.k",
            "stoch.d",
            "willr.willr",
            "cci.cci",
            "stdev.zScore",
            "bb.percentB",
            "bb.zScore",
            "mfi.mfi",
            "adx.pdi",
            "adx.adx",
            "adl.multiplier")) {
      assertThat(line(path, flat).last()).as(path).isEmpty();
    }
    assertThat(line("stdev.stdDev", flat).last()).hasValue(0);
    assertThat(line("adl.adl", flat).last()).hasValue(0);
  }

  @Test
  @Proves(value = "P4.6.1", breaks = Line.class)
  void aLineIsAsLongAsItsSeriesAlsoWhereItIsTooShortForAValue() {
    Line line = line("sma.sma", Walk.of(1, 19).series());
    assertThat(List.of(line.size(), line.from())).containsExactly(19, 19);
    assertThat(line.last()).isEmpty();
    assertThat(line("sma.sma", Walk.of(1, 0).series()).last()).isEqualTo(OptionalDouble.empty());
    assertThatThrownBy(() -> line.at(19)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  @Proves(
      value = "P4.6.1",
      breaks = {Indicator.class, Parameter.class})
  void everyParameterOutsideItsRangeIsRefusedWithWhatWasExpectedAndFound() {
    Series series = Walk.of(1, 50).series();
    for (Indicator indicator : Indicators.ALL) {
      for (int i = 0; i < indicator.parameters().size(); i++) {
        Parameter parameter = indicator.parameters().get(i);
        var wrong =
            new ArrayList<>(List.of(parameter.least() - 1, parameter.most() + 1, Double.NaN));
        if (parameter.isWhole()) {
          wrong.add(parameter.least() + 0.5);
        }
        for (double value : wrong) {
          List<Double> values = standard(indicator);
          values.set(i, value);
          assertThatThrownBy(() -> indicator.of(series, values))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage(
                  "%s, parameter %s: expected %s, found %s",
                  indicator.id(), parameter.name(), parameter.range(), value);
        }
      }
      assertThatThrownBy(() -> indicator.of(series, Collections.nCopies(9, 2.0)))
          .hasMessageContaining("parameters (")
          .hasMessageContaining("found 9");
    }
    assertThatThrownBy(() -> indicator("macd").of(series, List.of(26.0, 12.0, 9.0)))
        .hasMessage("macd: expected fast below slow, found fast 26 and slow 12");
    assertThat(indicator("bb").parameters().get(0).range())
        .isEqualTo("a whole number from 2 to 1000");
  }

  private static List<Double> standard(Indicator indicator) {
    return new ArrayList<>(indicator.parameters().stream().map(Parameter::standard).toList());
  }

  @Test
  void aSeriesRefusesWhatIsNoNumberAndListsOfDifferentLength() {
    double[] two = {1, 2};
    assertThatThrownBy(() -> Series.of(two, two, new double[] {1, Double.NaN}, two))
        .hasMessage("close: expected a finite number at index 1, found NaN");
    assertThatThrownBy(() -> Series.of(new double[1], two, two, two))
        .hasMessage("high: expected 2 values, found 1");
  }
}
