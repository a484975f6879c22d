package io.floatwise.core.strategy;

import java.util.List;

/// Turns what is known of one title into wishes. Pure: the same view gives the same decisions.
public interface Strategy {

  /// Short and stable.
  String name();

  /// Decisions about the view's title: purchases as well as sales of lots that are ours.
  List<Decision> decide(StrategyView view);

  /// Decisions about our lots of the title when a person asks for them now, without the patience
  /// that [#decide] has. A strategy that does not sell has none.
  default List<Decision> review(StrategyView view) {
    return List.of();
  }
}
