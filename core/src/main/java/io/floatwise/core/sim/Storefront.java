package io.floatwise.core.sim;

import io.floatwise.core.market.Offer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/// Merges the ordered shelves of many titles: what stands before and after a page is not looked at.
final class Storefront {

  private final Browse asked;
  private final List<Shelf> shelves = new ArrayList<>();
  private final List<Book> books;

  Storefront(Browse asked, List<Book> books) {
    this.asked = asked;
    this.books = books;
  }

  /// How many offers there are, whatever the page.
  int count() {
    int count = 0;
    for (Book book : books) {
      Shelf byPrice = new Shelf(book, book.offers, Browse.Order.PRICE, 0);
      int from = byPrice.firstFrom(asked.priceFrom());
      int to =
          asked.priceTo() == Long.MAX_VALUE
              ? book.offers.size()
              : byPrice.firstFrom(asked.priceTo() + 1);
      if (asked.fits().isEmpty()) {
        count += Math.max(0, to - from);
      } else {
        for (int i = from; i < to; i++) {
          count += asked.fits().get().test(book.sight(book.offers.get(i))) ? 1 : 0;
        }
      }
    }
    return count;
  }

  /// The page.
  List<Offer> page() {
    for (int i = 0; i < books.size(); i++) {
      shelves.add(shelf(books.get(i), i));
    }
    Comparator<Shelf> order = Comparator.comparingLong(Shelf::rank);
    var next = new PriorityQueue<Shelf>(16, asked.descending() ? order.reversed() : order);
    for (Shelf shelf : shelves) {
      seek(shelf);
      if (shelf.isOn()) {
        next.add(shelf);
      }
    }
    List<Offer> page = new ArrayList<>();
    while (page.size() < asked.limit() && !next.isEmpty()) {
      Shelf first = next.element();
      if (beyond(first.rank())) {
        break;
      }
      page.addAll(sameRank(next, first.rank()));
    }
    return List.copyOf(page.subList(0, Math.min(page.size(), asked.limit())));
  }

  /// Everything that has the first rank, by id.
  private List<Offer> sameRank(PriorityQueue<Shelf> next, long rank) {
    List<Offer> same = new ArrayList<>();
    while (!next.isEmpty() && next.element().rank() == rank) {
      Shelf shelf = next.remove();
      while (shelf.isOn() && shelf.rank() == rank) {
        RestingOffer offer = shelf.offer();
        if (wants(shelf.book, offer)) {
          same.add(shelf.book.view(offer));
        }
        shelf.at += asked.descending() ? -1 : 1;
      }
      if (shelf.isOn()) {
        next.add(shelf);
      }
    }
    Comparator<Offer> byId = Comparator.comparing(offer -> offer.id().value());
    same.sort(asked.descending() ? byId.reversed() : byId);
    asked
        .after()
        .filter(after -> after.rank() == rank)
        .ifPresent(after -> same.removeIf(offer -> !follows(offer, after)));
    return same;
  }

  private boolean follows(Offer offer, Browse.Place after) {
    int order = offer.id().value().compareTo(after.id());
    return asked.descending() ? order < 0 : order > 0;
  }

  private boolean wants(Book book, RestingOffer offer) {
    Predicate<Browse.Sight> fits = asked.fits().orElse(_ -> true);
    return offer.cents >= asked.priceFrom()
        && offer.cents <= asked.priceTo()
        && fits.test(book.sight(offer));
  }

  private boolean beyond(long rank) {
    return asked.order() == Browse.Order.PRICE
        && (asked.descending() ? rank < asked.priceFrom() : rank > asked.priceTo());
  }

  /// To the first offer of the shelf that the page may show.
  private void seek(Shelf shelf) {
    boolean byPrice = asked.order() == Browse.Order.PRICE;
    if (asked.descending()) {
      long most = byPrice ? asked.priceTo() : Long.MAX_VALUE;
      long rank = Math.min(most, asked.after().map(Browse.Place::rank).orElse(Long.MAX_VALUE));
      shelf.at = (rank == Long.MAX_VALUE ? shelf.offers.size() : shelf.firstFrom(rank + 1)) - 1;
    } else {
      long least = byPrice ? asked.priceFrom() : Long.MIN_VALUE;
      shelf.at =
          shelf.firstFrom(
              Math.max(least, asked.after().map(Browse.Place::rank).orElse(Long.MIN_VALUE)));
    }
  }

  private Shelf shelf(Book book, int index) {
    List<RestingOffer> offers =
        switch (asked.order()) {
          case PRICE, TITLE -> book.offers;
          case CREATED -> book.offersByAge;
          case WEAR ->
              book.offers.stream().sorted(Comparator.comparingInt(offer -> offer.wear)).toList();
        };
    return new Shelf(book, offers, asked.order(), index);
  }

  /// The offers of one title in the order that is asked for, and how far we are.
  private static final class Shelf {
    final Book book;
    final List<RestingOffer> offers;
    int at;

    private final Browse.Order order;
    private final int index;

    Shelf(Book book, List<RestingOffer> offers, Browse.Order order, int index) {
      this.book = book;
      this.offers = offers;
      this.order = order;
      this.index = index;
    }

    boolean isOn() {
      return at >= 0 && at < offers.size();
    }

    RestingOffer offer() {
      return offers.get(at);
    }

    long rank() {
      return rank(offer());
    }

    /// Index of the first offer whose rank is not below `rank`.
    int firstFrom(long rank) {
      int low = 0;
      int high = offers.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (rank(offers.get(middle)) < rank) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private long rank(RestingOffer offer) {
      return switch (order) {
        case PRICE -> offer.cents;
        case CREATED -> offer.createdAt;
        case WEAR -> offer.wear;
        case TITLE -> index;
      };
    }
  }
}
