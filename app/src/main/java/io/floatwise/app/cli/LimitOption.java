package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.trade.Setting;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Other values for limits than the defaults.
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

  /// @throws InputException if one makes no sense
  Limits chosen() {
    return Limits.DEFAULT.changed(settings("--limit", limits));
  }

  /// Limits and their values, as they were said.
  ///
  /// @param option that said them
  /// @throws InputException if one has not both, or names the games
  static List<Setting> settings(String option, List<String> said) {
    var settings = new ArrayList<Setting>();
    for (String limit : said) {
      int equals = limit.indexOf('=');
      if (equals < 1) {
        throw new InputException("%s: expected NAME=VALUE, found '%s'".formatted(option, limit));
      }
      String name = limit.substring(0, equals).strip();
      if (name.equals(Limit.GAMES.name())) {
        throw new InputException(
            "%s: expected the games as --game, found %s".formatted(option, limit));
      }
      settings.add(new Setting(name, limit.substring(equals + 1).strip()));
    }
    return settings;
  }
}
