package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/// Other strategies than the usual ones.
final class StrategyOption {

  static final String WORDS =
      "Trade with this strategy instead of the usual ones, for example value-flip or"
          + " mean-reversion:edge-bp=500,window-days=30; may be repeated. 'floatwise strategies' lists"
          + " them; selling always trades.";

  @Option(names = "--strategy", paramLabel = "NAME[:PARAMETER=VALUE,...]", description = WORDS)
  private List<String> said = List.of();

  boolean isChosen() {
    return !said.isEmpty();
  }

  /// The usual ones if nothing was said.
  ///
  /// @throws InputException if one is unknown, or a value is not allowed
  List<Strategy> chosen() {
    return chosen("--strategy", said);
  }

  /// The same, and those of `more` that are not among them.
  List<Strategy> chosenWith(Set<String> more) {
    List<Strategy> chosen = chosen();
    var texts = new ArrayList<>(chosen.stream().map(Strategy::text).toList());
    more.stream()
        .filter(name -> chosen.stream().noneMatch(each -> each.name().equals(name)))
        .forEach(texts::add);
    return chosen("--vary", texts);
  }

  /// @param option that said them
  static List<Strategy> chosen(String option, List<String> said) {
    try {
      return Strategies.chosen(said);
    } catch (InputException e) {
      throw new InputException(option + ": " + e.getMessage(), e);
    }
  }
}
