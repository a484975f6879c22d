package io.floatwise.sandbox.behaviour;

import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.sim.FeeTerms;
import io.floatwise.core.sim.SimRules;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The value of every behaviour. Immutable.
public final class Behaviours {
  private final Map<Behaviour, String> values;

  private Behaviours(Map<Behaviour, String> values) {
    this.values = values;
  }

  /// The defaults, with those of the exchange as `rules` have them.
  ///
  /// @param usual the fees of the market where the rules say nothing of them
  public static Behaviours of(SimRules rules, FeeTerms usual) {
    Map<Behaviour, String> values = new EnumMap<>(Behaviour.class);
    for (Behaviour behaviour : Behaviour.values()) {
      values.put(behaviour, behaviour.fallback());
    }
    SimRules.Times times = rules.times();
    values.put(Behaviour.OFFER_WINDOW, seconds(times.changeWindow()));
    values.put(Behaviour.PROTECTION, seconds(times.protection()));
    values.put(Behaviour.TRADE_LOCK, seconds(times.tradeLock()));
    values.put(Behaviour.MATCH_DELAY, seconds(times.matchDelay()));
    values.put(Behaviour.DELIVERY_DELAY, seconds(times.deliveryDelay()));
    SimRules.OrderRules orders = rules.orders();
    values.put(Behaviour.TARGETS_LIMIT, Integer.toString(orders.targetsLimit()));
    values.put(Behaviour.PRICE_MISMATCH, orders.priceMismatchCode());
    values.put(Behaviour.UPDATE_ID, orders.newIdOnUpdate() ? "new" : "kept");
    values.put(Behaviour.TARGET_BALANCE, word(orders.targetCover()));
    values.put(Behaviour.TARGET_FREEZE, orders.targetsFreeze() ? "price" : "nothing");
    FeeTerms fees = rules.fees().orElse(usual);
    values.put(Behaviour.DEFAULT_FEE, Integer.toString(fees.rate().basisPoints()));
    values.put(Behaviour.MIN_FEE, Long.toString(fees.least().minor()));
    values.put(Behaviour.FEE_ROUNDING, word(fees.rounding()));
    SimRules.MoneyRules money = rules.money();
    values.put(Behaviour.PROTECTED_MONEY, money.protectedBuys() ? "buys-cs2" : "locked");
    values.put(Behaviour.MONEY_ORDER, money.usableFirst() ? "usable-first" : "protected-first");
    values.put(Behaviour.TARGET_PRICE, money.targetPaysItsPrice() ? "target" : "offer");
    values.put(Behaviour.TARGET_COVER, money.targetsReactivate() ? "regained" : "lost");
    values.put(Behaviour.PROCEEDS, money.proceedsProtected() ? "protected" : "usable");
    return new Behaviours(values);
  }

  /// The behaviour that the controls call `key`.
  public static Optional<Behaviour> byKey(String key) {
    for (Behaviour behaviour : Behaviour.values()) {
      if (behaviour.key().equals(key)) {
        return Optional.of(behaviour);
      }
    }
    return Optional.empty();
  }

  public String get(Behaviour behaviour) {
    String value = values.get(behaviour);
    if (value == null) {
      throw new IllegalStateException("expected a value of " + behaviour);
    }
    return value;
  }

  /// Whether the behaviour has this value.
  public boolean is(Behaviour behaviour, String value) {
    if (!behaviour.allowed().allows(value)) {
      throw new IllegalStateException(behaviour + " is never " + value);
    }
    return get(behaviour).equals(value);
  }

  public long number(Behaviour behaviour) {
    return Long.parseLong(get(behaviour));
  }

  /// These with one other value.
  ///
  /// @throws IllegalArgumentException if the behaviour cannot have it
  public Behaviours with(Behaviour behaviour, String value) {
    if (!behaviour.allowed().allows(value)) {
      throw new IllegalArgumentException(
          "expected %s of %s, found '%s'"
              .formatted(behaviour.allowed().text(), behaviour.key(), value));
    }
    Map<Behaviour, String> other = new EnumMap<>(values);
    other.put(behaviour, value);
    return new Behaviours(other);
  }

  /// The rules of the exchange that follow; what is no behaviour stays as in `base`.
  public SimRules rules(SimRules base) {
    SimRules.Times times =
        new SimRules.Times(
            duration(Behaviour.OFFER_WINDOW),
            duration(Behaviour.PROTECTION),
            duration(Behaviour.TRADE_LOCK),
            duration(Behaviour.MATCH_DELAY),
            duration(Behaviour.DELIVERY_DELAY));
    SimRules.MoneyRules money =
        new SimRules.MoneyRules(
            is(Behaviour.PROTECTED_MONEY, "buys-cs2"),
            is(Behaviour.MONEY_ORDER, "usable-first"),
            is(Behaviour.TARGET_PRICE, "target"),
            is(Behaviour.TARGET_COVER, "regained"),
            base.money().depositsWithdrawable(),
            is(Behaviour.PROCEEDS, "protected"));
    SimRules.OrderRules orders =
        new SimRules.OrderRules(
            (int) number(Behaviour.TARGETS_LIMIT),
            get(Behaviour.PRICE_MISMATCH),
            is(Behaviour.UPDATE_ID, "new"),
            valueOf(SimRules.TargetCover.class, Behaviour.TARGET_BALANCE),
            is(Behaviour.TARGET_FREEZE, "price"));
    FeeTerms fees =
        new FeeTerms(
            Rate.ofBasisPoints((int) number(Behaviour.DEFAULT_FEE)),
            Money.usd(number(Behaviour.MIN_FEE)),
            valueOf(Rounding.class, Behaviour.FEE_ROUNDING));
    return new SimRules(times, money, orders, Optional.of(fees), base.salesKept());
  }

  private Duration duration(Behaviour behaviour) {
    return Duration.ofSeconds(number(behaviour));
  }

  private <E extends Enum<E>> E valueOf(Class<E> type, Behaviour behaviour) {
    return Enum.valueOf(type, get(behaviour).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }
}
