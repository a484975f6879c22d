package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// The authoritative books of an account, as the sandbox's own controls show them.
///
/// @param rows value of each row by its name
record Books(Map<String, String> rows) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static Books of(DmarketCaller who) {
    Map<String, String> rows = new TreeMap<>();
    MAPPER
        .readTree(who.ledger())
        .path("rows")
        .forEach(row -> rows.put(row.path("name").asString(), row.path("value").asString()));
    return new Books(rows);
  }

  /// The account holds what it began with, less what it paid, plus what it was paid after fees.
  ///
  /// @param opening cents
  void assertConserved(long opening) {
    long expected = opening;
    for (Map.Entry<String, String> row : rows.entrySet()) {
      String[] words = row.getValue().split(" ");
      if (row.getKey().startsWith("sale.")) {
        expected += cents(words[1]) - cents(words[3]);
      } else if (row.getKey().startsWith("purchase.")) {
        expected -= cents(words[1]);
      }
    }
    long usable = cents(rows.get("cash.usable"));
    long kept = cents(rows.get("cash.protected"));
    assertThat(usable).as("usable cash in %s", rows).isNotNegative();
    assertThat(kept).as("protected cash in %s", rows).isNotNegative();
    assertThat(usable + kept).as("cash in %s", rows).isEqualTo(expected);
  }

  private static long cents(String decimal) {
    return Money.ofDecimal(decimal, Currency.USD).minor();
  }
}
