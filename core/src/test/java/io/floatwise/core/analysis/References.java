package io.floatwise.core.analysis;

import io.floatwise.proving.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Values of indicators that other people's programs computed, and which of ours they are.
final class References {

  /// Columns of skender by output of ours.
  static final Map<String, String> SKENDER =
      pairs(
          """
          sma.sma            sma.sma
          ema.ema            ema.ema
          wma.wma            wma.wma
          smma.smma          smma.smma
          dema.dema          dema.dema
          tema.tema          tema.tema
          rsi.rsi            rsi.rsi
          macd.macd          macd.macd
          macd.signal        macd.signal
          macd.histogram     macd.histogram
          macd.fastEma       macd.fastEma
          macd.slowEma       macd.slowEma
          stoch.k            stoch.k
          stoch.d            stoch.d
          stoch.j            stoch.j
          willr.willr        willr.williamsR
          cci.cci            cci.cci
          roc.momentum       roc.momentum
          roc.roc            roc.roc
          stdev.stdDev       stdev.stdDev
          stdev.mean         stdev.mean
          stdev.zScore       stdev.zScore
          bb.sma             bb.sma
          bb.upper           bb.upperBand
          bb.lower           bb.lowerBand
          bb.percentB        bb.percentB
          bb.zScore          bb.zScore
          bb.width           bb.width
          atr.tr             atr.tr
          atr.atr            atr.atr
          atr.atrp           atr.atrp
          donchian.upper     donchian.upperBand
          donchian.center    donchian.centerline
          donchian.lower     donchian.lowerBand
          donchian.width     donchian.width
          keltner.upper      keltner.upperBand
          keltner.center     keltner.centerline
          keltner.lower      keltner.lowerBand
          keltner.width      keltner.width
          adx.pdi            adx.pdi
          adx.mdi            adx.mdi
          adx.dx             adx.dx
          adx.adx            adx.adx
          adx.adxr           adx.adxr
          vwap.vwap          vwap.vwap
          obv.obv            obv.obv
          mfi.mfi            mfi.mfi
          adl.adl            adl.adl
          adl.multiplier     adl.moneyFlowMultiplier
          adl.moneyFlow      adl.moneyFlowVolume
          """);

  /// Other names of columns that are there already.
  static final Map<String, String> SKENDER_TWINS =
      pairs(
          """
          tr.tr              atr.tr
          stoch.oscillator   stoch.k
          stoch.signal       stoch.d
          stoch.percentJ     stoch.j
          """);

  /// Tests of tulip by output of ours, where the convention is the same: its name, and which of its
  /// outputs.
  static final Map<String, String> TULIP =
      pairs(
          """
          sma.sma            sma:0
          wma.wma            wma:0
          smma.smma          wilders:0
          rsi.rsi            rsi:0
          stoch.k            stoch:0
          stoch.d            stoch:1
          willr.willr        willr:0
          cci.cci            cci:0
          roc.momentum       mom:0
          stdev.stdDev       stddev:0
          bb.lower           bbands:0
          bb.sma             bbands:1
          bb.upper           bbands:2
          mfi.mfi            mfi:0
          obv.obv            obv:0
          adl.adl            ad:0
          """);

  private static final Pattern TULIP_TEST =
      Pattern.compile(
          "\"indicator\":\"(\\w+)\",\"options\":\\[([^]]*)],\"vectors\":\\[(.*?)](?=]\\}|])");

  private References() {}

  /// One test of tulip.
  record Tulip(String indicator, List<Double> options, List<double[]> vectors) {}

  private static Map<String, String> pairs(String text) {
    return text.lines()
        .map(line -> line.trim().split(" +"))
        .collect(Collectors.toMap(p -> p[0], p -> p[1], (a, _) -> a, LinkedHashMap::new));
  }

  /// Columns by name; empty where the cell is.
  static Map<String, List<OptionalDouble>> skender() throws IOException {
    Path file = Needs.shared("data/indicators/skender_spy_502days_core.csv.gz");
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      String[] names = in.readLine().split(",");
      Map<String, List<OptionalDouble>> columns = new LinkedHashMap<>();
      in.lines()
          .map(line -> line.split(",", -1))
          .forEach(row -> {
            for (int i = 1; i < names.length; i++) {
              columns
                  .computeIfAbsent(names[i], _ -> new ArrayList<>())
                  .add(
                      row[i].isEmpty()
                          ? OptionalDouble.empty()
                          : OptionalDouble.of(Double.parseDouble(row[i])));
            }
          });
      return columns;
    }
  }

  static Series series(Map<String, List<OptionalDouble>> columns) {
    return Series.of(
        numbers(columns.get("high")),
        numbers(columns.get("low")),
        numbers(columns.get("close")),
        numbers(columns.get("volume")));
  }

  private static double[] numbers(List<OptionalDouble> column) {
    return column.stream().mapToDouble(OptionalDouble::orElseThrow).toArray();
  }

  static List<Tulip> tulip() throws IOException {
    String text = Files.readString(Needs.shared("data/indicators/tulip_vectors.json"));
    return TULIP_TEST
        .matcher(text)
        .results()
        .map(m ->
            new Tulip(
                m.group(1),
                Arrays.stream(numbers(m.group(2))).boxed().toList(),
                Arrays.stream(m.group(3).split("]")).map(References::numbers).toList()))
        .toList();
  }

  private static double[] numbers(String list) {
    return Arrays.stream(list.split("[\\[, ]+"))
        .filter(number -> !number.isEmpty())
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
