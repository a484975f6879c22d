package io.floatwise.core.bars;

import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import java.util.List;
import java.util.Map;

/// Says from bars alone when to buy and when to sell, without knowing money, fees or what is held.
/// Pure: the same bars and parameters give the same signals, and no bar is seen before its close.
public interface SignalStrategy {

  /// Short and stable, lower case with hyphens.
  String name();

  /// What it does, one sentence for people.
  String about();

  /// What it is tuned by.
  List<Parameter> parameters();

  /// What holds between parameters.
  ///
  /// @throws io.floatwise.core.error.InputException if they contradict each other
  void check(ParameterSet set);

  /// Signals of one series for every lane, each lane with its own parameters, in one pass.
  ///
  /// @param lanes checked
  Signals over(List<ParameterSet> lanes);

  /// A checked set; what is not said is as usual.
  ///
  /// @throws io.floatwise.core.error.InputException if a value is not allowed or unknown, or the
  ///   values contradict each other
  default ParameterSet set(Map<String, Long> said) {
    ParameterSet set = ParameterSet.of(parameters(), said);
    check(set);
    return set;
  }
}
