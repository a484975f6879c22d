package io.floatwise.core.operator;

import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.Strategy;
import java.util.List;

/// Draws the strategies and what they are tuned by, for every face.
public final class StrategyBoard {

  private StrategyBoard() {}

  /// One line for each strategy, in their order.
  ///
  /// @param known every one there is
  /// @param trading those that decide
  public static List<Status.StrategyLine> draw(List<Strategy> known, List<Strategy> trading) {
    return known.stream().map(each -> line(each, trading)).toList();
  }

  private static Status.StrategyLine line(Strategy known, List<Strategy> trading) {
    Strategy tuned =
        trading.stream().filter(t -> t.name().equals(known.name())).findFirst().orElse(known);
    return new Status.StrategyLine(
        known.name(),
        known.about(),
        trading.contains(tuned),
        known.parameters().stream().map(each -> line(each, tuned)).toList());
  }

  private static Status.ParameterLine line(Parameter parameter, Strategy tuned) {
    return new Status.ParameterLine(
        parameter.name(),
        tuned.values().get(parameter.name()),
        parameter.least(),
        parameter.most(),
        parameter.usual(),
        parameter.about());
  }
}
