package io.floatwise.testkit.sim;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.sim.Crowd;
import io.floatwise.core.sim.OrderFlow;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.tape.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;

/// A small simulated market that somebody watches and nobody of ours trades in: what a recorder is
/// told of it.
public final class WatchedMarket {

  public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(17);
  private static final int TITLES = 5;
  private static final int MOST_OFFERS = 50;
  private static final int MOST_SALES = 200;

  private final SimExchange exchange;
  private final SimFeed feed;

  /// A market whose people do what they do.
  public WatchedMarket(long seed, Rate fee) {
    this(seed, fee, START, seed);
  }

  /// @param turn market time from which other people trade otherwise
  /// @param seedAfter what they do then; the same as `seed` changes nothing
  public WatchedMarket(long seed, Rate fee, Instant turn, long seedAfter) {
    this(seed, fee, turn, seedAfter, Impatient::new);
  }

  /// A market whose prices fall and come back, in which targets stand right below the offers.
  public static WatchedMarket swinging(long seed, Rate fee, Instant turn, long seedAfter) {
    return new WatchedMarket(seed, fee, turn, seedAfter, Swinging::new);
  }

  /// Makes what the people of one title do.
  private interface People {
    OrderFlow of(long seed, long fairCents);
  }

  private WatchedMarket(long seed, Rate fee, Instant turn, long seedAfter, People people) {
    exchange =
        new SimExchange(
            SimRules.DEFAULT,
            (game, time) -> new FeeSchedule(game, fee, Money.usd(1), Map.of(), time),
            seed,
            START);
    feed = new SimFeed(exchange);
    for (int i = 0; i < TITLES; i++) {
      long fair = 350 + 190L * i;
      long own = seed * 31 + i;
      exchange.open(
          new Title(Game.CS2, "Case <%d> & more".formatted(i)),
          new Turning(
              people.of(own, fair),
              seedAfter == seed
                  ? Optional.empty()
                  : Optional.of(people.of(seedAfter * 31 + i, fair * 5 / 4)),
              turn.toEpochMilli()));
    }
  }

  /// One crowd until a moment, another one from then on.
  private record Turning(OrderFlow before, Optional<OrderFlow> after, long turn)
      implements OrderFlow {

    @Override
    public void open(Crowd crowd) {
      before.open(crowd);
    }

    @Override
    public void due(Crowd crowd, long what) {
      (crowd.now() < turn ? before : after.orElse(before)).due(crowd, what);
    }

    @Override
    public long stateHash() {
      return before.stateHash();
    }
  }

  /// A small market in which some sell to whoever waits with a target, far below what others pay.
  private static final class Impatient implements OrderFlow {
    private final TinyMarket market;
    private final Random random;
    private final long fairCents;

    Impatient(long seed, long fairCents) {
      this.market = new TinyMarket(seed, fairCents);
      this.random = new Random(seed);
      this.fairCents = fairCents;
    }

    @Override
    public void open(Crowd crowd) {
      market.open(crowd);
      for (int i = 0; i < 20; i++) {
        sell(crowd);
      }
    }

    @Override
    public void due(Crowd crowd, long what) {
      market.due(crowd, what);
      if (random.nextInt(3) == 0) {
        sell(crowd);
      }
    }

    @Override
    public long stateHash() {
      return market.stateHash();
    }

    private void sell(Crowd crowd) {
      crowd.trade(fairCents * (72 + random.nextInt(10)) / 100, -1, -1, SaleKind.TARGET);
    }
  }

  /// Watches for `time`: fees, quotes and a close look at every title, at every look.
  public void watch(Duration time, BiConsumer<Instant, Told> recorder) {
    Instant end = START.plus(time);
    for (Instant now = START; now.isBefore(end); now = now.plus(BETWEEN_LOOKS)) {
      exchange.advanceTo(now);
      recorder.accept(now, new Told.Fees(exchange.fees(Game.CS2)));
      List<Quote> quotes = read(feed.quotes(Game.CS2));
      recorder.accept(now, new Told.Quotes(quotes));
      for (Quote quote : quotes) {
        recorder.accept(now, new Told.Looked(look(quote, now)));
      }
    }
  }

  private Snapshot look(Quote quote, Instant now) {
    Title title = quote.title();
    return new Snapshot(
        title,
        quote,
        read(feed.offers(title, MOST_OFFERS)),
        read(feed.sales(title, MOST_SALES)),
        Optional.of(read(feed.targets(title))),
        now);
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Unread<T> unread -> throw new AssertionError(unread);
    };
  }
}
