package io.floatwise.core.analysis;

import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Volatility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be said of one title's market from one snapshot: for people, not for decisions. Every
/// figure carries its sample and is absent where that is too small.
///
/// @param snapshot what was read
/// @param offers the side of the offers
/// @param spread best offer less best target; empty if there is none or they are crossed
/// @param summaries of either kind, for each window
/// @param trend of `Offer` sales
/// @param volatility relative move a day, bounce removed; the sample is days with a sale. Empty
///   also where the bounce is all that was seen
/// @param byAttribute what was paid in `Offer` sales by attribute, where known
/// @param zones prices at which most `Offer` sales happened
/// @param daily bars of a day in UTC, `Offer` sales
/// @param isHistoryCut the sales were read up to a limit: older ones may exist
public record MarketAnalysis(
    Snapshot snapshot,
    BookSide offers,
    Optional<Money> spread,
    List<SalesSummary> summaries,
    Sampled<Trend> trend,
    Sampled<Double> volatility,
    List<AttributePrice> byAttribute,
    Sampled<List<PriceZone>> zones,
    PriceBars daily,
    boolean isHistoryCut) {

  private static final Duration DAY = Duration.ofDays(1);

  /// Days with a sale from which on the bounce can be taken out of the volatility.
  private static final int LEAST_DAYS = 9;

  public MarketAnalysis {
    summaries = List.copyOf(summaries);
    byAttribute = List.copyOf(byAttribute);
  }

  /// @param salesLimit how many sales were asked for at most
  /// @param now market time; later sales are left out
  public static MarketAnalysis of(Snapshot snapshot, int salesLimit, Instant now) {
    boolean cut = snapshot.sales().size() >= salesLimit;
    List<Sale> sold =
        snapshot.sales().stream()
            .filter(s -> s.kind() == SaleKind.OFFER && !s.at().isAfter(now))
            .filter(s -> s.price().isPositive())
            .toList();
    List<SalesSummary> summaries = new ArrayList<>();
    for (SaleKind kind : SaleKind.values()) {
      for (Duration window : SalesSummary.WINDOWS) {
        summaries.add(SalesSummary.of(snapshot.sales(), kind, window, cut, now));
      }
    }
    PriceBars daily = PriceBars.of(sold, SaleKind.OFFER, DAY, now);
    return new MarketAnalysis(
        snapshot,
        BookSide.offers(snapshot),
        BookSide.spread(snapshot.quote()),
        summaries,
        Trend.of(sold, now),
        volatility(sold, daily.bars().size(), now),
        AttributePrice.of(sold),
        PriceZone.of(sold),
        daily,
        cut);
  }

  /// A volatility of zero is no figure: the bounce hides what there was.
  private static Sampled<Double> volatility(List<Sale> sold, int days, Instant now) {
    Optional<Double> daily =
        days < LEAST_DAYS
            ? Optional.empty()
            : Stream.of(Volatility.daily(sold, now)).filter(v -> v > 0).findFirst();
    return new Sampled<>(daily, days, LEAST_DAYS);
  }
}
