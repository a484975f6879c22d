package io.floatwise.core.strategies;

import io.floatwise.core.strategy.Strategy;
import java.util.List;

/// Every strategy there is.
public final class Strategies {

  public static final List<Strategy> ALL =
      List.of(new Selling(), new ValueFlip(), new TargetFlip());

  private Strategies() {}
}
