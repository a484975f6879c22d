package io.floatwise.sandbox.http;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.Wanted;
import io.floatwise.core.trade.Outcome;
import io.floatwise.sandbox.catalog.Cs2Details;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.wire.FloatPart;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Numbers;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// One row of `user-targets/create`: fit to be asked of the exchange, or refused before.
sealed interface TargetRequest {
  int MAX_AMOUNT = 100;

  record Fit(Title title, Money price, int amount, Wanted wanted) implements TargetRequest {}

  record Unfit(Outcome.Rejected refusal) implements TargetRequest {}

  /// What to ask of the exchange, if anything.
  default Optional<Input> input(AccountId account) {
    return switch (this) {
      case Fit(Title title, Money price, int amount, Wanted wanted) ->
          Optional.of(new Input.CreateTarget(account, title, price, amount, wanted));
      case Unfit _ -> Optional.empty();
    };
  }

  static TargetRequest of(Game game, JsonNode row) {
    String title = row.path("Title").asString("");
    OptionalLong amount = Numbers.int64(row.path("Amount"));
    if (title.isBlank()) {
      return unfit("TitleRequired", "Title is required");
    }
    if (amount.isEmpty() || amount.getAsLong() < 1 || amount.getAsLong() > MAX_AMOUNT) {
      return unfit("InvalidAmount", "Amount must be between 1 and " + MAX_AMOUNT);
    }
    if (!row.path("Price").path("Currency").asString("").equals("USD")) {
      return unfit("UnsupportedCurrency", "Price.Currency must be USD");
    }
    Optional<Money> price = dollars(row.path("Price").path("Amount"));
    Optional<Wanted> wanted = wanted(row.path("Attrs"));
    if (price.isEmpty() || wanted.isEmpty()) {
      return unfit("BadRequest", "invalid " + (price.isEmpty() ? "Price.Amount" : "Attrs"));
    }
    return new Fit(new Title(game, title), price.get(), (int) amount.getAsLong(), wanted.get());
  }

  private static Unfit unfit(String code, String message) {
    return new Unfit(new Outcome.Rejected(code, message));
  }

  /// Dollars as a number or a string; at most two decimals.
  private static Optional<Money> dollars(JsonNode node) {
    String text = node.isNumber() || node.isString() ? node.asString() : "";
    try {
      return Optional.of(Money.ofDecimal(text, Currency.USD));
    } catch (NumberFormatException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Wanted> wanted(JsonNode attrs) {
    String partWord = attrs.path("floatPartValue").asString("");
    Optional<FloatPart> part = FloatPart.parse(partWord);
    JsonNode seedNode = attrs.path("paintSeed");
    OptionalLong seed = Numbers.int64(seedNode);
    boolean seedAbsent =
        seedNode.isMissingNode() || seedNode.isNull() || seedNode.asString("").isEmpty();
    boolean badSeed = !seedAbsent && (seed.isEmpty() || seed.getAsLong() < 0);
    Optional<String> phase =
        Optional.of(attrs.path("phase").asString("").toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty() && !word.equals("any"));
    boolean badPhase = phase.filter(word -> !Cs2Details.isPhase(word)).isPresent();
    boolean badPart = part.isEmpty() && !partWord.isEmpty();
    if (badPart || badSeed || badPhase || seed.orElse(0) > 1_000) {
      return Optional.empty();
    }
    OptionalInt paintSeed =
        seed.isPresent() ? OptionalInt.of((int) seed.getAsLong()) : OptionalInt.empty();
    return Optional.of(
        new Wanted(
            part.map(FloatPart::from),
            part.map(FloatPart::to)
                .filter(to -> to.billionths() < Wear.ofDecimal("1").billionths()),
            paintSeed,
            phase));
  }

  /// The row as it was asked, as the answer repeats it; an amount that is none is 0.
  static void echo(Json out, JsonNode row) {
    out.putInt64("Amount", Numbers.int64(row.path("Amount")).orElse(0));
    out.putObject(
        "Price",
        price -> {
          price.put("Currency", row.path("Price").path("Currency").asString(""));
          dollars(row.path("Price").path("Amount"))
              .ifPresent(p -> price.putDecimal("Amount", new BigDecimal(p.toDecimal())));
        });
    out.put("Title", row.path("Title").asString(""));
    out.putObject(
        "Attrs",
        attrs ->
            attrs
                .put("floatPartValue", row.path("Attrs").path("floatPartValue").asString(""))
                .put("phase", row.path("Attrs").path("phase").asString("")));
  }
}
