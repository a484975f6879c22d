package io.floatwise.core.engine;

import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import java.util.List;

/// A strategy that wants what it was told to want.
final class Wishes implements Strategy {

  private List<Intent> intents = List.of();

  void are(Intent... wanted) {
    intents = List.of(wanted);
  }

  @Override
  public String name() {
    return "wishes";
  }

  @Override
  public List<Decision> decide(StrategyView view) {
    return intents.stream()
        .<Decision>map(i -> new Decision.Propose(i, new Evidence("wished", List.of())))
        .toList();
  }
}
