package io.floatwise.core.backtest;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.prepared.KeptLook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What became of the offers of others, as it was kept with the last look at their title. Not
/// thread-safe.
final class KeptFates implements Fates {

  private record Asked(OfferId offer, Money price) {}

  /// @param day of the look
  private record Fate(LocalDate day, Instant stoodUntil, Instant later) {}

  private final Map<Title, List<Asked>> shown = new HashMap<>();
  private final Map<Asked, Fate> fates = new HashMap<>();
  private LocalDate today = LocalDate.EPOCH;

  /// The next thing is told, on a day that the tape is played.
  void at(Instant now) {
    today = day(now);
  }

  void look(KeptLook look, Instant at) {
    Title title = look.snapshot().title();
    List<Offer> offers = look.snapshot().offers();
    shown.getOrDefault(title, List.of()).forEach(fates::remove);
    shown.put(title, offers.stream().map(o -> new Asked(o.id(), o.price())).toList());
    for (int i = 0; i < offers.size(); i++) {
      Instant stoodUntil = look.stoodUntil().get(i);
      fates.put(
          new Asked(offers.get(i).id(), offers.get(i).price()),
          new Fate(day(at), stoodUntil, look.later().isEmpty() ? stoodUntil : look.later().get(i)));
    }
  }

  @Override
  public boolean stood(OfferId offer, Money price, Instant moment) {
    Fate fate = fates.get(new Asked(offer, price));
    return fate != null
        && moment.isBefore(today.isAfter(fate.day()) ? fate.later() : fate.stoodUntil());
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
