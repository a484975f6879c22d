package io.floatwise.core.sim;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.SaleKind;

/// What the other traders of one title can see and do. Prices are US cents, times epoch
/// milliseconds of market time; a rank is a place in the book, 0 the best.
public final class Crowd {

  private final SimExchange exchange;
  private final Book book;

  Crowd(SimExchange exchange, Book book) {
    this.exchange = exchange;
    this.book = book;
  }

  public Title title() {
    return book.title;
  }

  public long now() {
    return exchange.millis();
  }

  /// Calls [OrderFlow#due] with `what` at `time`, or now if that is past.
  public void schedule(long time, long what) {
    exchange.schedule(book, time, what);
  }

  public int offers() {
    return book.offers.size();
  }

  public long offerPrice(int rank) {
    return book.offers.get(rank).cents;
  }

  public long offerKey(int rank) {
    return book.offers.get(rank).key;
  }

  public long offeredSince(int rank) {
    return book.offers.get(rank).createdAt;
  }

  public boolean isAccountOffer(int rank) {
    return book.offers.get(rank).owner != null;
  }

  /// The rank of the offer with `key`, or -1 if it is gone.
  public int rankOf(long key) {
    for (int rank = 0; rank < book.offers.size(); rank++) {
      if (book.offers.get(rank).key == key) {
        return rank;
      }
    }
    return -1;
  }

  /// Lists a new asset and returns the offer's key.
  ///
  /// @param wear billionths, or -1 for an asset without wear
  /// @param paintSeed 0 to 1000, or -1 for an asset without one
  public long list(long cents, int wear, int paintSeed, Custody custody) {
    var thing = new RestingOffer.Thing(book.nextNumber(false), wear, paintSeed, custody);
    RestingOffer offer = book.addOffer(cents, now(), thing, null);
    exchange.orderAdded(book);
    return offer.key;
  }

  /// Offers the same asset at another price; the offer gets a new key, which is returned.
  public long reprice(int rank, long cents) {
    RestingOffer old = crowdOffer(rank);
    book.remove(old);
    RestingOffer offer = book.addOffer(cents, now(), old.thing(), null);
    exchange.orderAdded(book);
    return offer.key;
  }

  public void withdraw(int rank) {
    book.remove(crowdOffer(rank));
  }

  /// One of the crowd buys the offer.
  public void take(int rank) {
    exchange.takeForCrowd(book, book.offers.get(rank));
  }

  /// Two of the crowd trade an asset that never stood in the book for others to take.
  public void trade(long cents, int wear, int paintSeed, SaleKind kind) {
    book.sales.add(cents, now(), kind, wear, paintSeed);
  }

  public int targets() {
    return book.targets.size();
  }

  public long targetPrice(int rank) {
    return book.targets.get(rank).cents;
  }

  public boolean isAccountTarget(int rank) {
    return book.targets.get(rank).owner != null;
  }

  /// Whether a seller could fill it now.
  public boolean isActiveTarget(int rank) {
    return book.targets.get(rank).active;
  }

  public long targetKey(int rank) {
    return book.targets.get(rank).key;
  }

  /// Places a target without conditions and returns its key.
  public long target(long cents, int amount) {
    RestingTarget target = book.addTarget(cents, now(), amount, Wanted.ANY, null);
    exchange.orderAdded(book);
    return target.key;
  }

  public void withdrawTarget(int rank) {
    RestingTarget target = book.targets.get(rank);
    if (target.owner != null) {
      throw new IllegalArgumentException("expected a target of the crowd at rank " + rank);
    }
    book.remove(target);
  }

  /// One of the crowd sells a new asset into the target, at the target's price. Nothing happens if
  /// the target is inactive or does not want that asset.
  public void fill(int rank, int wear, int paintSeed) {
    exchange.fillForCrowd(book, book.targets.get(rank), wear, paintSeed);
  }

  private RestingOffer crowdOffer(int rank) {
    RestingOffer offer = book.offers.get(rank);
    if (offer.owner != null) {
      throw new IllegalArgumentException("expected an offer of the crowd at rank " + rank);
    }
    return offer;
  }
}
