package io.floatwise.optimiser.check;

import io.floatwise.optimiser.search.Space;
import io.floatwise.optimiser.trial.Evaluation;
import io.floatwise.optimiser.trial.ScoredTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How the sets one step away from the best did.
///
/// @param around each of them
public record Neighbours(List<ScoredTrial> around) {

  public Neighbours {
    around = List.copyOf(around);
  }

  /// @param trials of the search; what it did not try is tried now, and is not chosen
  public static Neighbours of(
      ScoredTrial best, Space space, List<ScoredTrial> trials, Evaluation evaluation) {
    Map<Object, ScoredTrial> known =
        trials.stream()
            .collect(Collectors.toMap(ScoredTrial::set, Function.identity(), (first, _) -> first));
    List<ScoredTrial> around = new ArrayList<>();
    space.around(best.set()).stream()
        .filter(known::containsKey)
        .map(set -> known.get(set))
        .forEach(around::add);
    around.addAll(
        evaluation.all(
            space.around(best.set()).stream().filter(set -> !known.containsKey(set)).toList()));
    return new Neighbours(around);
  }

  /// Middle score; empty where none has one.
  public OptionalDouble median() {
    double[] scores =
        around.stream().flatMapToDouble(each -> each.score().stream()).sorted().toArray();
    int half = scores.length / 2;
    return scores.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            scores.length % 2 == 1 ? scores[half] : (scores[half - 1] + scores[half]) / 2);
  }
}
