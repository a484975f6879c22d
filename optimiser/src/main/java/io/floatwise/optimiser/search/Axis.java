package io.floatwise.optimiser.search;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.Parameter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A parameter and the values that are tried for it: `from`, `from + step` and so on up to `to`.
///
/// @param parameter as it is declared
/// @param from first value
/// @param to end, inclusive
/// @param step above zero
public record Axis(Parameter parameter, long from, long to, long step) {

  /// Most values of one axis.
  public static final int MOST_VALUES = 10_000;

  private static final String FORM = "NAME=FROM..TO:STEP such as fast=5..30:5";

  private static final Pattern TEXT =
      Pattern.compile(
          "([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)?)=(-?[0-9]{1,18})\\.\\.(-?[0-9]{1,18})(?::([0-9]{1,18}))?");

  /// @throws InputException if a value is not allowed for the parameter, or there are none or too
  ///   many
  public Axis {
    parameter.checked(from);
    parameter.checked(to);
    if (step < 1 || from > to) {
      throw new InputException(
          "%s: expected a first value that is not above the last and a step of 1 or more, found"
                  .formatted(parameter.name())
              + " %d..%d:%d".formatted(from, to, step));
    }
    long most = (long) (MOST_VALUES - 1) * step;
    if (step > Long.MAX_VALUE / MOST_VALUES || to - from < 0 || to - from > most) {
      throw new InputException(
          "%s: expected at most %,d values and a step that fits them, found %d..%d:%d"
              .formatted(parameter.name(), MOST_VALUES, from, to, step));
    }
  }

  /// `fast=5..30:5`; the step is 1 where it is left out.
  ///
  /// @param declared what can be varied
  /// @throws InputException if it is none of them, or has another form
  public static Axis parse(String text, List<Parameter> declared) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new InputException(
          "expected whole numbers as %s, found '%s'".formatted(FORM, text.strip()));
    }
    Parameter parameter =
        declared.stream()
            .filter(each -> each.name().equals(matcher.group(1)))
            .findFirst()
            .orElseThrow(() ->
                new InputException(
                    "expected one of the parameters %s, found %s"
                        .formatted(
                            declared.stream()
                                .map(Parameter::name)
                                .collect(Collectors.joining(", ")),
                            matcher.group(1))));
    return new Axis(
        parameter,
        Long.parseLong(matcher.group(2)),
        Long.parseLong(matcher.group(3)),
        matcher.group(4) == null ? 1 : Long.parseLong(matcher.group(4)));
  }

  /// How many values there are.
  public int count() {
    return (int) ((to - from) / step) + 1;
  }

  /// @param index from 0
  public long value(int index) {
    return from + index * step;
  }

  /// Where a value stands; the nearest one below it.
  public int index(long value) {
    return (int) ((value - from) / step);
  }

  /// As it is parsed.
  @Override
  public String toString() {
    return "%s=%d..%d:%d".formatted(parameter.name(), from, to, step);
  }
}
