package io.floatwise.dmarket.wire;

/// Amounts come with a currency, which is always the US dollar here; another one is not read as if
/// it were.
final class UsDollar {

  private UsDollar() {}

  static Json require(Json money) {
    money
        .optionalText("Currency")
        .filter(c -> !c.equals("USD"))
        .ifPresent(c -> {
          throw money.unexpected("an amount in USD, not " + c);
        });
    return money;
  }
}
