package io.floatwise.core.backtest;

import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Recorded prices of one title, thinned out: the time of a run is cut into [#PARTS] equal parts,
/// and of each part the last best offer with the lowest and the highest one, the last best target,
/// and the lowest and the highest recorded sale are kept. Not thread-safe.
public final class PriceTrack {

  public static final int PARTS = 240;

  private static final long NONE = Long.MIN_VALUE;

  private final Instant from;
  private final long span;
  private final long[] offer = fresh();
  private final long[] lowest = fresh();
  private final long[] highest = fresh();
  private final long[] target = fresh();
  private final long[] cheapest = fresh();
  private final long[] dearest = fresh();
  private int sales;

  /// @param from begin of the time
  /// @param until its end
  PriceTrack(Instant from, Instant until) {
    this.from = from;
    this.span = Math.max(1, Duration.between(from, until).toMillis());
  }

  /// What is kept of one part; amounts are in cents.
  ///
  /// @param offer last best offer; empty where none was told, as in all others
  /// @param lowest best offer
  /// @param highest best offer
  /// @param target last best target
  /// @param cheapest recorded sale
  /// @param dearest recorded sale
  public record Part(
      Instant middle,
      Optional<Money> offer,
      Optional<Money> lowest,
      Optional<Money> highest,
      Optional<Money> target,
      Optional<Money> cheapest,
      Optional<Money> dearest) {}

  /// @param i 0 to [#PARTS], exclusive
  public Part part(int i) {
    return new Part(
        from.plusMillis(span * (2L * i + 1) / (2L * PARTS)),
        money(offer[i]),
        money(lowest[i]),
        money(highest[i]),
        money(target[i]),
        money(cheapest[i]),
        money(dearest[i]));
  }

  /// Recorded sales of others within the time.
  public int sales() {
    return sales;
  }

  void quoted(Instant at, Optional<Money> bestOffer, Optional<Money> bestTarget) {
    int part = part(at);
    if (part < 0) {
      return;
    }
    bestOffer.ifPresent(price -> {
      offer[part] = price.minor();
      lowest[part] = lower(lowest[part], price);
      highest[part] = Math.max(highest[part], price.minor());
    });
    bestTarget.ifPresent(price -> target[part] = price.minor());
  }

  /// @param units how many were sold at that price
  void sold(Instant at, Money price, int units) {
    int part = part(at);
    if (part >= 0 && units > 0) {
      cheapest[part] = lower(cheapest[part], price);
      dearest[part] = Math.max(dearest[part], price.minor());
      sales += units;
    }
  }

  private static long lower(long known, Money price) {
    return known == NONE ? price.minor() : Math.min(known, price.minor());
  }

  /// Negative outside the time.
  private int part(Instant at) {
    long since = Duration.between(from, at).toMillis();
    return since < 0 || since > span ? -1 : (int) Math.min(PARTS - 1L, since * PARTS / span);
  }

  private static Optional<Money> money(long cents) {
    return cents == NONE ? Optional.empty() : Optional.of(Money.usd(cents));
  }

  private static long[] fresh() {
    long[] parts = new long[PARTS];
    Arrays.fill(parts, NONE);
    return parts;
  }
}
