package io.floatwise.core.backtest;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Currency;
import io.floatwise.core.tape.Kind;
import io.floatwise.core.tape.SeriesPoint;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The titles of which only series are known, as [SeriesModel] assumes them to be. Not thread-safe.
final class SeriesMarket {

  private final SeriesModel model;
  private final Map<Title, Followed> followed = new HashMap<>();
  private final Map<SeriesTrait, Long> counts = new EnumMap<>(SeriesTrait.class);

  /// @param source market of its first point; those of another one would look like jumps
  private record Followed(SeriesBook book, Optional<String> source) {}

  /// What a point is good for.
  ///
  /// @param met bar that answers orders of ours; empty if it is none
  /// @param fills whether it may fill them
  /// @param look what it lets be guessed; empty where it is no ground to decide on
  /// @param value for what is held
  record Fresh(
      Optional<SeriesBar> met, boolean fills, Optional<Snapshot> look, Optional<Quote> value) {

    private static final Fresh NOTHING =
        new Fresh(Optional.empty(), false, Optional.empty(), Optional.empty());

    private static Fresh shown(Snapshot look) {
      return new Fresh(Optional.empty(), false, Optional.of(look), Optional.of(look.quote()));
    }
  }

  SeriesMarket(SeriesModel model) {
    this.model = model;
  }

  boolean knows(Title title) {
    return followed.containsKey(title);
  }

  /// The book of a title that is known.
  SeriesBook book(Title title) {
    Followed known = followed.get(title);
    if (known == null) {
      throw new IllegalStateException("expected a title with a series, found " + title);
    }
    return known.book();
  }

  SeriesFound found() {
    return new SeriesFound(followed.size(), counts);
  }

  /// Takes in the next point.
  Fresh tell(SeriesPoint point, Instant now) {
    Title title = point.title();
    Optional<SeriesTrait> leftOut = leftOut(point);
    if (leftOut.isPresent()) {
      count(leftOut.get(), 1);
      return Fresh.NOTHING;
    }
    SeriesBook book =
        followed
            .computeIfAbsent(
                title, _ -> new Followed(new SeriesBook(followed.size(), model), point.source()))
            .book();
    if (point.kind() == Kind.BAR && point.price().isPresent()) {
      return bar(book, point, now);
    }
    if (point.kind() == Kind.TOP) {
      count(SeriesTrait.TOP, 1);
      book.top(point);
      return Fresh.shown(book.look(title, now));
    }
    count(SeriesTrait.PRICE, 1);
    return new Fresh(Optional.empty(), false, Optional.empty(), value(point, now));
  }

  private Optional<SeriesTrait> leftOut(SeriesPoint point) {
    if (!point.currency().equals(Currency.USD.name())) {
      return Optional.of(SeriesTrait.FOREIGN);
    }
    Followed known = followed.get(point.title());
    if (known == null) {
      return followed.size() < model.mostTitles()
          ? Optional.empty()
          : Optional.of(SeriesTrait.BEYOND);
    }
    return known.source().equals(point.source())
        ? Optional.empty()
        : Optional.of(SeriesTrait.OTHER_MARKET);
  }

  private Fresh bar(SeriesBook book, SeriesPoint point, Instant now) {
    SeriesBook.Judged judged = book.bar(point);
    SeriesBar bar = judged.bar();
    count(SeriesTrait.BAR, 1);
    count(SeriesTrait.SILENT, judged.silent() ? 1 : 0);
    count(SeriesTrait.FROZEN, judged.frozen() ? 1 : 0);
    count(SeriesTrait.OUTLIER, judged.outlier() ? 1 : 0);
    count(SeriesTrait.LATE, judged.late() ? 1 : 0);
    if (!judged.isSound()) {
      return new Fresh(Optional.of(bar), false, Optional.empty(), Optional.empty());
    }
    count(SeriesTrait.UNSHOWN, bar.units() - bar.sales().size());
    Snapshot look = book.look(point.title(), now);
    return new Fresh(Optional.of(bar), true, Optional.of(look), Optional.of(look.quote()));
  }

  private static Optional<Quote> value(SeriesPoint point, Instant now) {
    return point.price().stream()
        .mapToObj(price -> SeriesBar.down(price, point.decimals()))
        .filter(price -> price.isPositive())
        .map(price -> new Quote(point.title(), Optional.of(price), 0, Optional.empty(), 0, now))
        .findFirst();
  }

  private void count(SeriesTrait trait, long times) {
    if (times > 0) {
      counts.merge(trait, times, Long::sum);
    }
  }
}
