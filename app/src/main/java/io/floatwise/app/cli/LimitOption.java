package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.trade.Setting;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Limits of an account that does not exist.
final class LimitOption {

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      description =
          "Another value for a limit, for example 'max-per-trade=20.00 USD'; may be repeated.")
  private List<String> limits = List.of();

  boolean isChosen() {
    return !limits.isEmpty();
  }

  /// The defaults, but for those that were given.
  ///
  /// @throws InputException if one makes no sense
  Limits chosen() {
    var changes = new ArrayList<Setting>();
    for (String limit : limits) {
      int equals = limit.indexOf('=');
      if (equals < 1) {
        throw new InputException("--limit: expected NAME=VALUE, found '%s'".formatted(limit));
      }
      String name = limit.substring(0, equals);
      if (name.equals(Limit.GAMES.name())) {
        throw new InputException("--limit: expected the games as --game, found " + limit);
      }
      changes.add(new Setting(name, limit.substring(equals + 1)));
    }
    return Limits.DEFAULT.changed(changes);
  }
}
