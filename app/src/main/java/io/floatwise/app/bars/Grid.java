package io.floatwise.app.bars;

import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.ParameterSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Parameter sets as people ask for them: `fast=5,10` and `slow=30` are two sets.
public final class Grid {

  /// Most sets of a run.
  public static final int MOST = 10_000;

  private Grid() {}

  /// Each value with each of the others; sets that contradict themselves are left out, unless it is
  /// the only one.
  ///
  /// @param said `NAME=VALUE[,VALUE...]`
  /// @throws InputException if one makes no sense, or nothing is left
  public static List<ParameterSet> of(SignalStrategy strategy, List<String> said) {
    List<Map<String, Long>> all = new ArrayList<>(List.of(Map.of()));
    for (String each : said) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new InputException("--set: expected NAME=VALUE, found '%s'".formatted(each));
      }
      String name = each.substring(0, equals);
      if (all.getFirst().containsKey(name)) {
        throw new InputException("--set: expected %s once, found it again".formatted(name));
      }
      all = times(all, name, each.substring(equals + 1));
    }
    if (all.size() == 1) {
      return List.of(strategy.set(all.getFirst()));
    }
    List<ParameterSet> sets =
        all.stream()
            .map(values -> ParameterSet.of(strategy.parameters(), values))
            .filter(set -> holds(strategy, set))
            .toList();
    if (sets.isEmpty()) {
      throw new InputException("--set: expected values that hold together, found none");
    }
    return sets;
  }

  private static List<Map<String, Long>> times(
      List<Map<String, Long>> all, String name, String values) {
    String[] parts = values.split(",", -1);
    if ((long) all.size() * parts.length > MOST) {
      throw new InputException("--set: expected at most %d sets, found more".formatted(MOST));
    }
    List<Map<String, Long>> more = new ArrayList<>();
    for (Map<String, Long> one : all) {
      for (String part : parts) {
        var with = new HashMap<>(one);
        with.put(name, number(name, part.strip()));
        more.add(with);
      }
    }
    return more;
  }

  private static boolean holds(SignalStrategy strategy, ParameterSet set) {
    try {
      strategy.check(set);
      return true;
    } catch (InputException _) {
      return false;
    }
  }

  private static long number(String name, String text) {
    if (!text.matches("-?[0-9]{1,18}")) {
      throw new InputException("%s: expected a whole number, found '%s'".formatted(name, text));
    }
    return Long.parseLong(text);
  }
}
