package io.floatwise.core.risk;

import io.floatwise.core.trade.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What one account may never exceed: a value for every [Limit]. Immutable.
public final class Limits {

  /// TRADING.md section 3.
  public static final Limits DEFAULT = new Limits(Map.of());

  /// For an account that trades with real money and is new to us.
  public static final Limits NEW_LIVE_ACCOUNT =
      DEFAULT.with(Limit.RAMP, Optional.of(Ramp.NEW_ACCOUNT));

  private final Map<Limit<?>, Object> values;

  private Limits(Map<Limit<?>, Object> values) {
    this.values = values;
  }

  /// The value of `limit`.
  @SuppressWarnings("unchecked") // a value is only ever put under a limit of its type
  public <T> T get(Limit<T> limit) {
    return (T) values.getOrDefault(limit, limit.initial());
  }

  /// These limits with another value for one.
  ///
  /// @throws InvalidLimitsException if they cannot hold together
  public <T> Limits with(Limit<T> limit, T value) {
    return changed(List.of(new Setting(limit.name(), limit.form().write(value))));
  }

  /// These limits with other values for some.
  ///
  /// @throws InvalidLimitsException naming every problem at once
  public Limits changed(List<Setting> changes) {
    var problems = new ArrayList<String>();
    var changed = new LinkedHashMap<>(values);
    Set<String> named = new HashSet<>();
    for (Setting change : changes) {
      Optional<Limit<?>> limit = find(change.name());
      if (!named.add(change.name())) {
        problems.add("%s: expected once, found again".formatted(change.name()));
      } else if (limit.isEmpty()) {
        problems.add(
            "expected one of the limits %s, found %s"
                .formatted(
                    Limit.ALL.stream().map(Limit::name).collect(Collectors.joining(", ")),
                    change.name()));
      } else {
        read(limit.get(), change, changed, problems);
      }
    }
    var result = new Limits(changed);
    if (problems.isEmpty()) {
      result.contradictions(problems);
    }
    if (!problems.isEmpty()) {
      throw new InvalidLimitsException(problems);
    }
    return result;
  }

  /// The limits that allow something here that `before` did not.
  public List<Limit<?>> looserThan(Limits before) {
    var looser = new ArrayList<Limit<?>>();
    for (Limit<?> limit : Limit.ALL) {
      if (isLooser(limit, before, this)) {
        looser.add(limit);
      }
    }
    return looser;
  }

  /// Every limit as text.
  public List<Setting> settings() {
    return Limit.ALL.stream().map(this::setting).toList();
  }

  private static <T> boolean isLooser(Limit<T> limit, Limits from, Limits to) {
    return limit.isLooser(from.get(limit), to.get(limit));
  }

  private <T> Setting setting(Limit<T> limit) {
    return new Setting(limit.name(), limit.form().write(get(limit)));
  }

  private static Optional<Limit<?>> find(String name) {
    return Limit.ALL.stream().filter(limit -> limit.name().equals(name)).findFirst();
  }

  private static <T> void read(
      Limit<T> limit, Setting change, Map<Limit<?>, Object> into, List<String> problems) {
    Optional<T> value = limit.form().read(change.value()).filter(limit::isSensible);
    if (value.isPresent()) {
      into.put(limit, value.get());
    } else {
      problems.add(
          "%s: expected %s; found %s".formatted(limit.name(), limit.expected(), change.value()));
    }
  }

  private void contradictions(List<String> problems) {
    ascending(Limit.DRAWDOWN_HALVES, Limit.DRAWDOWN_STOPS, problems);
    ascending(Limit.ERRORS_TO_PAUSE, Limit.ERRORS_TO_PAUSE_LONG, problems);
    ascending(Limit.PAUSE, Limit.LONG_PAUSE, problems);
  }

  private <T extends Comparable<T>> void ascending(
      Limit<T> low, Limit<T> high, List<String> problems) {
    if (get(low).compareTo(get(high)) > 0) {
      problems.add(
          "expected %s to be at most %s, found %s and %s"
              .formatted(
                  low.name(),
                  high.name(),
                  low.form().write(get(low)),
                  high.form().write(get(high))));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Limits limits && settings().equals(limits.settings());
  }

  @Override
  public int hashCode() {
    return settings().hashCode();
  }

  @Override
  public String toString() {
    return settings().toString();
  }
}
