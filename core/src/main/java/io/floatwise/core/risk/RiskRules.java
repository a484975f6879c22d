package io.floatwise.core.risk;

import java.util.List;
import java.util.stream.Stream;

/// The rules, in the order in which they are asked; the first objection counts.
public final class RiskRules {

  /// What refuses.
  public static final List<RiskRule> ALL =
      Stream.of(
              ReadinessRules.ALL,
              MarketRules.ALL,
              SpendingRules.ALL,
              ConcentrationRules.ALL,
              SellingRules.ALL)
          .flatMap(List::stream)
          .toList();

  /// What lets a person look first.
  public static final List<RiskRule> HOLDS = ApprovalRules.ALL;

  private RiskRules() {}
}
