package io.floatwise.core.engine;

import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import java.util.List;

/// A strategy that wants what it was told to want.
final class Wishes implements Strategy {

  private final String name;
  private List<Intent> intents = List.of();

  Wishes() {
    this("wishes");
  }

  /// One that is taken for the strategy of this name.
  Wishes(String name) {
    this.name = name;
  }

  void are(Intent... wanted) {
    intents = List.of(wanted);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Decision> decide(StrategyView view) {
    return intents.stream()
        .<Decision>map(i -> new Decision.Propose(i, new Evidence("wished", List.of())))
        .toList();
  }
}
