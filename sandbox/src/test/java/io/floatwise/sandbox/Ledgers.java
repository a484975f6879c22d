package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// The authoritative books of an account, as the admin side shows them.
final class Ledgers {
  static final long OPENING = 100_000;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Ledgers() {}

  static Map<String, String> rows(DmarketCaller who) {
    Map<String, String> rows = new TreeMap<>();
    MAPPER
        .readTree(who.ledger())
        .path("rows")
        .forEach(row -> rows.put(row.path("name").asString(), row.path("value").asString()));
    return rows;
  }

  /// The account holds what it began with, less what it paid, plus what it was paid after fees.
  static void conserved(DmarketCaller who) {
    long expected = OPENING;
    Map<String, String> rows = rows(who);
    for (Map.Entry<String, String> row : rows.entrySet()) {
      String[] words = row.getValue().split(" ");
      boolean stands = !row.getValue().endsWith("reverted");
      if (stands && row.getKey().startsWith("sale.")) {
        expected += cents(words[1]) - cents(words[3]);
      } else if (stands && row.getKey().startsWith("purchase.")) {
        expected -= cents(words[1]);
      }
    }
    long cash =
        cents(rows.get("cash.usable"))
            + cents(rows.get("cash.protected"))
            + cents(rows.getOrDefault("cash.frozen", "0.00"));
    assertThat(cash).as("cash in %s", rows).isEqualTo(expected);
  }

  static long cents(String decimal) {
    return Money.ofDecimal(decimal, Currency.USD).minor();
  }
}
