package io.floatwise.core.trade;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Why something was decided: one sentence and the figures behind it, in the order a reader needs.
///
/// @param summary one sentence for people
/// @param data named figures
public record Evidence(String summary, List<Datum> data) {

  /// Name of the figure that says which strategy wished it.
  public static final String STRATEGY = "strategy";

  /// Name of the figure that says at which price a lot is to be offered once it is ours.
  public static final String LIST_PRICE = "list price";

  /// Name of the figure that says what is left of the list price after the fee.
  public static final String NET = "net of fee";

  /// Name of the figure that says what the capital is expected to cost until the sale.
  public static final String CAPITAL_COST = "capital cost";

  /// Name of the figure that says what is expected to be earned, after fee, chance, capital cost
  /// and risk.
  public static final String GAIN = "expected gain";

  public Evidence {
    data = List.copyOf(data);
  }

  /// The same, with the name of the strategy that wished it.
  public Evidence by(String strategy) {
    return new Evidence(
        summary, Stream.concat(data.stream(), Stream.of(new Datum(STRATEGY, strategy))).toList());
  }

  /// The same, with the person who asked for it in front.
  public Evidence askedBy(String person) {
    return new Evidence("asked for by %s: %s".formatted(person, summary), data);
  }

  /// The value of the figure `name`; empty if there is none.
  public Optional<String> figure(String name) {
    return data.stream().filter(d -> d.name().equals(name)).map(Datum::value).findFirst();
  }

  /// One figure.
  ///
  /// @param name what it is
  /// @param value its value with its unit
  public record Datum(String name, String value) {}
}
