package io.floatwise.core.people;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.scan.FilterText;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody can choose for himself, and how it is written. What is not chosen is as [#usual]
/// says.
public enum Preference {
  /// Of the texts; error texts are there in all of them, the rest in English.
  LANGUAGE("en", "en, ru, es or de", Preference::language),
  /// In which times are shown, and quiet hours are meant.
  ZONE("UTC", "a time zone such as Europe/Berlin", Preference::zone),
  /// Of amounts; the venue has one.
  CURRENCY("USD", "USD", Preference::currency),
  /// That a scan looks at where none is named.
  GAMES("all", "some of cs2, dota2, tf2, rust, or all", text -> some(Game.class, text)),
  /// That a scan looks at where none is named.
  LEVELS("all", "some of boost, standard, medium, advanced, pro, or all", Preference::levels),
  /// Dearest item that a scan shows and that he may approve.
  LIMIT("none", "an amount such as 20.00 USD, or none", Preference::limit),
  /// `careful` scans show only what earns 5 % for sure and sells 10 times a week.
  RISK("usual", "careful or usual", Preference::risk),
  /// In which messages that he did not ask for come without a sound.
  QUIET("none", "times such as 22:00-07:30, or none", Preference::quiet),
  /// Of a scan.
  FILTERS("none", "filters such as price=1-10 min-sales=10, or none", Preference::filters);

  private static final Set<String> LANGUAGES = Set.of("en", "ru", "es", "de");
  private static final Set<String> RISKS = Set.of("careful", "usual");
  private static final Pattern HOURS =
      Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)\\s*-\\s*([01]?\\d|2[0-3]):([0-5]\\d)");
  private static final Pattern AMOUNT =
      Pattern.compile("([0-9]{1,7}(?:\\.[0-9]{1,2})?)(?:\\s+USD)?", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 200;

  private final String usual;
  private final String form;
  private final UnaryOperator<String> reading;

  Preference(String usual, String form, UnaryOperator<String> reading) {
    this.usual = usual;
    this.form = form;
    this.reading = reading;
  }

  /// What holds for whoever chose nothing.
  public String usual() {
    return usual;
  }

  /// What can be chosen, for people.
  public String form() {
    return form;
  }

  /// One word, as people write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// `text` as it is kept, in one spelling.
  ///
  /// @throws InputException if it makes no sense
  public String read(String text) {
    String value = text.strip().replaceAll("\\s+", " ");
    if (value.length() > LONGEST) {
      throw wrong(word(), form, value.substring(0, 40) + "...");
    }
    try {
      return value.equalsIgnoreCase(usual) ? usual : reading.apply(value);
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(word(), form, value);
    }
  }

  /// @throws InputException if there is none of that name
  public static Preference of(String word) {
    return Arrays.stream(values())
        .filter(preference -> preference.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            wrong(
                "settings",
                "one of "
                    + String.join(", ", Arrays.stream(values()).map(Preference::word).toList()),
                word));
  }

  private static InputException wrong(String where, String expected, String found) {
    return new InputException("%s: expected %s, found '%s'".formatted(where, expected, found));
  }

  private static String oneOf(String where, String form, String text, Set<String> words) {
    String word = text.toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw wrong(where, form, text);
    }
    return word;
  }

  private static String language(String text) {
    return oneOf("language", "en, ru, es or de", text, LANGUAGES);
  }

  private static String zone(String text) {
    return ZoneId.of(text).getId();
  }

  private static String risk(String text) {
    return oneOf("risk", "careful or usual", text, RISKS);
  }

  private static String currency(String text) {
    return oneOf("currency", "USD", text, Set.of("usd")).toUpperCase(Locale.ROOT);
  }

  private static String levels(String text) {
    return some(Level.class, text);
  }

  private static <E extends Enum<E>> String some(Class<E> type, String text) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("[\\s,]+"));
    for (String word : words) {
      if (!names.contains(word)) {
        throw wrong("settings", "some of " + String.join(", ", names) + ", or all", word);
      }
    }
    return names.stream().filter(words::contains).collect(Collectors.joining(" "));
  }

  private static String limit(String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      throw wrong("limit", "an amount such as 20.00 USD, or none", text);
    }
    Money money = Money.ofDecimal(amount.group(1), Currency.USD);
    if (money.isZero()) {
      throw wrong("limit", "more than nothing", text);
    }
    return money.toString();
  }

  private static String quiet(String text) {
    Matcher hours = HOURS.matcher(text);
    if (!hours.matches()) {
      throw wrong("quiet", "times such as 22:00-07:30, or none", text);
    }
    LocalTime from = time(hours.group(1), hours.group(2));
    LocalTime to = time(hours.group(3), hours.group(4));
    if (from.equals(to)) {
      throw wrong("quiet", "two different times", text);
    }
    return from + "-" + to;
  }

  private static LocalTime time(String hour, String minute) {
    return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
  }

  private static String filters(String text) {
    for (String word : text.split(" ")) {
      FilterText.parse(word);
    }
    return text;
  }
}
