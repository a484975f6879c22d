package io.floatwise.core.backtest;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.tape.Kind;
import io.floatwise.core.tape.Playback;
import io.floatwise.core.tape.SeriesPoint;
import io.floatwise.core.tape.Told;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Gathers what a tape tells of the prices of a few titles, for charts beside the trades. Nobody
/// who decides sees it. Not thread-safe.
public final class TitlePrices implements Playback.Listener {

  private final Map<Title, PriceTrack> tracks = new LinkedHashMap<>();
  private final Map<Title, List<Sale>> read = new HashMap<>();
  private final Map<Title, Optional<String>> sources = new HashMap<>();
  private final BacktestResult.Span span;

  /// @param titles that are looked for, in the order of their charts
  public TitlePrices(Collection<Title> titles, BacktestResult.Span span) {
    this.span = span;
    titles.forEach(title -> tracks.put(title, new PriceTrack(span.from(), span.until())));
  }

  /// By title, in the order of their charts.
  public Map<Title, PriceTrack> tracks() {
    return Collections.unmodifiableMap(tracks);
  }

  @Override
  public void tell(long event, Instant at, Told told) {
    if (at.isBefore(span.from()) || at.isAfter(span.until())) {
      return;
    }
    switch (told) {
      case Told.Quotes(var quotes) -> quotes.forEach(quote -> quoted(quote, at));
      case Told.Looked(Snapshot snapshot) -> looked(snapshot, at);
      case Told.Reviewed(var snapshots) -> snapshots.forEach(snapshot -> looked(snapshot, at));
      case Told.Series(var points) -> points.forEach(this::point);
      case Told.Fees _, Told.Unread _, Told.Opened _, Told.Missed _ -> {}
    }
  }

  private void quoted(Quote quote, Instant at) {
    PriceTrack track = tracks.get(quote.title());
    if (track != null) {
      track.quoted(at, quote.bestOffer(), quote.bestTarget());
    }
  }

  private void looked(Snapshot snapshot, Instant at) {
    PriceTrack track = tracks.get(snapshot.title());
    if (track == null) {
      return;
    }
    quoted(snapshot.quote(), at);
    List<Sale> before = read.getOrDefault(snapshot.title(), List.of());
    Sale.between(before, snapshot.sales()).forEach(sale -> track.sold(sale.at(), sale.price(), 1));
    read.put(snapshot.title(), snapshot.sales());
  }

  /// A bar counts as sales at its median, a price as one sale. What is not in dollars, or of a
  /// second market of the title, is left out.
  private void point(SeriesPoint point) {
    PriceTrack track = tracks.get(point.title());
    if (track == null || !isTraded(point)) {
      return;
    }
    Instant at = point.knownAt();
    if (point.kind() == Kind.TOP) {
      track.quoted(at, money(point, point.price()), money(point, point.second()));
    } else {
      int units = point.kind() == Kind.BAR ? point.quantity().orElse(0) : 1;
      money(point, point.price()).ifPresent(price -> track.sold(at, price, units));
    }
  }

  private boolean isTraded(SeriesPoint point) {
    return point.currency().equals(Currency.USD.name())
        && sources.computeIfAbsent(point.title(), _ -> point.source()).equals(point.source());
  }

  private static Optional<Money> money(SeriesPoint point, OptionalLong price) {
    return price.stream()
        .mapToObj(units -> SeriesBar.down(units, point.decimals()))
        .filter(Money::isPositive)
        .findFirst();
  }
}
