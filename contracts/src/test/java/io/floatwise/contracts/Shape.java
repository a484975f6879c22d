package io.floatwise.contracts;

import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;

/// Forms of fields that the venue uses again and again, each with an example.
final class Shape {
  private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final String ISO = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z";

  private Shape() {}

  /// A text of this form. Pact's regular expressions alone would let a number pass that looks so.
  private static void text(LambdaDslObject in, String name, String regex, String example) {
    in.and(name, example, TypeMatcher.INSTANCE, new RegexMatcher(regex));
  }

  /// This value and no other. Within a list a plain value would hold by type only.
  static void exactly(LambdaDslObject in, String name, Object value) {
    in.and(name, value, EqualsMatcher.INSTANCE);
  }

  /// A 64-bit integer of the marketplace, which is a text: cents, counts, seconds.
  static void int64(LambdaDslObject in, String name, long example) {
    text(in, name, "-?[0-9]{1,19}", Long.toString(example));
  }

  static void uuid(LambdaDslObject in, String name, String example) {
    text(in, name, UUID, example);
  }

  /// Market time in whole seconds, UTC.
  static void time(LambdaDslObject in, String name, String example) {
    text(in, name, ISO, example);
  }

  /// Dollars as text, with at most two decimals.
  static void dollarText(LambdaDslObject in, String name, String example) {
    text(in, name, "[0-9]+(\\.[0-9]{1,2})?", example);
  }

  /// A decimal number as text.
  static void decimalText(LambdaDslObject in, String name, String example) {
    text(in, name, "[0-9]+(\\.[0-9]+)?", example);
  }

  /// One of the words, separated by bars.
  static void word(LambdaDslObject in, String name, String words, String example) {
    text(in, name, words, example);
  }

  /// An amount in dollars as a number, with its currency; spelled as the closed trades spell it.
  static void dollars(LambdaDslObject in, String name, double example) {
    in.object(
        name,
        money -> {
          exactly(money, "Currency", "USD");
          money.numberType("Amount", example);
        });
  }

  /// An amount in cents as text, with its currency.
  static void cents(LambdaDslObject in, String name, long example) {
    in.object(
        name,
        money -> {
          exactly(money, "Currency", "USD");
          int64(money, "Amount", example);
        });
  }
}
