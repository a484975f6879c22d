package io.floatwise.core.prepared;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/// The quotes of one title over all readings, each as a change of the one before. Goes forward
/// only. Not thread-safe.
public final class QuoteTrack {

  private final Title title;
  private final Scan in;
  private int present = -1;
  private int nextReading;
  private boolean isThere;
  private long offer = -1;
  private long target = -1;
  private int offers;
  private int targets;
  private Optional<Money> bestOffer = Optional.empty();

  QuoteTrack(Title title, byte[] written) {
    this.title = title;
    this.in = new Scan(written);
    nextReading = in.isAtEnd() ? Integer.MAX_VALUE : in.count();
  }

  /// Goes forward to a reading.
  ///
  /// @param reading its number, from 0, not below the last one asked for
  public void goTo(int reading) {
    bestOffer = reading > present && nextReading > present + 1 ? offered() : Optional.empty();
    while (nextReading <= reading) {
      isThere = in.flag();
      if (isThere) {
        offer += in.number();
        target += in.number();
        offers += in.count();
        targets += in.count();
      }
      bestOffer = offered().or(() -> bestOffer);
      nextReading = in.isAtEnd() ? Integer.MAX_VALUE : nextReading + in.count();
    }
    present = reading;
  }

  /// The quote of that reading; empty if the title had none.
  ///
  /// @param at when it was told, which stands for when it was read
  public Optional<Quote> quote(Instant at) {
    return isThere
        ? Optional.of(new Quote(title, money(offer), offers, money(target), targets, at))
        : Optional.empty();
  }

  /// The best offer when there was one last, in the readings that the last [#goTo] passed; empty if
  /// it passed none that had one.
  public Optional<Money> bestOffer() {
    return bestOffer;
  }

  private Optional<Money> offered() {
    return isThere ? money(offer) : Optional.empty();
  }

  private static Optional<Money> money(long minor) {
    return minor < 0 ? Optional.empty() : Optional.of(Money.usd(minor));
  }

  /// Writes a track.
  static final class Writer {

    private final Bytes out = new Bytes();
    private int reading;
    private boolean isThere;
    private long offer = -1;
    private long target = -1;
    private int offers;
    private int targets;

    /// @param now number of the reading
    /// @param quote of the title in it; empty if it had none
    void put(int now, Optional<Quote> quote) {
      long nextOffer = quote.flatMap(Quote::bestOffer).map(Money::minor).orElse(-1L);
      long nextTarget = quote.flatMap(Quote::bestTarget).map(Money::minor).orElse(-1L);
      int nextOffers = quote.map(Quote::offerCount).orElse(0);
      int nextTargets = quote.map(Quote::targetCount).orElse(0);
      boolean isSame =
          quote.isPresent() == isThere
              && (!isThere
                  || (nextOffer == offer
                      && nextTarget == target
                      && nextOffers == offers
                      && nextTargets == targets));
      if (isSame) {
        return;
      }
      out.number(now - reading);
      reading = now;
      isThere = quote.isPresent();
      out.flag(isThere);
      if (isThere) {
        out.number(nextOffer - offer);
        out.number(nextTarget - target);
        out.number(nextOffers - offers);
        out.number(nextTargets - targets);
        offer = nextOffer;
        target = nextTarget;
        offers = nextOffers;
        targets = nextTargets;
      }
    }

    byte[] written() {
      return out.written();
    }
  }
}
