package io.floatwise.core.sim;

import static io.floatwise.core.sim.Bench.ANN;
import static io.floatwise.core.sim.Bench.RUST;
import static io.floatwise.core.sim.Bench.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Offer;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Pages over several titles against the slow and obvious way: everything sorted, then cut.
class StorefrontTest {

  private static final List<Title> TITLES = List.of(TITLE, RUST);

  @Test
  @Proves(value = "D.12", breaks = Storefront.class)
  void pagesAreWhatSortingEverythingGives() {
    for (int seed = 0; seed < 120; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Bench bench = furnished(random);
      for (Browse.Order order : Browse.Order.values()) {
        Browse asked = query(random, order);
        assertThat(read(bench.exchange, asked))
            .as("seed %d: %s", seed, asked)
            .isEqualTo(sorted(bench.exchange, asked));
        assertThat(bench.exchange.count(asked))
            .as("seed %d: %s", seed, asked)
            .isEqualTo(sorted(bench.exchange, asked).size());
      }
    }
  }

  @Test
  void aPageGoesOnWhereTheLastOneEndedAlsoIfThatOfferIsGone() {
    Bench bench = furnished(new SplittableRandom(5));
    Browse asked = all(Browse.Order.PRICE, false, 4);
    List<Offer> first = bench.exchange.browse(asked);
    List<Offer> second = bench.exchange.browse(after(asked, place(asked, first.getLast())));
    bench.sell(first.getLast().id());

    assertThat(bench.exchange.browse(after(asked, place(asked, first.getLast()))))
        .isEqualTo(second);
  }

  private static Bench furnished(SplittableRandom random) {
    Bench bench = new Bench();
    for (int i = 0; i < 40; i++) {
      Crowd crowd = random.nextBoolean() ? bench.crowd : bench.rust;
      int wear = random.nextInt(5) * 100_000_000 - 1;
      Custody custody = random.nextInt(4) == 0 ? Custody.SELLER : Custody.VENUE;
      crowd.list(1 + random.nextInt(12), wear, random.nextInt(1_001), custody);
      if (random.nextInt(4) == 0) {
        bench.pass(Duration.ofMinutes(random.nextInt(3)));
      }
      if (random.nextInt(5) == 0) {
        crowd.reprice(random.nextInt(crowd.offers()), 1 + random.nextInt(12));
      } else if (random.nextInt(6) == 0) {
        crowd.withdraw(random.nextInt(crowd.offers()));
      }
    }
    bench.ownOffer(ANN, 6);
    return bench;
  }

  private static Browse query(SplittableRandom random, Browse.Order order) {
    long from = random.nextInt(5);
    long to = random.nextBoolean() ? Long.MAX_VALUE : from + random.nextInt(8);
    Predicate<Browse.Sight> venue = sight -> sight.custody() == Custody.VENUE;
    return new Browse(
        TITLES,
        order,
        random.nextBoolean(),
        from,
        to,
        Optional.empty(),
        1 + random.nextInt(9),
        random.nextBoolean() ? Optional.of(venue) : Optional.empty());
  }

  /// Page by page to the end.
  private static List<Offer> read(SimExchange exchange, Browse asked) {
    List<Offer> read = new ArrayList<>();
    List<Offer> page = exchange.browse(asked);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(asked.limit());
      read.addAll(page);
      page = exchange.browse(after(asked, place(asked, page.getLast())));
    }
    return read;
  }

  private static List<Offer> sorted(SimExchange exchange, Browse asked) {
    Comparator<Offer> order =
        Comparator.comparingLong((Offer offer) -> rank(asked, offer))
            .thenComparing(offer -> offer.id().value());
    return TITLES.stream()
        .flatMap(title -> exchange.offers(title).stream())
        .filter(offer -> offer.price().minor() >= asked.priceFrom())
        .filter(offer -> offer.price().minor() <= asked.priceTo())
        .filter(offer -> asked.fits().isEmpty() || offer.custody() == Custody.VENUE)
        .sorted(asked.descending() ? order.reversed() : order)
        .toList();
  }

  private static long rank(Browse asked, Offer offer) {
    return switch (asked.order()) {
      case PRICE -> offer.price().minor();
      case CREATED -> offer.createdAt().toEpochMilli();
      case WEAR -> offer.item().attributes().wear().map(Wear::billionths).orElse(-1);
      case TITLE -> TITLES.indexOf(offer.item().title());
    };
  }

  private static Browse.Place place(Browse asked, Offer offer) {
    return new Browse.Place(rank(asked, offer), offer.id().value());
  }

  private static Browse all(Browse.Order order, boolean descending, int limit) {
    return new Browse(
        TITLES, order, descending, 0, Long.MAX_VALUE, Optional.empty(), limit, Optional.empty());
  }

  private static Browse after(Browse asked, Browse.Place place) {
    return new Browse(
        asked.titles(),
        asked.order(),
        asked.descending(),
        asked.priceFrom(),
        asked.priceTo(),
        Optional.of(place),
        asked.limit(),
        asked.fits());
  }
}
