package io.floatwise.app.optimise;

import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.core.trade.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Limits as parameters: each one that is a whole number of one unit. `max-per-trade=10..50:10`
/// means 10 USD to 50 USD. Immutable.
final class VariedLimits {

  private static final Pattern WHOLE = Pattern.compile("([0-9]{1,9})(?:\\.00)?( [A-Za-z%]+)?");

  /// Largest sensible value of each unit; what a limit refuses beside that is no valid trial.
  private static final Map<String, Long> MOST =
      Map.of(
          "", 100_000L,
          " USD", 1_000_000L,
          " %", 100L,
          " s", 31_536_000L,
          " min", 525_600L,
          " h", 8_760L);

  private final Limits base;
  private final Map<String, String> units = new TreeMap<>();
  private final List<Parameter> parameters = new ArrayList<>();

  /// @param base what is not varied stays as it is here
  VariedLimits(Limits base) {
    this.base = base;
    for (Setting setting : base.settings()) {
      Matcher matcher = WHOLE.matcher(setting.value());
      if (!matcher.matches()) {
        continue;
      }
      String unit = matcher.group(2) == null ? "" : matcher.group(2);
      Long most = MOST.get(unit);
      if (most != null) {
        units.put(setting.name(), unit);
        long usual = Long.parseLong(matcher.group(1));
        parameters.add(
            new Parameter(setting.name(), "limit" + unit, 0, Math.max(most, usual), usual));
      }
    }
  }

  /// Every limit that can be varied.
  List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  /// ` USD` or another unit with a blank before it; empty text for a plain number.
  String unit(String parameter) {
    return units.getOrDefault(parameter, "");
  }

  /// @throws io.floatwise.core.risk.InvalidLimitsException if they cannot hold together
  Limits of(ParameterSet set) {
    return base.changed(
        set.values().entrySet().stream()
            .filter(each -> units.containsKey(each.getKey()))
            .map(each -> new Setting(each.getKey(), each.getValue() + unit(each.getKey())))
            .toList());
  }
}
