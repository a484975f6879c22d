package io.floatwise.app.mode;

import io.floatwise.core.risk.LimitHistory;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.trade.Setting;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says at a start which limits hold, wherever people or the start itself say something of one.
final class LimitLines {

  private LimitLines() {}

  /// One line for each of those limits.
  ///
  /// @param before what people changed until then
  static List<String> of(StartLimits start, LimitHistory before) {
    Map<String, String> usual = values(start.usual());
    Map<String, String> said =
        start.said().stream().collect(Collectors.toMap(Setting::name, Setting::value));
    Map<String, String> changed = values(before.over(start.usual().changed(start.said())));
    return start.after(before).settings().stream()
        .filter(holds ->
            said.containsKey(holds.name()) || !holds.value().equals(usual.get(holds.name())))
        .map(holds -> line(holds, said.get(holds.name()), changed.get(holds.name())))
        .toList();
  }

  private static String line(Setting holds, @Nullable String said, @Nullable String changed) {
    if (said == null || said.equals(changed)) {
      return "limit " + holds;
    }
    return holds.value().equals(said)
        ? "limit %s, as this start says; that it was changed to %s does not hold in this run"
            .formatted(holds, changed)
        : "limit %s, as it was changed to; the %s of this start would be looser"
            .formatted(holds, said);
  }

  private static Map<String, String> values(Limits limits) {
    return limits.settings().stream().collect(Collectors.toMap(Setting::name, Setting::value));
  }
}
