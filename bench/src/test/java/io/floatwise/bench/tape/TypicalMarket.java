package io.floatwise.bench.tape;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.tape.Told;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/// A market as a recorder with an ordinary budget of calls sees it: 2,000 titles whose values
/// wander, each with its own trade; all quotes every ten minutes, and in between eight close looks,
/// first at what has fallen far below what it was offered at before, then at the titles in turn.
final class TypicalMarket {

  static final int TITLES = 2_000;

  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final Duration FEES_EVERY = Duration.ofHours(1);
  private static final int LOOKS = 8;
  private static final int SHOWN_OFFERS = 50;
  private static final int SHOWN_SALES = 200;
  private static final int HISTORY_DAYS = 45;
  private static final double DAILY_MOVE = 0.02;
  private static final double BARGAINS = 0.0006;

  private final SplittableRandom random;
  private final List<Trade> trades = new ArrayList<>();
  private Instant now;
  private int next;

  TypicalMarket(long seed, Instant begin) {
    random = new SplittableRandom(seed);
    now = begin;
    for (int i = 0; i < TITLES; i++) {
      trades.add(new Trade(new Title(Game.CS2, "Item | Finish %d (Field-Tested)".formatted(i))));
    }
  }

  /// Who is told.
  @FunctionalInterface
  interface Listener {
    void tell(Instant at, Told told) throws IOException;
  }

  /// Tells of the market until `end`.
  void watch(Instant end, Listener recorder) throws IOException {
    while (now.isBefore(end)) {
      if (now.getEpochSecond() % FEES_EVERY.toSeconds() == 0) {
        recorder.tell(
            now,
            new Told.Fees(
                new FeeSchedule(Game.CS2, Rate.ofPercent(5), Money.usd(1), Map.of(), now)));
      }
      trades.forEach(Trade::pass);
      recorder.tell(now, new Told.Quotes(trades.stream().map(Trade::quote).toList()));
      Set<Trade> looks = new HashSet<>();
      trades.stream()
          .filter(Trade::isConspicuous)
          .sorted(Comparator.comparingDouble(Trade::fallen))
          .limit(LOOKS - 2)
          .forEach(looks::add);
      while (looks.size() < LOOKS) {
        looks.add(trades.get(next++ % TITLES));
      }
      int seconds = 0;
      for (Trade trade : looks.stream().sorted(Comparator.comparing(t -> t.title)).toList()) {
        seconds += 60;
        Instant at = now.plusSeconds(seconds);
        recorder.tell(at, new Told.Looked(trade.look(at)));
      }
      now = now.plus(PAUSE);
    }
  }

  /// The trade in one title.
  private final class Trade {

    private final Title title;
    private final double perStep;
    private final double spread;
    private double value;
    private final List<Offer> offers = new ArrayList<>();
    private final List<Sale> sales = new ArrayList<>();
    private final long[] rivals = new long[6];
    private long usual;
    private long seen;

    Trade(Title title) {
      this.title = title;
      this.value = 60 * StrictMath.exp(5.5 * random.nextDouble());
      double perDay = 0.3 * StrictMath.exp(4.5 * random.nextDouble());
      this.perStep = perDay * PAUSE.toSeconds() / 86_400;
      this.spread = 0.02 + 0.05 * random.nextDouble();
      int past = (int) Math.min(SHOWN_SALES, perDay * HISTORY_DAYS);
      for (int i = 0; i < past; i++) {
        long ago = (long) (86_400 * (i + random.nextDouble()) / perDay);
        sales.add(sale(now.minusSeconds(ago)));
      }
      sales.sort(Comparator.comparing(Sale::at).reversed());
      while (offers.size() < 60) {
        list(0);
      }
      usual = best();
    }

    /// Ten minutes go by.
    void pass() {
      value *=
          1 + DAILY_MOVE * StrictMath.sqrt(PAUSE.toSeconds() / 86_400.0) * random.nextGaussian();
      for (double left = perStep; left > 0; left--) {
        if (random.nextDouble() < Math.min(1, left)) {
          trade();
        }
      }
      if (random.nextDouble() < 0.1) {
        offers.remove(random.nextInt(offers.size()));
        list(0);
      }
      if (random.nextDouble() < perStep * BARGAINS) {
        list(0.08 + 0.2 * random.nextDouble());
      }
      while (offers.size() < 60) {
        list(0);
      }
      for (int i = 0; i < rivals.length; i++) {
        long wanted = (long) (value * (0.93 - spread - 0.015 * i));
        rivals[i] = Math.max(1, Math.min(wanted, best() - 1 - i));
      }
      usual += (best() - usual) / 8;
    }

    private void trade() {
      if (random.nextInt(4) == 0) {
        long price = rivals[0] == 0 ? (long) value : rivals[0];
        sales.addFirst(new Sale(title, Money.usd(price), second(), SaleKind.TARGET, wear()));
      } else {
        Offer sold = offers.remove(0);
        sales.addFirst(
            new Sale(title, sold.price(), second(), SaleKind.OFFER, sold.item().attributes()));
      }
      while (sales.size() > SHOWN_SALES) {
        sales.removeLast();
      }
    }

    private Instant second() {
      return now.minusSeconds(1 + random.nextInt((int) PAUSE.toSeconds() - 1));
    }

    private Sale sale(Instant at) {
      double price = value * (1 + spread * (random.nextDouble() - 0.3));
      return new Sale(
          title,
          Money.usd(Math.max(1, (long) price)),
          Instant.ofEpochSecond(at.getEpochSecond()),
          random.nextInt(5) == 0 ? SaleKind.TARGET : SaleKind.OFFER,
          wear());
    }

    /// @param discount below what the title is worth; 0 for an ordinary offer
    private void list(double discount) {
      double premium = discount > 0 ? -discount : -StrictMath.log(random.nextDouble()) * 2 * spread;
      var offer =
          new Offer(
              new OfferId(uuid()),
              new Item(new AssetId(uuid()), title, wear()),
              Money.usd(Math.max(1, (long) (value * (1 + premium)))),
              now,
              random.nextInt(10) == 0 ? Custody.SELLER : Custody.VENUE,
              false);
      int place = 0;
      while (place < offers.size() && !offers.get(place).price().isMoreThan(offer.price())) {
        place++;
      }
      offers.add(place, offer);
    }

    private Attributes wear() {
      return new Attributes(
          Optional.of(new Wear(150_000_000 + random.nextInt(230_000_000))),
          OptionalInt.of(random.nextInt(1_001)),
          Optional.empty());
    }

    private long best() {
      return offers.getFirst().price().minor();
    }

    double fallen() {
      return (double) best() / usual;
    }

    boolean isConspicuous() {
      return fallen() < 0.95 && best() != seen;
    }

    Quote quote() {
      return new Quote(
          title,
          Optional.of(offers.getFirst().price()),
          offers.size(),
          Optional.of(Money.usd(rivals[0])),
          rivals.length,
          now);
    }

    Snapshot look(Instant at) {
      seen = best();
      List<TargetStep> steps = new ArrayList<>();
      for (int i = 0; i < rivals.length; i++) {
        steps.add(new TargetStep(Money.usd(rivals[i]), 1 + i % 3, List.of()));
      }
      return new Snapshot(
          title,
          quote(),
          offers.subList(0, Math.min(SHOWN_OFFERS, offers.size())),
          sales,
          Optional.of(steps),
          at);
    }
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
