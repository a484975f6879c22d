package io.floatwise.core.strategy;

import java.util.List;

/// Turns what is known of one title into wishes. Pure: the same view gives the same decisions.
public interface Strategy {

  /// Short and stable.
  String name();

  /// Decisions about the view's title: purchases as well as sales of lots that are ours.
  List<Decision> decide(StrategyView view);
}
