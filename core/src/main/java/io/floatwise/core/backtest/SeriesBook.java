package io.floatwise.core.backtest;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.tape.SeriesPoint;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The market of one title as its series lets it be guessed, of nothing but the points until now.
/// Not thread-safe.
final class SeriesBook {

  private static final int FROZEN = 10;
  private static final int AROUND = 5;
  private static final int FACTOR = 10;
  private static final int LATE = 3;

  private final int number;
  private final SeriesModel model;

  /// Those that are shown, newest first.
  private final ArrayDeque<SeriesBar> bars = new ArrayDeque<>();

  /// The last prices of bars, whatever they were, oldest first.
  private final ArrayDeque<Long> prices = new ArrayDeque<>();

  private @Nullable SeriesBar last;
  private @Nullable SeriesPoint top;
  private int same;
  private long looks;

  /// What a bar is, besides a price and a volume.
  ///
  /// @param late it follows only after a gap
  record Judged(SeriesBar bar, boolean silent, boolean frozen, boolean outlier, boolean late) {
    /// Whether it is a ground to trade on.
    boolean isSound() {
      return !silent && !frozen && !outlier;
    }
  }

  /// @param number of the title, another one for each
  SeriesBook(int number, SeriesModel model) {
    this.number = number;
    this.model = model;
  }

  /// The latest bar; empty before the first.
  Optional<SeriesBar> last() {
    return Optional.ofNullable(last);
  }

  /// Takes in the next bar.
  Judged bar(SeriesPoint point) {
    SeriesBar bar = SeriesBar.of(point);
    SeriesBar before = last;
    boolean alike =
        before != null && before.price() == bar.price() && before.units() == bar.units();
    same = alike ? same + 1 : 1;
    boolean late =
        before != null
            && bar.from().isAfter(before.until().plus(before.span().multipliedBy(LATE - 1)));
    var judged = new Judged(bar, bar.units() == 0, same >= FROZEN, isOutlier(bar.price()), late);
    prices.addLast(bar.price());
    if (prices.size() > AROUND) {
      prices.removeFirst();
    }
    last = bar;
    if (judged.isSound()) {
      bars.addFirst(bar);
    }
    Instant oldest = bar.until().minus(SeriesModel.SALES_FOR);
    while (!bars.isEmpty() && !bars.getLast().until().isAfter(oldest)) {
      bars.removeLast();
    }
    return judged;
  }

  private boolean isOutlier(long price) {
    if (prices.size() < AROUND) {
      return false;
    }
    long[] around = prices.stream().mapToLong(each -> each).sorted().toArray();
    long median = around[around.length / 2];
    return price > median * FACTOR || price < median / FACTOR;
  }

  /// Takes in the best offer and target of a moment.
  void top(SeriesPoint point) {
    top = point;
  }

  /// Units sold in a day, on average, rounded up.
  int unitsADay() {
    long units = bars.stream().mapToLong(SeriesBar::units).sum();
    return (int) Math.ceilDiv(units, SeriesModel.SALES_FOR.toDays());
  }

  /// What a close look at `now` would show, when a point has just been told.
  Snapshot look(Title title, Instant now) {
    Quote quote = quote(title, now);
    List<Sale> sales = new ArrayList<>(Valuation.SALES_LIMIT);
    for (Iterator<SeriesBar> each = bars.iterator();
        each.hasNext() && sales.size() < Valuation.SALES_LIMIT; ) {
      List<Sale> more = each.next().sales();
      sales.addAll(more.subList(0, Math.min(more.size(), Valuation.SALES_LIMIT - sales.size())));
    }
    List<TargetStep> targets =
        quote.bestTarget().stream()
            .map(best -> new TargetStep(best, Math.max(1, quote.targetCount()), List.of()))
            .toList();
    return new Snapshot(title, quote, offers(quote), sales, Optional.of(targets), now);
  }

  /// New ids each time: what stood there at the last look is not known to stand there still.
  private List<Offer> offers(Quote quote) {
    looks++;
    int shown = Math.min(SeriesModel.OFFERS_SHOWN, Math.max(1, quote.offerCount()));
    Offer[] offers = new Offer[quote.bestOffer().isPresent() ? shown : 0];
    for (int i = 0; i < offers.length; i++) {
      String id = "series-%d-%d-%d".formatted(number, looks, i);
      offers[i] =
          new Offer(
              new OfferId(id),
              new Item(new AssetId(id), quote.title(), Attributes.UNKNOWN),
              quote.bestOffer().orElseThrow(),
              quote.asOf(),
              Custody.VENUE,
              false);
    }
    return Arrays.asList(offers);
  }

  /// By the top of the book where one was told since the last bar began, else by the bar.
  private Quote quote(Title title, Instant now) {
    SeriesBar bar = last;
    SeriesPoint shown = top;
    if (shown != null && (bar == null || !shown.from().isBefore(bar.from()))) {
      return new Quote(
          title,
          shown.price().stream().mapToObj(p -> SeriesBar.up(p, shown.decimals())).findFirst(),
          shown.quantity().orElse(1),
          positive(
              shown.second().stream()
                  .mapToObj(p -> SeriesBar.down(p, shown.decimals()))
                  .findFirst()),
          shown.secondQuantity().orElse(1),
          now);
    }
    if (bar == null) {
      return new Quote(title, Optional.empty(), 0, Optional.empty(), 0, now);
    }
    int crowd = Math.max(SeriesModel.OFFERS_SHOWN, unitsADay());
    return new Quote(
        title,
        Optional.of(bar.offer(model.spread())),
        crowd,
        positive(Optional.of(bar.target(model.spread()))),
        crowd,
        now);
  }

  private static Optional<Money> positive(Optional<Money> price) {
    return price.filter(Money::isPositive);
  }
}
