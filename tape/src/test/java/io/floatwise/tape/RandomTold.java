package io.floatwise.tape;

import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Condition;
import io.floatwise.core.item.Feature;
import io.floatwise.core.item.FloatPart;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Trait;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.FeeClass;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/// A market that is told about, each thing mostly like the one before it, with values at the edges
/// of their ranges. The same seed tells the same.
final class RandomTold {

  static final List<Game> GAMES = List.of(Game.CS2, Game.RUST);

  private static final List<String> WORDS =
      List.of(
          "plain",
          "semi;colon",
          "a|b",
          "c:d=e",
          "back\\slash",
          "quote'\"",
          "神明在上",
          "😀",
          "x".repeat(300));
  private static final long[] EDGES = {
    0, 1, -1, 99, Long.MAX_VALUE, Long.MIN_VALUE + 1, 1_000_000_000L
  };

  private final SplittableRandom random;
  private final List<Title> titles = new ArrayList<>();
  private final Map<Title, Quote> quotes = new HashMap<>();
  private final Map<Title, Snapshot> looks = new HashMap<>();
  private Instant now;

  RandomTold(long seed, Instant begin) {
    random = new SplittableRandom(seed);
    now = begin;
    for (int i = 0; i < 30; i++) {
      titles.add(new Title(GAMES.get(i % 2), word() + " " + i));
    }
  }

  Instant now() {
    return now;
  }

  /// The next thing, a while after the last.
  Told next() {
    now =
        now.plusNanos(
            1_000L * random.nextLong(random.nextInt(20) == 0 ? 40_000_000_000L : 4_000_000L));
    return switch (random.nextInt(12)) {
      case 0 -> new Told.Fees(fees());
      case 1, 2, 3, 4 -> quotes();
      case 5 -> unread();
      case 6 -> new Told.Reviewed(some(3, this::look));
      default -> new Told.Looked(look());
    };
  }

  private Told unread() {
    Title title = title();
    return new Told.Unread(
        title.game(),
        random.nextBoolean() ? Optional.empty() : Optional.of(title),
        ErrorCode.RATE.after(word()));
  }

  private Told quotes() {
    Game read = game();
    for (Title title : titles) {
      if (title.game() == read) {
        Quote last = quotes.get(title);
        if (random.nextInt(10) == 0) {
          quotes.remove(title);
        } else if (last == null || random.nextInt(4) == 0) {
          quotes.put(title, quote(title));
        } else {
          quotes.put(
              title,
              new Quote(
                  title,
                  last.bestOffer(),
                  last.offerCount(),
                  last.bestTarget(),
                  last.targetCount(),
                  random.nextInt(9) == 0 ? instant() : now));
        }
      }
    }
    if (random.nextInt(15) == 0) {
      quotes.clear();
    }
    return new Told.Quotes(List.copyOf(quotes.values()));
  }

  private Quote quote(Title title) {
    return new Quote(title, maybe(), (int) edge(), maybe(), random.nextInt(), now);
  }

  private Snapshot look() {
    Title title = title();
    Snapshot last = looks.get(title);
    Quote quote = quotes.getOrDefault(title, quote(title));
    List<Offer> offers = last == null ? List.of() : last.offers();
    List<Sale> sales = last == null ? List.of() : last.sales();
    Optional<List<TargetStep>> targets = last == null ? Optional.empty() : last.targets();
    if (random.nextInt(3) > 0) {
      offers = edited(offers, () -> offer(title));
    }
    if (random.nextInt(3) > 0) {
      sales = edited(sales, () -> sale(title));
    }
    if (random.nextInt(3) > 0) {
      targets =
          random.nextInt(4) == 0
              ? Optional.empty()
              : Optional.of(edited(targets.orElse(List.of()), this::step));
    }
    var snapshot = new Snapshot(title, quote, offers, sales, targets, now);
    looks.put(title, snapshot);
    return snapshot;
  }

  /// Some go, some come anywhere, some change places, some come twice.
  private <T> List<T> edited(List<T> before, java.util.function.Supplier<T> fresh) {
    List<T> after = new ArrayList<>(before);
    for (int i = random.nextInt(4); i > 0 && !after.isEmpty(); i--) {
      after.remove(random.nextInt(after.size()));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      after.add(random.nextInt(after.size() + 1), fresh.get());
    }
    if (after.size() > 1 && random.nextInt(5) == 0) {
      after.add(random.nextInt(after.size()), after.get(random.nextInt(after.size())));
      after.add(random.nextInt(after.size()), after.removeFirst());
    }
    while (after.size() > 40) {
      after.removeLast();
    }
    return after;
  }

  private Offer offer(Title title) {
    return new Offer(
        new OfferId(word() + random.nextInt()),
        new Item(new AssetId("asset-" + random.nextLong()), title, attributes()),
        money(),
        instant(),
        random.nextBoolean() ? Custody.VENUE : Custody.SELLER,
        random.nextBoolean());
  }

  private Sale sale(Title title) {
    return new Sale(
        title,
        money(),
        instant(),
        random.nextBoolean() ? SaleKind.OFFER : SaleKind.TARGET,
        attributes());
  }

  private TargetStep step() {
    return new TargetStep(money(), 1 + random.nextInt(Integer.MAX_VALUE), some(3, this::condition));
  }

  private Condition condition() {
    return switch (random.nextInt(6)) {
      case 0 ->
          new Condition.WearBetween(new Wear(random.nextInt(500_000_000)), new Wear(1_000_000_000));
      case 1 ->
          new Condition.InPart(
              List.of(FloatPart.values()).get(random.nextInt(FloatPart.values().length)));
      case 2 -> new Condition.Has(trait(), random.nextInt(5) == 0 ? "" : word());
      case 3 -> new Condition.NumberBetween(trait(), edge(), random.nextLong());
      case 4 -> new Condition.Is(trait(), random.nextBoolean());
      default -> new Condition.Unreadable(word(), random.nextInt(5) == 0 ? "" : word());
    };
  }

  private Attributes attributes() {
    Map<Trait, Feature> traits = new EnumMap<>(Trait.class);
    for (int i = random.nextInt(4); i > 0; i--) {
      Trait trait = trait();
      if (trait != Trait.WEAR && trait != Trait.PAINT_SEED && trait != Trait.PHASE) {
        traits.put(
            trait,
            switch (trait.kind()) {
              case WORD -> Feature.word(word());
              case WORDS -> Feature.words(some(3, this::word));
              case NUMBER -> Feature.number(edge());
              case FLAG -> Feature.flag(random.nextBoolean());
            });
      }
    }
    return new Attributes(
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new Wear(random.nextInt(1_000_000_001))),
        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of((int) edge()),
        random.nextBoolean() ? Optional.empty() : Optional.of(word()),
        traits);
  }

  private FeeSchedule fees() {
    Game game = game();
    Map<Title, FeeClass> reduced = new HashMap<>();
    for (Title title : titles) {
      if (title.game() == game && random.nextInt(3) == 0) {
        reduced.put(
            title, new FeeClass(new Rate(random.nextInt(10_000)), money(), money(), instant()));
      }
    }
    return new FeeSchedule(
        game, new Rate(random.nextInt(Integer.MAX_VALUE)), money(), reduced, instant());
  }

  private <T> List<T> some(int most, java.util.function.Supplier<T> each) {
    List<T> all = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      all.add(each.get());
    }
    return all;
  }

  private Optional<Money> maybe() {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(money());
  }

  private Money money() {
    return Money.usd(random.nextInt(5) == 0 ? edge() : random.nextLong(100_000));
  }

  private long edge() {
    return random.nextInt(3) == 0 ? random.nextInt() : EDGES[random.nextInt(EDGES.length)];
  }

  private Instant instant() {
    return switch (random.nextInt(6)) {
      case 0 -> Instant.parse("-200000-01-01T00:00:00Z");
      case 1 -> Instant.parse("+250000-12-31T23:59:59.999999Z");
      case 2 -> Instant.EPOCH.minusNanos(1_000);
      default ->
          Instant.ofEpochSecond(
              random.nextLong(1_500_000_000, 2_000_000_000), 1_000L * random.nextInt(1_000_000));
    };
  }

  private Trait trait() {
    return List.of(Trait.values()).get(random.nextInt(Trait.values().length));
  }

  private Game game() {
    return GAMES.get(random.nextInt(GAMES.size()));
  }

  private Title title() {
    return titles.get(random.nextInt(titles.size()));
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }
}
