package io.floatwise.core.risk;

import io.floatwise.core.item.Game;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.Level;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How limits of one kind stand in text, one way for each value.
///
/// @param expected what a text must look like, for a message
/// @param reader the value of a text; empty, or an [IllegalArgumentException], if it is none
/// @param writer the text of a value
record LimitForm<T>(
    String expected, Function<String, Optional<T>> reader, Function<T, String> writer) {

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,6}) ?(s|min|h|d)");
  private static final Pattern MONEY = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,2})?) ?USD");
  private static final Pattern SHARE = Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,2})?) ?%");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");
  private static final String NONE = "none";

  static final LimitForm<Money> MONEY_FORM =
      new LimitForm<>(
          "an amount such as 50.00 USD",
          text -> matched(MONEY, text).map(m -> Money.ofDecimal(m.group(1), Currency.USD)),
          Money::toString);

  static final LimitForm<Rate> SHARE_FORM =
      new LimitForm<>(
          "a share such as 20 %",
          text ->
              matched(SHARE, text)
                  .map(m ->
                      Rate.ofBasisPoints(
                          new BigDecimal(m.group(1)).movePointRight(2).intValueExact())),
          Rate::toString);

  static final LimitForm<Integer> COUNT_FORM =
      new LimitForm<>(
          "a whole number such as 3",
          text -> matched(COUNT, text).map(m -> Integer.valueOf(m.group())),
          String::valueOf);

  static final LimitForm<Duration> SPAN_FORM =
      new LimitForm<>(
          "a time such as 60 s, 15 min, 24 h or 2 d", LimitForm::readSpan, LimitForm::writeSpan);

  static final LimitForm<ZoneId> ZONE_FORM =
      new LimitForm<>("a time zone such as Europe/Berlin", LimitForm::readZone, ZoneId::getId);

  static final LimitForm<Set<Game>> GAMES_FORM = choices(Game.class);
  static final LimitForm<Set<Level>> LEVELS_FORM = choices(Level.class);

  static final LimitForm<Optional<Ramp>> RAMP_FORM =
      new LimitForm<>(
          "none, or a ramp such as day 3: 10.00 USD / 50.00 USD, day 7: 25.00 USD / 150.00 USD",
          LimitForm::readRamp,
          ramp -> ramp.map(Ramp::toString).orElse(NONE));

  /// The value of `text`; empty if it has none.
  Optional<T> read(String text) {
    return reader.apply(text.strip());
  }

  String write(T value) {
    return writer.apply(value);
  }

  static Optional<Matcher> matched(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text)).filter(Matcher::matches);
  }

  /// A ramp, or that there is none.
  private static Optional<Optional<Ramp>> readRamp(String text) {
    Optional<Ramp> ramp = Ramp.read(text);
    return ramp.isPresent() || text.equals(NONE) ? Optional.of(ramp) : Optional.empty();
  }

  private static Optional<Duration> readSpan(String text) {
    return matched(SPAN, text)
        .map(m -> {
          long amount = Long.parseLong(m.group(1));
          return switch (m.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "min" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case String _ -> Duration.ofDays(amount);
          };
        });
  }

  private static String writeSpan(Duration span) {
    long seconds = span.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds / 3600 + " h";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  private static Optional<ZoneId> readZone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static <E extends Enum<E>> LimitForm<Set<E>> choices(Class<E> type) {
    String names =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    return new LimitForm<>(
        "none, or some of " + names,
        text -> readChoices(type, text),
        set ->
            set.isEmpty() ? NONE : set.stream().map(Enum::name).collect(Collectors.joining(", ")));
  }

  private static <E extends Enum<E>> Optional<Set<E>> readChoices(Class<E> type, String text) {
    Set<E> found = EnumSet.noneOf(type);
    if (text.equals(NONE)) {
      return Optional.of(inOrder(type, found));
    }
    for (String word : text.split(",", -1)) {
      String name = word.strip().toUpperCase(Locale.ROOT);
      Optional<E> choice =
          Arrays.stream(type.getEnumConstants()).filter(c -> c.name().equals(name)).findFirst();
      if (choice.isEmpty()) {
        return Optional.empty();
      }
      found.add(choice.get());
    }
    return Optional.of(inOrder(type, found));
  }

  /// An unmodifiable copy in the order of declaration.
  static <E extends Enum<E>> Set<E> inOrder(Class<E> type, Collection<E> chosen) {
    Set<E> copy = EnumSet.noneOf(type);
    copy.addAll(chosen);
    return Collections.unmodifiableSet(copy);
  }
}
