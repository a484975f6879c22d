package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// The authoritative books of an account, as the sandbox's own controls show them.
///
/// @param rows value of each row by its name
record Books(Map<String, String> rows) {
  /// Cents of an account that was just opened.
  static final long OPENING = 100_000;

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
  void assertConserved() {
    long expected = OPENING;
    for (Map.Entry<String, String> row : rows.entrySet()) {
      String[] words = row.getValue().split(" ");
      boolean stands = !row.getValue().endsWith("reverted");
      if (stands && row.getKey().startsWith("sale.")) {
        expected += cents(words[1]) - cents(words[3]);
      } else if (stands && row.getKey().startsWith("purchase.")) {
        expected -= cents(words[1]);
      }
    }
    long cash = 0;
    for (String kind : List.of("cash.usable", "cash.protected", "cash.frozen")) {
      long part = cents(rows.getOrDefault(kind, "0.00"));
      assertThat(part).as("%s in %s", kind, rows).isNotNegative();
      cash += part;
    }
    assertThat(cash).as("cash in %s", rows).isEqualTo(expected);
  }

  static long cents(String decimal) {
    return Money.ofDecimal(decimal, Currency.USD).minor();
  }
}
