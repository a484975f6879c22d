package io.floatwise.app.optimise;

import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.core.strategy.Strategy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The parameters of strategies as those of a search: `mean-reversion.window-days=10..40:10`.
///
/// @param base what is not varied stays as it is here
record VariedStrategies(List<Strategy> base) {

  VariedStrategies {
    base = List.copyOf(base);
  }

  /// Every parameter, with the name of its strategy before it.
  List<Parameter> parameters() {
    return base.stream()
        .flatMap(strategy ->
            strategy.parameters().stream()
                .map(each ->
                    new Parameter(
                        name(strategy, each.name()),
                        each.about(),
                        each.least(),
                        each.most(),
                        strategy.values().get(each.name()))))
        .toList();
  }

  /// The strategies with the values of `set`.
  List<Strategy> of(ParameterSet set) {
    return base.stream()
        .map(strategy -> {
          Map<String, Long> values =
              strategy.parameters().stream()
                  .map(Parameter::name)
                  .collect(Collectors.toMap(name -> name, name -> set.get(name(strategy, name))));
          return strategy.with(ParameterSet.of(strategy.parameters(), values));
        })
        .toList();
  }

  private static String name(Strategy strategy, String parameter) {
    return strategy.name() + "." + parameter;
  }
}
