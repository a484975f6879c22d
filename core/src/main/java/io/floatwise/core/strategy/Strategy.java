package io.floatwise.core.strategy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Turns what is known of one title into wishes. Pure: the same view gives the same decisions.
public interface Strategy {

  /// Short and stable, lower case with hyphens.
  String name();

  /// What it does, one sentence for people; empty for one that nobody can choose.
  default String about() {
    return "";
  }

  /// What it is tuned by, declared here and nowhere else.
  default List<Parameter> parameters() {
    return List.of();
  }

  /// What it decides with: a value for each of its parameters.
  default ParameterSet values() {
    return ParameterSet.of(parameters(), Map.of());
  }

  /// The same strategy with other values.
  ///
  /// @param values one for each of its parameters
  default Strategy with(ParameterSet values) {
    return this;
  }

  /// Decisions about the view's title: purchases as well as sales of lots that are ours.
  List<Decision> decide(StrategyView view);

  /// Decisions about our lots of the title when a person asks for them now, without the patience
  /// that [#decide] has. A strategy that does not sell has none.
  default List<Decision> review(StrategyView view) {
    return List.of();
  }

  /// Its name and, where it has parameters, every value, for example
  /// `mean-reversion:edge-bp=300,window-days=20`. [StrategyText] makes it again from that.
  default String text() {
    return parameters().isEmpty()
        ? name()
        : values().values().entrySet().stream()
            .map(each -> each.getKey() + StrategyText.EQUALS + each.getValue())
            .collect(
                Collectors.joining(StrategyText.BETWEEN_VALUES, name() + StrategyText.COLON, ""));
  }
}
