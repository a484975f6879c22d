package io.floatwise.app.optimise;

import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.Optimisation;
import io.floatwise.optimiser.check.LookAhead;
import io.floatwise.optimiser.check.SampleStatistics;
import io.floatwise.optimiser.check.Selection;
import io.floatwise.optimiser.statistics.Interval;
import io.floatwise.optimiser.trial.EquityCurve;
import io.floatwise.optimiser.trial.Result;
import io.floatwise.optimiser.trial.ScoredTrial;
import io.floatwise.optimiser.trial.Trial;
import io.floatwise.optimiser.trial.Window;
import io.floatwise.optimiser.walk.FoldResult;
import io.floatwise.optimiser.walk.WalkForward;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An optimisation as one line of JSON: amounts are decimal texts of US dollars, times are
/// ISO-8601, ratios and returns are those of a day unless their name says otherwise; what is not
/// known is absent.
public final class OptimiseJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Optimisation optimisation;

  private OptimiseJson(Optimisation optimisation) {
    this.optimisation = optimisation;
  }

  public static String of(Optimisation optimisation) {
    ObjectNode node = MAPPER.createObjectNode();
    new OptimiseJson(optimisation).write(node);
    return MAPPER.writeValueAsString(node);
  }

  private void write(ObjectNode node) {
    window(optimisation.window(), node);
    node.put("objective", optimisation.objective().label()).put("search", optimisation.search());
    ArrayNode axes = node.putArray("axes");
    optimisation.axes().forEach(axis -> axes.add(axis.toString()));
    ArrayNode trials = node.putArray("trials");
    optimisation.trials().forEach(each -> trial(each, trials.addObject()));
    optimisation.best().ifPresent(best -> node.put("best", best.number()));
    ArrayNode neighbours = node.putArray("neighbours");
    optimisation.neighbours().around().forEach(each -> trial(each, neighbours.addObject()));
    optimisation.walkForward().ifPresent(walk -> walk(walk, node.putObject("walkForward")));
    optimisation
        .selection()
        .ifPresent(selection -> selection(selection, node.putObject("selection")));
    ArrayNode samples = node.putArray("samples");
    optimisation.samples().forEach(each -> sample(each, samples.addObject()));
    ArrayNode checks = node.putArray("lookAhead");
    for (LookAhead each : optimisation.lookAhead()) {
      ObjectNode check = checks.addObject();
      check
          .put("cut", each.cut().toString())
          .put("compared", each.compared())
          .put("looksAhead", each.looksAhead());
      each.finding().ifPresent(finding -> check.put("finding", finding));
    }
    ArrayNode warnings = node.putArray("warnings");
    optimisation
        .warnings()
        .forEach(
            each -> warnings.addObject().put("kind", each.kind().name()).put("text", each.text()));
    ArrayNode caveats = node.putArray("caveats");
    optimisation.caveats().forEach(caveats::add);
  }

  private void trial(ScoredTrial scored, ObjectNode node) {
    node.put("number", scored.number());
    set(scored.set(), node.putObject("parameters"));
    put(node, "score", scored.score());
    switch (scored.result()) {
      case Result.Done(Trial trial) -> {
        node.put("profit", OptimiseText.usd(trial.equity().profit()))
            .put("drawdown", OptimiseText.usd(trial.equity().drawdown()))
            .put("trades", trial.closed().size())
            .put("open", trial.open().size());
      }
      case Result.Invalid(String why) -> node.put("invalid", why);
      case Result.Failed(String error) -> node.put("failed", error);
      case Result.Overdue(var after) -> node.put("overdueMillis", after.toMillis());
      case Result.NotRun(String why) -> node.put("notRun", why);
    }
  }

  private void walk(WalkForward walk, ObjectNode node) {
    node.put("gap", walk.gap().toString());
    put(node, "inSample", walk.inSample());
    put(node, "outOfSample", walk.outOfSample());
    ArrayNode folds = node.putArray("folds");
    for (FoldResult each : walk.folds()) {
      ObjectNode fold = folds.addObject();
      window(each.fold().train(), fold.putObject("train"));
      window(each.fold().test(), fold.putObject("test"));
      fold.put("trials", each.trials()).put("purged", each.purged());
      each.chosen()
          .ifPresent(chosen -> {
            set(chosen.set(), fold.putObject("chosen"));
            put(fold, "inSample", chosen.score());
          });
      put(fold, "outOfSample", each.testScore());
      each.tested()
          .ifPresent(trial ->
              fold.put("profit", OptimiseText.usd(trial.equity().profit()))
                  .put("trades", trial.closed().size()));
      each.test().flatMap(OptimiseText::reason).ifPresent(why -> fold.put("lost", why));
    }
    ArrayNode equity = node.putArray("equity");
    EquityCurve curve = walk.equity();
    for (int i = 0; i < curve.size(); i++) {
      equity
          .addObject()
          .put("day", curve.day(i).toString())
          .put("worth", OptimiseText.usd(curve.cents(i)));
    }
  }

  private static void selection(Selection selection, ObjectNode node) {
    node.put("trials", selection.trials())
        .put("variance", selection.variance())
        .put("expectedMost", selection.expectedMost());
    put(node, "deflated", selection.deflated());
    selection
        .overfitting()
        .ifPresent(o ->
            node.putObject("overfitting")
                .put("probability", o.probability())
                .put("loss", o.loss())
                .put("trials", o.trials())
                .put("blocks", o.blocks())
                .put("halvings", o.halvings()));
  }

  private static void sample(SampleStatistics sample, ObjectNode node) {
    node.put("name", sample.name())
        .put("days", sample.days())
        .put("trades", sample.trades())
        .put("profit", OptimiseText.usd(sample.profit()));
    put(node, "sharpe", sample.sharpe());
    interval(node, "sharpeInterval", sample.sharpeInterval());
    interval(node, "meanInterval", sample.meanInterval());
    put(node, "probabilistic", sample.probabilistic());
    put(node, "leastDays", sample.leastDays());
    sample
        .order()
        .ifPresent(o ->
            node.putObject("tradeOrder")
                .put("drawdown", OptimiseText.usd(o.drawdown()))
                .put("median", OptimiseText.usd(o.median()))
                .put("most95", OptimiseText.usd(o.high()))
                .put("most99", OptimiseText.usd(o.highest()))
                .put("ruin", o.ruin())
                .put("draws", o.draws()));
    sample
        .random()
        .ifPresent(r ->
            node.putObject("randomEntries")
                .put("p", r.p())
                .put("actual", OptimiseText.usd(r.actual()))
                .put("median", OptimiseText.usd(r.median()))
                .put("draws", r.draws())
                .put("unpriced", r.unpriced()));
  }

  private static void interval(ObjectNode node, String name, Optional<Interval> interval) {
    interval.ifPresent(i ->
        node.putObject(name)
            .put("low", i.low())
            .put("high", i.high())
            .put("confidence", i.confidence()));
  }

  private void set(ParameterSet set, ObjectNode node) {
    optimisation.axes().stream()
        .map(axis -> axis.parameter().name())
        .forEach(name -> node.put(name, set.get(name)));
  }

  private static void window(Window window, ObjectNode node) {
    node.put("from", window.from().toString()).put("until", window.until().toString());
  }

  private static void put(ObjectNode node, String name, OptionalDouble value) {
    value.ifPresent(v -> node.put(name, v));
  }
}
