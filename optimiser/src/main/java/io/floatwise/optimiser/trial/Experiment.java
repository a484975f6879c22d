package io.floatwise.optimiser.trial;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Any backtest that can be repeated with other parameters. It is asked from several threads at
/// once. The same sets and window must give the same trials, whatever else is asked meanwhile.
public interface Experiment {

  /// What can be varied.
  List<Parameter> parameters();

  /// The whole time of which there is data.
  Window span();

  /// How long money or an item is locked after a trade; zero where nothing is.
  Duration lock();

  /// How many sets one call of [#run] takes with profit; 1 or more.
  int lanes();

  /// Refuses parameters that cannot hold together.
  ///
  /// @throws InputException if they cannot
  void check(ParameterSet set);

  /// Trades once for each set, each with an account of its own that begins with the window. It may
  /// read what was before the window, but nothing that was told at its end or later. It may throw,
  /// and it may be interrupted when it takes too long.
  ///
  /// @param sets one or more, at most [#lanes]
  /// @return one trial for each set, in their order
  List<Trial> run(List<ParameterSet> sets, Window window);

  /// How a trade would have ended had it been entered at another time; empty where prices of other
  /// times are not known.
  Optional<OtherEntries> otherEntries();

  /// What its trials cannot show, one sentence each, for people.
  List<String> caveats();
}
