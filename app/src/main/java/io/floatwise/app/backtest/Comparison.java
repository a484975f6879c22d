package io.floatwise.app.backtest;

import io.floatwise.core.error.InputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Backtests beside each other; the first is what the others are compared with.
///
/// @param runs two or more
public record Comparison(List<KeptRun> runs) {

  /// Runs that can be told apart in one chart.
  static final int MOST_RUNS = 8;

  private static final int RULES = 8;

  private enum Kind {
    AMOUNT,
    COUNT,
    /// Basis points, shown in percent.
    SHARE,
    /// Basis points, shown as a factor.
    FACTOR,
    PLAIN
  }

  private record Figure(String name, String path, Kind kind) {}

  private static final List<Figure> FIGURES =
      List.of(
          new Figure("result", "/parts/result", Kind.AMOUNT),
          new Figure("result after carry", "/parts/afterCarry", Kind.AMOUNT),
          new Figure("realised profit", "/realisedProfit", Kind.AMOUNT),
          new Figure("profit at risk", "/atRiskProfit", Kind.AMOUNT),
          new Figure("edge at the decision", "/parts/edge", Kind.AMOUNT),
          new Figure("slippage when buying", "/parts/slippageBuying", Kind.AMOUNT),
          new Figure("new prices", "/parts/newPrices", Kind.AMOUNT),
          new Figure("slippage when selling", "/parts/slippageSelling", Kind.AMOUNT),
          new Figure("without a plan", "/parts/unplanned", Kind.AMOUNT),
          new Figure("fees", "/parts/fees", Kind.AMOUNT),
          new Figure("reversals", "/parts/reversals", Kind.AMOUNT),
          new Figure("expected when bought", "/parts/expected", Kind.AMOUNT),
          new Figure("realised of it", "/parts/realised", Kind.AMOUNT),
          new Figure("deepest drawdown", "/deepestDrawdown", Kind.AMOUNT),
          new Figure("purchases", "/purchases", Kind.COUNT),
          new Figure("sales", "/sales", Kind.COUNT),
          new Figure("purchases refused", "/missedPurchases", Kind.COUNT),
          new Figure("sales with a gain", "/trades/winRate", Kind.SHARE),
          new Figure("profit factor", "/trades/profitFactor", Kind.FACTOR),
          new Figure("median profit, cents", "/trades/profitCents/median", Kind.COUNT),
          new Figure("median holding, hours", "/trades/holdingHours/median", Kind.COUNT),
          new Figure("mean equity", "/turnover/meanEquity", Kind.AMOUNT),
          new Figure("mean in items", "/turnover/meanItems", Kind.AMOUNT),
          new Figure("turns in 30 days", "/turnover/turnsIn30Days", Kind.FACTOR),
          new Figure("Brier score, offers", "/fills/offers/brier", Kind.PLAIN),
          new Figure("Brier score, targets", "/fills/targets/brier", Kind.PLAIN));

  /// A figure of every run, as text, and by how much it differs from the first.
  ///
  /// @param differences of the second run and those after it; empty where there is no difference,
  ///   or something is not known
  record Row(String name, List<String> values, List<String> differences) {}

  public Comparison {
    runs = List.copyOf(runs);
    if (runs.size() < 2 || runs.size() > MOST_RUNS) {
      throw new InputException(
          "expected 2 to %d backtests to compare, found %d".formatted(MOST_RUNS, runs.size()));
    }
  }

  /// @throws InputException if one is no backtest as JSON, or there are too few or too many
  public static Comparison of(List<Path> files) {
    if (files.size() < 2 || files.size() > MOST_RUNS) {
      throw new InputException(
          "expected 2 to %d backtests to compare, found %d".formatted(MOST_RUNS, files.size()));
    }
    return new Comparison(files.stream().map(KeptRun::read).toList());
  }

  /// Those that at least one run knows; amounts that are zero in all of them are left out.
  List<Row> figures() {
    return FIGURES.stream()
        .filter(figure -> runs.stream().anyMatch(run -> run.figure(figure.path()).isPresent()))
        .map(this::row)
        .filter(row -> !row.values().stream().allMatch("0.00"::equals))
        .toList();
  }

  /// What the runs were made of, where that is not the same for all; no differences.
  List<Row> settings() {
    var names = new TreeSet<String>();
    runs.forEach(run -> names.addAll(run.settings().keySet()));
    names.remove("journalHash");
    return names.stream()
        .map(name ->
            new Row(
                name,
                runs.stream().map(run -> run.settings().getOrDefault(name, "-")).toList(),
                List.of()))
        .filter(row -> row.values().stream().distinct().count() > 1)
        .toList();
  }

  /// The rules that refused more or less often than in the first run, the largest change first.
  List<Row> refusals() {
    var names = new TreeSet<String>();
    runs.forEach(run ->
        run.figures().keySet().stream()
            .filter(path -> path.startsWith("/refusals/"))
            .forEach(names::add));
    return names.stream()
        .map(path -> row(new Figure(path.substring("/refusals/".length()), path, Kind.COUNT)))
        .filter(row -> row.values().stream().distinct().count() > 1)
        .sorted((a, b) -> Long.compare(change(b), change(a)))
        .limit(RULES)
        .toList();
  }

  /// What to think of before believing it, a sentence each.
  List<String> cautions() {
    var all = new ArrayList<String>();
    List<String> hashes = settings("journalHash");
    if (hashes.stream().distinct().count() == 1) {
      all.add("All runs wrote the same entries: nothing that differs made a difference.");
    }
    if (settings("data").stream().distinct().count() > 1) {
      all.add("The runs are of different data: figures differ for that reason too.");
    } else if (settings("from").stream().distinct().count() > 1
        || settings("until").stream().distinct().count() > 1) {
      all.add("The runs are of different times: figures differ for that reason too.");
    }
    if (settings("deposit").stream().distinct().count() > 1) {
      all.add("The runs began with different money: compare shares rather than amounts.");
    }
    if (runs.stream().anyMatch(run -> count(run, "/sales") < 30)) {
      all.add(
          "Fewer than some thirty sales on a side say nothing about a rule, only about this time.");
    }
    return all;
  }

  List<String> names() {
    Map<String, Long> times =
        runs.stream().collect(Collectors.groupingBy(KeptRun::name, Collectors.counting()));
    var names = new ArrayList<String>();
    for (int i = 0; i < runs.size(); i++) {
      String name = runs.get(i).name();
      names.add(times.getOrDefault(name, 0L) > 1 ? "%d: %s".formatted(i + 1, name) : name);
    }
    return names;
  }

  private List<String> settings(String name) {
    return runs.stream().map(run -> run.settings().getOrDefault(name, "-")).toList();
  }

  private static long count(KeptRun run, String path) {
    return number(run.figure(path)).map(BigDecimal::longValue).orElse(0L);
  }

  private static long change(Row row) {
    return row.differences().stream()
        .filter(text -> !text.isEmpty())
        .mapToLong(text -> Math.abs(new BigDecimal(text).longValue()))
        .max()
        .orElse(0);
  }

  private Row row(Figure figure) {
    List<Optional<BigDecimal>> numbers =
        runs.stream()
            .map(run -> number(run.figure(figure.path())).map(n -> shown(n, figure.kind())))
            .toList();
    String unit = figure.kind() == Kind.SHARE ? " %" : "";
    List<String> differences = new ArrayList<>();
    for (Optional<BigDecimal> other : numbers.subList(1, numbers.size())) {
      differences.add(
          numbers
              .getFirst()
              .flatMap(first -> other.map(o -> signed(o.subtract(first))))
              .orElse(""));
    }
    return new Row(
        figure.name(),
        numbers.stream().map(n -> n.map(v -> v.toPlainString() + unit).orElse("-")).toList(),
        differences);
  }

  private static Optional<BigDecimal> number(Optional<String> text) {
    try {
      return text.map(BigDecimal::new);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static BigDecimal shown(BigDecimal number, Kind kind) {
    return switch (kind) {
      case AMOUNT, COUNT -> number;
      case SHARE -> number.movePointLeft(2);
      case FACTOR -> number.movePointLeft(4).setScale(2, RoundingMode.HALF_UP);
      case PLAIN -> number.setScale(3, RoundingMode.HALF_UP);
    };
  }

  /// Empty where there is no difference.
  private static String signed(BigDecimal difference) {
    return difference.signum() == 0
        ? ""
        : (difference.signum() > 0 ? "+" : "") + difference.toPlainString();
  }
}
