package io.floatwise.core.strategy;

import io.floatwise.core.error.InputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Strategies as people write them: `NAME` or `NAME:PARAMETER=VALUE,PARAMETER=VALUE`. What is not
/// said is as usual.
public final class StrategyText {

  static final String COLON = ":";
  static final String EQUALS = "=";
  static final String BETWEEN_VALUES = ",";

  private StrategyText() {}

  /// The strategy that `text` names, with the values that it says.
  ///
  /// @param known to choose from
  /// @throws InputException if none is named so, or it has no such parameter, or a value is not
  ///   allowed
  public static Strategy of(List<Strategy> known, String text) {
    String[] parts = text.strip().split(COLON, 2);
    Strategy named = named(known, parts[0].strip());
    if (parts.length == 1) {
      return named;
    }
    try {
      return named.with(ParameterSet.of(named.parameters(), values(parts[1])));
    } catch (InputException e) {
      throw new InputException("strategy %s: %s".formatted(named.name(), e.getMessage()), e);
    }
  }

  private static Strategy named(List<Strategy> known, String name) {
    return known.stream()
        .filter(strategy -> strategy.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "expected a strategy (%s), found '%s'"
                    .formatted(
                        known.stream().map(Strategy::name).collect(Collectors.joining(", ")),
                        name)));
  }

  private static Map<String, Long> values(String text) {
    var values = new HashMap<String, Long>();
    for (String each : text.split(BETWEEN_VALUES, -1)) {
      String[] sides = each.split(EQUALS, 2);
      if (sides.length < 2) {
        throw new InputException(
            "expected PARAMETER=VALUE, with commas between, found '%s'".formatted(each.strip()));
      }
      if (values.put(sides[0].strip(), whole(sides[0].strip(), sides[1].strip())) != null) {
        throw new InputException("expected %s once, found it twice".formatted(sides[0].strip()));
      }
    }
    return values;
  }

  private static long whole(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new InputException("%s: expected a whole number, found '%s'".formatted(name, value), e);
    }
  }
}
