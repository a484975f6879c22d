package io.floatwise.core.market;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Notices a feed that goes on answering with what it answered before. Not thread-safe.
///
/// A game's quotes count as frozen when none of them changed although [#EXPECTED] changes or more
/// were to be expected at the rate seen so far, and for longer than a quote may be old. Offers and
/// sales of a title count as frozen when they came again with later times, which no true ones do,
/// and offers also when they stayed what they were while the quote moved away from them.
public final class FreezeWatch {

  /// Changes that must have been missed. None where this many are due has a chance of e^-20 at a
  /// steady rate; the margin is for the hours in which less happens.
  static final int EXPECTED = 20;

  /// A feed may stand still as long as a quote may be old.
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /// Before any change was seen, each title is taken to change once in this time.
  private static final Duration PRIOR = Duration.ofDays(1);

  /// Fewer equal sales in a row may be chance.
  private static final int TELLING_SALES = 5;

  private final Map<Game, Pulse> pulses = new EnumMap<>(Game.class);
  private final Map<Title, Seen> titles = new HashMap<>();

  /// What a quote says, without when.
  private record Tops(Optional<Money> offer, int offers, Optional<Money> target, int targets) {
    static Tops of(Quote quote) {
      return new Tops(
          quote.bestOffer(), quote.offerCount(), quote.bestTarget(), quote.targetCount());
    }
  }

  private record Pulse(Map<Title, Tops> tops, Instant first, Instant lastChange, long changes) {}

  /// @param offers of the last reading
  /// @param since since when they have been these
  /// @param quote what the quote said then
  private record Seen(
      List<Offer> offers,
      Instant since,
      Optional<Money> quote,
      List<Sale> sales,
      Instant soldSince) {}

  /// Takes in the quotes of a game as read at market time `at`.
  ///
  /// @return since when they have been frozen; empty if they are alive, or too little is known
  public Optional<Instant> quotes(Game game, List<Quote> quotes, Instant at) {
    Map<Title, Tops> tops = new HashMap<>();
    quotes.forEach(quote -> tops.put(quote.title(), Tops.of(quote)));
    Pulse last = pulses.get(game);
    if (last == null) {
      pulses.put(game, new Pulse(tops, at, at, 0));
      return Optional.empty();
    }
    long changed = changes(last.tops(), tops);
    if (changed > 0) {
      pulses.put(game, new Pulse(tops, last.first(), at, last.changes() + changed));
      return Optional.empty();
    }
    Duration still = Duration.between(last.lastChange(), at);
    boolean frozen = still.compareTo(PATIENCE) > 0 && expected(last, still) >= EXPECTED;
    return frozen ? Optional.of(last.lastChange()) : Optional.empty();
  }

  private static double expected(Pulse pulse, Duration still) {
    double seen = Duration.between(pulse.first(), pulse.lastChange()).toSeconds();
    double prior = (double) PRIOR.toSeconds() / Math.max(1, pulse.tops().size());
    return still.toSeconds() * (pulse.changes() + 1) / (seen + prior);
  }

  private static long changes(Map<Title, Tops> before, Map<Title, Tops> after) {
    long gone = before.keySet().stream().filter(title -> !after.containsKey(title)).count();
    return gone
        + after.entrySet().stream()
            .filter(e -> !e.getValue().equals(before.get(e.getKey())))
            .count();
  }

  /// Takes in a close look at a title as read at market time `at`.
  ///
  /// @return since when a part of it has been frozen; empty if it is alive, or too little is known
  public Optional<Instant> look(Snapshot snapshot, Instant at) {
    Seen last = titles.get(snapshot.title());
    Optional<Money> quote = snapshot.quote().bestOffer();
    if (last == null) {
      titles.put(snapshot.title(), new Seen(snapshot.offers(), at, quote, snapshot.sales(), at));
      return Optional.empty();
    }
    boolean sameOffers = wares(last.offers()).equals(wares(snapshot.offers()));
    boolean sameSales = deeds(last.sales()).equals(deeds(snapshot.sales()));
    Seen now =
        new Seen(
            sameOffers ? last.offers() : snapshot.offers(),
            sameOffers ? last.since() : at,
            sameOffers ? last.quote() : quote,
            sameSales ? last.sales() : snapshot.sales(),
            sameSales ? last.soldSince() : at);
    titles.put(snapshot.title(), now);
    if (sameOffers && (aged(last, snapshot) || leftBehind(now, snapshot, at))) {
      return Optional.of(now.since());
    }
    return sameSales && repeated(last.sales(), snapshot.sales())
        ? Optional.of(now.soldSince())
        : Optional.empty();
  }

  private record Ware(OfferId id, Money price) {}

  private static List<Ware> wares(List<Offer> offers) {
    return offers.stream().map(offer -> new Ware(offer.id(), offer.price())).toList();
  }

  /// The same offer at the same price was made once.
  private static boolean aged(Seen last, Snapshot snapshot) {
    for (int i = 0; i < last.offers().size(); i++) {
      if (snapshot.offers().get(i).createdAt().isAfter(last.offers().get(i).createdAt())) {
        return true;
      }
    }
    return false;
  }

  /// The quote moved, and these offers did not.
  private static boolean leftBehind(Seen now, Snapshot snapshot, Instant at) {
    Optional<Money> quote = snapshot.quote().bestOffer();
    Optional<Money> best = snapshot.offers().stream().map(Offer::price).findFirst();
    return !quote.equals(now.quote())
        && !quote.equals(best)
        && Duration.between(now.since(), at).compareTo(PATIENCE) > 0;
  }

  /// A sale without its date, and how long after it the next one came.
  private record Deed(Money price, SaleKind kind, Attributes attributes, Duration next) {}

  private static List<Deed> deeds(List<Sale> sales) {
    List<Deed> deeds = new ArrayList<>();
    for (int i = 0; i < sales.size(); i++) {
      Sale sale = sales.get(i);
      Instant next = i == 0 ? sale.at() : sales.get(i - 1).at();
      deeds.add(
          new Deed(
              sale.price(), sale.kind(), sale.attributes(), Duration.between(sale.at(), next)));
    }
    return deeds;
  }

  /// The same sales, at the same distances, all of them later than before.
  private static boolean repeated(List<Sale> before, List<Sale> after) {
    return before.size() >= TELLING_SALES && after.getFirst().at().isAfter(before.getFirst().at());
  }
}
