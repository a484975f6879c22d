package io.floatwise.core.people;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Level;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What somebody has chosen for himself.
///
/// @param chosen in the spelling of [Preference#read]; what is usual is not in it
public record Settings(Map<Preference, String> chosen) {

  /// Nothing chosen.
  public static final Settings USUAL = new Settings(Map.of());

  private static final String NONE = "none";

  /// @throws InputException if a value makes no sense
  public Settings {
    var read = new EnumMap<Preference, String>(Preference.class);
    chosen.forEach((preference, text) -> {
      String value = preference.read(text);
      if (!value.equals(preference.usual())) {
        read.put(preference, value);
      }
    });
    chosen = Collections.unmodifiableMap(read);
  }

  /// These with one of them chosen anew.
  ///
  /// @throws InputException if it makes no sense
  public Settings with(Preference preference, String text) {
    var next = new EnumMap<Preference, String>(Preference.class);
    next.putAll(chosen);
    next.put(preference, text);
    return new Settings(next);
  }

  public String get(Preference preference) {
    return chosen.getOrDefault(preference, preference.usual());
  }

  public Locale language() {
    return Locale.forLanguageTag(get(Preference.LANGUAGE));
  }

  public ZoneId zone() {
    return ZoneId.of(get(Preference.ZONE));
  }

  /// Dearest item that he is to be shown and may approve; empty for any.
  public Optional<Money> limit() {
    String limit = get(Preference.LIMIT);
    return limit.equals(NONE)
        ? Optional.empty()
        : Optional.of(Money.ofDecimal(limit.replace(" USD", ""), Currency.USD));
  }

  /// Whether messages that he did not ask for come without a sound at `now`.
  public boolean isQuiet(Instant now) {
    String hours = get(Preference.QUIET);
    if (hours.equals(NONE)) {
      return false;
    }
    LocalTime from = LocalTime.parse(hours.substring(0, hours.indexOf('-')));
    LocalTime to = LocalTime.parse(hours.substring(hours.indexOf('-') + 1));
    LocalTime time = now.atZone(zone()).toLocalTime();
    boolean afterFrom = !time.isBefore(from);
    boolean beforeTo = time.isBefore(to);
    return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
  }

  /// What he asks of a scan, in the words of the scan: what he types, and what he has chosen for
  /// everything that he does not name.
  ///
  /// @param typed as he typed it
  public String scan(String typed) {
    var words = new ArrayList<String>();
    words.add(typed.strip());
    choose(words, Preference.GAMES, Game.values());
    choose(words, Preference.LEVELS, Level.values());
    List<String> filters = new ArrayList<>();
    if (chosen.containsKey(Preference.FILTERS)) {
      filters.addAll(List.of(get(Preference.FILTERS).split(" ")));
    }
    if (chosen.containsKey(Preference.RISK)) {
      filters.addAll(List.of("min-edge=5", "min-sales=10"));
    }
    filters.removeIf(filter -> typed.contains(filter.substring(0, filter.indexOf('=') + 1)));
    words.addAll(filters);
    limit().ifPresent(most -> words.add("price=0-" + most.toString().replace(" USD", "")));
    return String.join(" ", words).strip();
  }

  /// Adds what is chosen unless something of the kind is typed.
  private void choose(List<String> words, Preference preference, Enum<?>[] kind) {
    List<String> typed = List.of(words.getFirst().split("\\s+"));
    boolean named =
        Arrays.stream(kind).anyMatch(one -> typed.stream().anyMatch(one.name()::equalsIgnoreCase));
    if (chosen.containsKey(preference) && !named) {
      words.add(get(preference));
    }
  }
}
