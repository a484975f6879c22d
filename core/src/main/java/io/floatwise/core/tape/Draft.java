package io.floatwise.core.tape;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A row in the making; what is not set is not there. [#into] ends it and begins the next one.
final class Draft {

  private Game game = Game.CS2;
  private Kind kind = Kind.OPEN;
  private long item;
  private long price;
  private long target;
  private int count;
  private int targetCount;
  private long time;
  private int place;
  private int flag;
  private String currency = "";
  private int decimals;
  private String id = "";
  private String asset = "";
  private int wear;
  private int seed;
  private String phase = "";
  private String detail = "";

  Draft row(Game of, Kind what) {
    game = of;
    kind = what;
    item = Row.NO_LONG;
    price = Row.NO_LONG;
    target = Row.NO_LONG;
    count = Row.NO_INT;
    targetCount = Row.NO_INT;
    time = Row.NO_LONG;
    place = Row.NO_INT;
    flag = Row.NO_INT;
    currency = "";
    decimals = Row.NO_INT;
    id = "";
    asset = "";
    wear = Row.NO_INT;
    seed = Row.NO_INT;
    phase = "";
    detail = "";
    return this;
  }

  void into(List<Row> rows) {
    rows.add(
        new Row(
            game,
            kind,
            item,
            price,
            target,
            count,
            targetCount,
            time,
            place,
            flag,
            currency,
            decimals,
            id,
            asset,
            wear,
            seed,
            phase,
            detail));
  }

  Draft item(long number) {
    item = number;
    return this;
  }

  Draft price(Money money) throws Inexact {
    price = Exact.value(money.minor());
    return unit(money.currency());
  }

  Draft target(Money money) throws Inexact {
    target = Exact.value(money.minor());
    return unit(money.currency());
  }

  Draft prices(Optional<Money> offer, Optional<Money> bid) throws Inexact {
    if (offer.isPresent()) {
      price(offer.get());
    }
    return bid.isPresent() ? target(bid.get()) : this;
  }

  Draft numbers(OptionalLong first, OptionalLong second, String code, int places) throws Inexact {
    price = first.isPresent() ? Exact.value(first.getAsLong()) : Row.NO_LONG;
    target = second.isPresent() ? Exact.value(second.getAsLong()) : Row.NO_LONG;
    currency = Exact.text(code);
    decimals = Exact.value(places);
    return this;
  }

  private Draft unit(Currency of) throws Inexact {
    if (!currency.isEmpty() && !currency.equals(of.name())) {
      throw new Inexact("two currencies in one place: " + currency + " and " + of);
    }
    currency = of.name();
    decimals = of.decimals();
    return this;
  }

  Draft count(int number) throws Inexact {
    count = Exact.value(number);
    return this;
  }

  Draft targetCount(int number) throws Inexact {
    targetCount = Exact.value(number);
    return this;
  }

  Draft counts(OptionalInt first, OptionalInt second) throws Inexact {
    count = first.isPresent() ? Exact.value(first.getAsInt()) : Row.NO_INT;
    targetCount = second.isPresent() ? Exact.value(second.getAsInt()) : Row.NO_INT;
    return this;
  }

  Draft time(Instant at) throws Inexact {
    time = Exact.micros(at);
    return this;
  }

  Draft place(int number) {
    place = number;
    return this;
  }

  Draft flag(int bits) {
    flag = bits;
    return this;
  }

  Draft id(String text) throws Inexact {
    id = Exact.text(text);
    return this;
  }

  Draft asset(String text) throws Inexact {
    asset = Exact.text(text);
    return this;
  }

  Draft detail(String text) throws Inexact {
    detail = Exact.text(text);
    return this;
  }

  Draft attributes(Attributes attributes) throws Inexact {
    wear = attributes.wear().isPresent() ? attributes.wear().get().billionths() : Row.NO_INT;
    OptionalInt paint = attributes.paintSeed();
    seed = paint.isPresent() ? Exact.value(paint.getAsInt()) : Row.NO_INT;
    phase = attributes.phase().isPresent() ? Exact.text(attributes.phase().get()) : "";
    String traits = Features.text(attributes.traits());
    detail = traits.isEmpty() ? "" : Exact.text(traits);
    return this;
  }
}
