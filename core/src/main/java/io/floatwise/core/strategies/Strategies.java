package io.floatwise.core.strategies;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The one list of the strategies. A new one is added to [#BUILT_IN], and can be chosen then.
public final class Strategies {

  /// Every strategy there is, with its usual values, in the order in which they decide.
  public static final List<Strategy> BUILT_IN =
      List.of(new Selling(), new ValueFlip(), new TargetFlip(), new MeanReversion());

  /// Those that trade unless somebody says otherwise.
  public static final List<Strategy> USUAL = BUILT_IN.subList(0, 3);

  /// Sells what is ours, so nobody can do without it.
  private static final String ALWAYS = BUILT_IN.getFirst().name();

  private Strategies() {}

  /// The strategies that `said` names, and the one that sells, in the order in which they decide;
  /// the usual ones if nothing was said.
  ///
  /// @param said as [StrategyText] has it
  /// @throws InputException if one is unknown or named twice, or a value is not allowed
  public static List<Strategy> chosen(List<String> said) {
    if (said.isEmpty()) {
      return USUAL;
    }
    Map<String, Strategy> named = new TreeMap<>();
    for (String text : said) {
      Strategy strategy = StrategyText.of(BUILT_IN, text);
      if (named.put(strategy.name(), strategy) != null) {
        throw new InputException(
            "expected each strategy once, found %s twice".formatted(strategy.name()));
      }
    }
    return BUILT_IN.stream()
        .filter(each -> named.containsKey(each.name()) || each.name().equals(ALWAYS))
        .map(each -> named.getOrDefault(each.name(), each))
        .toList();
  }
}
