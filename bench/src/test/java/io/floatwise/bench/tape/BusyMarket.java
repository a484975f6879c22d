package io.floatwise.bench.tape;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Feature;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Trait;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import io.floatwise.core.tape.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;

/// A market of one game in which every quote changes from one reading to the next, and of which
/// some titles are looked at closely: the most that a recorder can be told.
final class BusyMarket {

  static final int TITLES = 2_000;

  private static final int LOOKS = 8;
  private static final int OFFERS = 100;
  private static final int SALES = 200;
  private static final int STEPS = 20;

  private final SplittableRandom random;
  private final Duration pause;
  private final List<Title> titles = new ArrayList<>();
  private final long[] prices = new long[TITLES];
  private final List<List<Offer>> offers = new ArrayList<>();
  private final List<List<Sale>> sales = new ArrayList<>();
  private Instant now;
  private List<Quote> quotes = List.of();
  private int looked = LOOKS;
  private int next;

  /// @param pause of market time from one reading to the next
  BusyMarket(long seed, Instant begin, Duration pause) {
    random = new SplittableRandom(seed);
    now = begin;
    this.pause = pause;
    for (int i = 0; i < TITLES; i++) {
      titles.add(new Title(Game.CS2, "Item | Finish %d (Field-Tested)".formatted(i)));
      prices[i] = 50 + random.nextLong(20_000);
      offers.add(List.of());
      sales.add(List.of());
    }
  }

  Instant now() {
    return now;
  }

  Told next() {
    if (looked < LOOKS) {
      looked++;
      return look();
    }
    looked = 0;
    now = now.plus(pause);
    List<Quote> fresh = new ArrayList<>(TITLES);
    for (int i = 0; i < TITLES; i++) {
      prices[i] = Math.max(3, prices[i] + random.nextInt(-3, 4));
      fresh.add(
          new Quote(
              titles.get(i),
              Optional.of(Money.usd(prices[i])),
              20 + random.nextInt(200),
              Optional.of(Money.usd(prices[i] * 9 / 10)),
              random.nextInt(100),
              now));
    }
    quotes = fresh;
    return new Told.Quotes(fresh);
  }

  private Told look() {
    int i = next++ % TITLES;
    List<Offer> book = new ArrayList<>(offers.get(i));
    for (int k = random.nextInt(6); k > 0 && !book.isEmpty(); k--) {
      book.remove(random.nextInt(book.size()));
    }
    while (book.size() < OFFERS) {
      book.add(random.nextInt(book.size() + 1), offer(i));
    }
    offers.set(i, book);
    List<Sale> history = new ArrayList<>(sales.get(i));
    do {
      history.addFirst(sale(i));
    } while (history.size() < SALES);
    sales.set(i, history.subList(0, SALES));
    List<TargetStep> steps = new ArrayList<>();
    for (int k = 0; k < STEPS; k++) {
      long price = Math.max(1, prices[i] * 9 / 10 - k);
      steps.add(new TargetStep(Money.usd(price), 1 + (k * 7 + i) % 40, List.of()));
    }
    return new Told.Looked(
        new Snapshot(titles.get(i), quotes.get(i), book, sales.get(i), Optional.of(steps), now));
  }

  private Offer offer(int i) {
    return new Offer(
        new OfferId(uuid()),
        new Item(new AssetId(uuid()), titles.get(i), attributes()),
        Money.usd(prices[i] + random.nextInt(500)),
        now.minusSeconds(random.nextInt(86_400)),
        random.nextInt(4) == 0 ? Custody.SELLER : Custody.VENUE,
        false);
  }

  private Sale sale(int i) {
    return new Sale(
        titles.get(i),
        Money.usd(prices[i] + random.nextInt(-20, 21)),
        Instant.ofEpochSecond(now.getEpochSecond()),
        random.nextInt(5) == 0 ? SaleKind.TARGET : SaleKind.OFFER,
        attributes());
  }

  private Attributes attributes() {
    return new Attributes(
        Optional.of(new Wear(150_000_000 + random.nextInt(230_000_000))),
        OptionalInt.of(random.nextInt(1_001)),
        Optional.empty(),
        Map.of(Trait.FLOAT_PART, Feature.word("ft-" + random.nextInt(5))));
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
