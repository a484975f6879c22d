package io.floatwise.sandbox.behaviour;

import io.floatwise.core.sim.SimRules;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The value of every behaviour. Immutable.
public final class Behaviours {
  private final Map<Behaviour, String> values;

  private Behaviours(Map<Behaviour, String> values) {
    this.values = values;
  }

  /// The defaults, with those of the exchange as `rules` have them.
  public static Behaviours of(SimRules rules) {
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
    values.put(Behaviour.TARGETS_LIMIT, Integer.toString(rules.targetsLimit()));
    values.put(Behaviour.PRICE_MISMATCH, rules.priceMismatchCode());
    SimRules.MoneyRules money = rules.money();
    values.put(Behaviour.PROTECTED_MONEY, money.protectedBuys() ? "buys-cs2" : "locked");
    values.put(Behaviour.MONEY_ORDER, money.usableFirst() ? "usable-first" : "protected-first");
    values.put(Behaviour.TARGET_PRICE, money.targetPaysItsPrice() ? "target" : "offer");
    values.put(Behaviour.TARGET_COVER, money.targetsReactivate() ? "regained" : "lost");
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
            base.money().depositsWithdrawable());
    return new SimRules(
        times,
        money,
        (int) number(Behaviour.TARGETS_LIMIT),
        get(Behaviour.PRICE_MISMATCH),
        base.salesKept());
  }

  private Duration duration(Behaviour behaviour) {
    return Duration.ofSeconds(number(behaviour));
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }
}
