package io.floatwise.core.risk;

import java.util.List;
import java.util.stream.Stream;

/// The rules, in the order in which they are asked; the first objection counts.
public final class RiskRules {

  public static final List<RiskRule> ALL =
      Stream.of(ReadinessRules.ALL, MarketRules.ALL, SpendingRules.ALL, SellingRules.ALL)
          .flatMap(List::stream)
          .toList();

  private RiskRules() {}
}
