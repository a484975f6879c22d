package io.floatwise.core.scan;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Wear;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Filters as a person types them: `price=1-10`, `float=0-0.07`, `phase=ruby,sapphire`,
/// `seed=4,661`, `name=redline`, `min-edge=5`, `min-sales=10`, `max-days=7`.
public final class FilterText {

  /// One kind of filter.
  ///
  /// @param name before the `=`
  /// @param form what stands after it, for people
  /// @param example a text that is understood
  public record Kind(String name, String form, String example, Function<String, Filter> reading) {}

  /// Every kind, in the order of the help text.
  public static final List<Kind> ALL =
      List.of(
          new Kind("price", "from-to in USD, upper edge out", "1-10", FilterText::price),
          new Kind("float", "from-to, upper edge out", "0-0.07", FilterText::wear),
          new Kind("phase", "phases, comma between", "ruby,phase-2", FilterText::phase),
          new Kind("seed", "paint seeds 0 to 1000, comma between", "4,661", FilterText::seed),
          new Kind("name", "part of the market name", "redline", Filter.NameHolds::new),
          new Kind("min-edge", "least gain in percent of the price", "5", FilterText::edge),
          new Kind("min-sales", "least sales a week", "10", FilterText::sales),
          new Kind("max-days", "most days until it is sold", "7", FilterText::days));

  private static final int MOST_SEED = 1000;

  private FilterText() {}

  /// Reads one filter.
  ///
  /// @throws InputException if it is none; the message says what was expected and found
  public static Filter parse(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text.strip() : text.substring(0, equals).strip();
    Kind kind =
        ALL.stream()
            .filter(k -> k.name().equals(name.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() ->
                new InputException(
                    "filter: expected one of %s, found \"%s\""
                        .formatted(
                            ALL.stream().map(Kind::name).collect(Collectors.joining(", ")), name)));
    String value = equals < 0 ? "" : text.substring(equals + 1).strip();
    try {
      return kind.reading().apply(value);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new InputException(
          "filter %s: expected %s, for example %s=%s, found \"%s\""
              .formatted(kind.name(), kind.form(), kind.name(), kind.example(), value),
          e);
    }
  }

  private static Filter price(String text) {
    String[] ends = ends(text);
    return new Filter.Price(
        Money.ofDecimal(ends[0], Currency.USD), Money.ofDecimal(ends[1], Currency.USD));
  }

  private static Filter wear(String text) {
    String[] ends = ends(text);
    return new Filter.Worn(Wear.ofDecimal(ends[0]), Wear.ofDecimal(ends[1]));
  }

  private static Filter phase(String text) {
    var phases = new TreeSet<String>();
    for (String phase : words(text)) {
      phases.add(phase.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }
    return new Filter.Phase(phases);
  }

  private static Filter seed(String text) {
    var seeds = new TreeSet<Integer>();
    for (String word : words(text)) {
      int seed = Integer.parseInt(word);
      if (seed < 0 || seed > MOST_SEED) {
        throw new InputException("expected a paint seed from 0 to 1000, found " + word);
      }
      seeds.add(seed);
    }
    return new Filter.PaintSeed(seeds);
  }

  private static Filter edge(String text) {
    // A percent in basis points: 5 is 500; finer than a basis point is refused.
    return new Filter.MinEdge(
        Rate.ofFraction(new BigDecimal(text).movePointLeft(2).toPlainString()));
  }

  private static Filter sales(String text) {
    return new Filter.MinSales(Integer.parseInt(text));
  }

  private static Filter days(String text) {
    return new Filter.MaxDays(Integer.parseInt(text));
  }

  private static String[] ends(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      throw new InputException("expected two numbers with a - between");
    }
    return new String[] {ends[0].strip(), ends[1].strip()};
  }

  private static List<String> words(String text) {
    List<String> words = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (words.stream().anyMatch(String::isEmpty)) {
      throw new InputException("expected values with a comma between");
    }
    return words;
  }
}
