package io.floatwise.app.optimise;

import io.floatwise.app.report.Page;
import io.floatwise.core.money.Money;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.Optimisation;
import io.floatwise.optimiser.check.LookAhead;
import io.floatwise.optimiser.check.SampleStatistics;
import io.floatwise.optimiser.check.Warning;
import io.floatwise.optimiser.statistics.Interval;
import io.floatwise.optimiser.trial.Objective;
import io.floatwise.optimiser.trial.Result;
import io.floatwise.optimiser.trial.ScoredTrial;
import io.floatwise.optimiser.trial.Trial;
import io.floatwise.optimiser.trial.Window;
import io.floatwise.optimiser.walk.FoldResult;
import io.floatwise.optimiser.walk.WalkForward;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An optimisation as lines for a terminal.
public final class OptimiseText {

  private static final int MOST_ROWS = 15;
  private static final double YEAR = Math.sqrt(Objective.DAYS_OF_YEAR);
  private static final String UNKNOWN = "-";

  private final Optimisation optimisation;
  private final Values values;
  private final Page page;

  private OptimiseText(Optimisation optimisation, Values values, Page page) {
    this.optimisation = optimisation;
    this.values = values;
    this.page = page;
  }

  /// Writes the value of a parameter with its unit.
  @FunctionalInterface
  public interface Values {
    String text(String parameter, long value);
  }

  /// @param page on which it is written
  public static String of(Optimisation optimisation, Values values, Page page) {
    new OptimiseText(optimisation, values, page).write();
    return page.toString();
  }

  private void write() {
    line("%d trials of %s", optimisation.trials().size(), days(optimisation.window()));
    line("search: %s; objective: %s", optimisation.search(), optimisation.objective().label());
    trials();
    optimisation.walkForward().ifPresent(this::walk);
    if (!optimisation.samples().isEmpty()) {
      statistics();
    }
    optimisation.lookAhead().forEach(this::lookAhead);
    warnings();
    line("");
    line("what these trials cannot show");
    optimisation.caveats().forEach(each -> page.words("  ", 4, each));
  }

  private void trials() {
    List<ScoredTrial> done =
        optimisation.trials().stream()
            .filter(each -> each.trial().isPresent())
            .sorted(ScoredTrial.BEST_FIRST)
            .toList();
    line("");
    line("%10s %12s %12s %7s  %s", "score", "profit", "drawdown", "trades", "best first");
    for (ScoredTrial each : done.subList(0, Math.min(MOST_ROWS, done.size()))) {
      Trial trial = each.trial().orElseThrow();
      line(
          "%10s %12s %12s %7d  %s",
          number(each.score(), 1),
          usd(trial.equity().profit()),
          usd(trial.equity().drawdown()),
          trial.closed().size(),
          set(each.set()));
    }
    if (done.size() > MOST_ROWS) {
      line("%10s %d more", "", done.size() - MOST_ROWS);
    }
    lost();
  }

  /// What did not end well, by its reason.
  private void lost() {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (ScoredTrial each : optimisation.trials()) {
      reason(each.result()).ifPresent(why -> reasons.merge(why, 1, Integer::sum));
    }
    reasons.entrySet().stream()
        .limit(MOST_ROWS)
        .forEach(each -> page.words("  %d trials ".formatted(each.getValue()), 4, each.getKey()));
  }

  static Optional<String> reason(Result result) {
    return switch (result) {
      case Result.Done _ -> Optional.empty();
      case Result.Invalid(String why) -> Optional.of("are not allowed: " + why);
      case Result.Failed(String error) -> Optional.of("threw: " + error);
      case Result.Overdue(var after) ->
          Optional.of("were not done within %d ms".formatted(after.toMillis()));
      case Result.NotRun(String why) -> Optional.of("were not run: " + why);
    };
  }

  private void walk(WalkForward walk) {
    line("");
    line(
        "walk-forward: chosen on one time, judged on the next; %.1f days between them",
        walk.gap().toMinutes() / 1440.0);
    line(
        "  %-23s %-23s %9s %9s %10s %6s  %s",
        "chosen on", "judged on", "in sample", "out", "profit", "trades", "chosen");
    for (FoldResult each : walk.folds()) {
      Optional<Trial> tested = each.tested();
      line(
          "  %-23s %-23s %9s %9s %10s %6s  %s",
          days(each.fold().train()),
          days(each.fold().test()),
          number(each.chosen().map(ScoredTrial::score).orElse(OptionalDouble.empty()), 1),
          number(each.testScore(), 1),
          tested.map(trial -> usd(trial.equity().profit())).orElse(UNKNOWN),
          tested.map(trial -> "" + trial.closed().size()).orElse(UNKNOWN),
          each.chosen().map(chosen -> set(chosen.set())).orElse("nothing: no trial has a score"));
      each.test()
          .flatMap(OptimiseText::reason)
          .ifPresent(why -> page.words("    judged: ", 4, "trials that " + why));
    }
    line(
        "  %-47s %9s %9s %10s %6d",
        "mean; sum",
        number(walk.inSample(), 1),
        number(walk.outOfSample(), 1),
        usd(walk.equity().size() == 0 ? 0 : walk.equity().profit()),
        walk.trades().size());
  }

  private void statistics() {
    line("");
    row("statistics", SampleStatistics::name);
    row("  days", s -> "" + s.days());
    row("  closed trades", s -> "" + s.trades());
    row("  profit, USD", s -> usd(s.profit()));
    row("  Sharpe ratio of a year", s -> number(s.sharpe(), YEAR));
    row("    between, with 95 %", s -> interval(s.sharpeInterval(), YEAR));
    row("    above zero, probability", s -> number(s.probabilistic(), 1));
    row("    days it needs for 95 %", s -> days(s.leastDays()));
    row("  mean daily return, %, with 95 %", s -> interval(s.meanInterval(), 100));
    row("  drawdown of the trades", s -> s.order().map(o -> usd(o.drawdown())).orElse(UNKNOWN));
    row(
        "    in 95 % of their orders, most",
        s -> s.order().map(o -> usd(o.high())).orElse(UNKNOWN));
    row(
        "    half of the money lost",
        s -> s.order().map(o -> "%.1f %%".formatted(100 * o.ruin())).orElse(UNKNOWN));
    row(
        "  random entries as good, p",
        s -> s.random().map(r -> "%.4f".formatted(r.p())).orElse(UNKNOWN));
    optimisation
        .selection()
        .ifPresent(selection -> {
          line(
              "  deflated Sharpe ratio of the best: %s (luck alone would show %.2f a year in the"
                  + " best of %d)",
              number(selection.deflated(), 1), selection.expectedMost() * YEAR, selection.trials());
          line(
              "  probability of overfitting: %s",
              selection
                  .overfitting()
                  .map(o -> "%.2f over %,d halvings".formatted(o.probability(), o.halvings()))
                  .orElse(UNKNOWN));
        });
  }

  private void row(String head, Function<SampleStatistics, String> value) {
    line(
        "%-36s%s",
        head,
        optimisation.samples().stream()
            .map(sample -> "%22s".formatted(value.apply(sample)))
            .collect(Collectors.joining()));
  }

  private void lookAhead(LookAhead check) {
    if (check.finding().isEmpty()) {
      line("  data cut at %s: the same %d trades before it", check.cut(), check.compared());
    }
  }

  private void warnings() {
    line("");
    List<Warning> warnings = optimisation.warnings();
    if (warnings.isEmpty()) {
      page.words("", 0, "Nothing of what was looked for speaks against the best.");
      return;
    }
    page.words(
        "",
        0,
        "%d warnings: the statistics are weak where they say so.".formatted(warnings.size()));
    warnings.forEach(each -> page.words("  ", 4, each.text()));
  }

  private String set(ParameterSet set) {
    return optimisation.axes().stream()
        .map(axis -> axis.parameter().name())
        .map(name -> name + "=" + values.text(name, set.get(name)))
        .collect(Collectors.joining(", "));
  }

  private static String days(Window window) {
    return "%s..%s"
        .formatted(
            window.from().atZone(ZoneOffset.UTC).toLocalDate(),
            window.until().minusNanos(1).atZone(ZoneOffset.UTC).toLocalDate());
  }

  private static String number(OptionalDouble value, double scale) {
    return value.isEmpty() ? UNKNOWN : "%.3f".formatted(value.getAsDouble() * scale);
  }

  private static String days(OptionalDouble value) {
    return value.isEmpty() ? "none suffice" : "%,.0f".formatted(Math.ceil(value.getAsDouble()));
  }

  private static String interval(Optional<Interval> interval, double scale) {
    return interval
        .map(i -> "%.3f to %.3f".formatted(i.low() * scale, i.high() * scale))
        .orElse(UNKNOWN);
  }

  static String usd(long cents) {
    return Money.usd(cents).toDecimal();
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... arguments) {
    page.line(format.formatted(arguments));
  }
}
