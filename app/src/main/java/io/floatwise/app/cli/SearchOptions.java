package io.floatwise.app.cli;

import io.floatwise.app.optimise.OptimiseJson;
import io.floatwise.app.optimise.OptimiseText;
import io.floatwise.app.report.Page;
import io.floatwise.core.error.InputException;
import io.floatwise.optimiser.Optimisation;
import io.floatwise.optimiser.Optimiser;
import io.floatwise.optimiser.search.Axis;
import io.floatwise.optimiser.search.GridSearch;
import io.floatwise.optimiser.search.RandomSearch;
import io.floatwise.optimiser.search.Search;
import io.floatwise.optimiser.search.SequentialSearch;
import io.floatwise.optimiser.search.Space;
import io.floatwise.optimiser.trial.Experiment;
import io.floatwise.optimiser.trial.Objective;
import io.floatwise.optimiser.trial.TrialRunner;
import io.floatwise.optimiser.trial.Trials;
import io.floatwise.optimiser.walk.FoldPlan;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What is varied, how it is searched and how the best is judged, for each command that does so.
final class SearchOptions {

  @Option(
      names = "--vary",
      required = true,
      paramLabel = "NAME=FROM..TO:STEP",
      description =
          "What is varied, and the whole numbers that are tried for it, for example"
              + " max-per-trade=10..50:10 (a limit in its own unit), mean-reversion.window-days=10..40:10"
              + " (a parameter of a strategy, which trades then) or fast=5..30:5 (a parameter of a"
              + " strategy on bars); may be repeated.")
  private List<String> vary = List.of();

  /// Ways to search.
  enum Way {
    GRID,
    RANDOM,
    SEQUENTIAL
  }

  @Option(
      names = "--search",
      paramLabel = "grid|random|sequential",
      description = "Which combinations are tried (default: grid, which is all of them).")
  private Way search = Way.GRID;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "With random and sequential: how many, 1 to 10000 (default: 50).")
  private int trials = 50;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of everything that is drawn (default: 1).")
  private long seed = 1;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      description =
          "What is made large: return, sharpe, calmar or profit-by-drawdown (default: sharpe).")
  private String objective = Objective.SHARPE.label();

  @Option(
      names = "--windows",
      paramLabel = "N",
      description =
          "Times of which each is judged after choosing on those before; 0 for none"
              + " (default: 4).")
  private int windows = 4;

  @Option(
      names = "--train",
      paramLabel = "N",
      description = "How many such times long the choosing is (default: 3).")
  private int train = FoldPlan.USUAL_TRAIN_TESTS;

  @Option(
      names = "--anchored",
      description = "Choose on everything before, instead of on times of the same length.")
  private boolean anchored;

  @Option(
      names = "--gap",
      paramLabel = "DAYS",
      description =
          "Between choosing and judging (default: the longest time that something was held, and the"
              + " seven days of protection).")
  private @Nullable Integer gap;

  @Mixin private DeadlineOption deadline = new DeadlineOption();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Trials at once (default: one for each processor); changes no result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  /// Names of strategies of which a parameter is varied.
  Set<String> strategies() {
    return vary.stream()
        .map(text -> text.strip().split("=", 2)[0])
        .filter(name -> name.contains("."))
        .map(name -> name.substring(0, name.indexOf('.')))
        .collect(Collectors.toSet());
  }

  /// Tries here, and says what came of it.
  ///
  /// @param values how values of parameters are written
  /// @return exit code: 1 where no trial ended with a score
  /// @throws InputException if an option makes no sense
  int run(Experiment experiment, OptimiseText.Values values) {
    return run(named("--threads", () -> new TrialRunner(experiment, threads, deadline())), values);
  }

  /// Tries wherever the trials are run, and says what came of it.
  int run(Trials trials, OptimiseText.Values values) {
    Optimisation result = optimiser(trials).run();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(
        json
            ? OptimiseJson.of(result) + System.lineSeparator()
            : OptimiseText.of(result, values, Page.of(System.getenv())));
    out.flush();
    return result.best().isPresent() ? 0 : 1;
  }

  /// Trials at once.
  int threads() {
    return threads;
  }

  /// @throws InputException if it makes no sense
  Duration deadline() {
    return deadline.longest();
  }

  private Optimiser optimiser(Trials trials) {
    Experiment experiment = trials.experiment();
    List<Axis> axes =
        vary.stream()
            .map(text -> named("--vary", () -> Axis.parse(text, experiment.parameters())))
            .toList();
    if (windows < 0) {
      throw new InputException("--windows: expected 0 or more, found " + windows);
    }
    if (gap != null && gap < 0) {
      throw new InputException("--gap: expected days, 0 or more, found " + gap);
    }
    return new Optimiser(
        trials,
        named("--vary", () -> new Space(experiment.parameters(), axes)),
        named("--trials", this::search),
        objective(),
        windows == 0
            ? Optional.empty()
            : Optional.of(named("--windows", () -> new FoldPlan(windows, anchored, train))),
        Optional.ofNullable(gap).map(Duration::ofDays),
        seed);
  }

  private Search search() {
    return switch (search) {
      case GRID -> new GridSearch();
      case RANDOM -> new RandomSearch(trials, seed);
      case SEQUENTIAL -> new SequentialSearch(trials, seed);
    };
  }

  private Objective objective() {
    return Arrays.stream(Objective.values())
        .filter(each -> each.label().equals(objective))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "--objective: expected one of %s, found %s"
                    .formatted(Objective.labels(), objective)));
  }

  /// What cannot be made is said with the name of its flag.
  private static <T> T named(String flag, Supplier<T> made) {
    try {
      return made.get();
    } catch (InputException e) {
      throw new InputException(flag + ": " + e.getMessage(), e);
    }
  }
}
