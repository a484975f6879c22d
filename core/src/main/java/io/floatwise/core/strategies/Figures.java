package io.floatwise.core.strategies;

import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.FillForecast;
import io.floatwise.core.pricing.Listing;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The figures behind a decision, in the words that people read.
final class Figures {

  private static final double MOST_CERTAIN = 0.99;

  private Figures() {}

  static Decision.Skip skip(StrategyView view, String rule, String reason, List<Datum> figures) {
    return new Decision.Skip(view.snapshot().title(), rule, new Evidence(reason, figures));
  }

  static List<Datum> figures(Valuation valuation) {
    var fair = valuation.fair();
    return List.of(
        new Datum("fair value", fair.value().toString()),
        new Datum("80 % interval", "%s to %s".formatted(fair.low(), fair.high())),
        new Datum(
            "sales used",
            "%d, effective %s".formatted(fair.sampleSize(), decimal(fair.effectiveSize()))),
        new Datum("sales a week", decimal(valuation.liquidity().perWeek())),
        new Datum("daily move", percent(valuation.dailyVolatility())));
  }

  static List<Datum> figures(Valuation valuation, Listing listing, Money cost) {
    var figures = new ArrayList<>(figures(valuation));
    figures.add(new Datum("cost", cost.toString()));
    figures.add(new Datum(Evidence.LIST_PRICE, listing.price().toString()));
    figures.add(new Datum(Evidence.NET, listing.net().toString()));
    figures.add(new Datum("chance to sell", chance(listing.chance())));
    figures.add(new Datum("expected days", decimal(listing.days())));
    figures.add(new Datum("exit if unsold", valuation.exit().toString()));
    figures.add(new Datum(Evidence.CAPITAL_COST, listing.capitalCost().toString()));
    figures.add(new Datum("risk haircut", listing.riskHaircut().toString()));
    figures.add(new Datum(Evidence.GAIN, listing.expectedValue().toString()));
    figures.add(new Datum("at 20 % quantile", valuation.lowerExpectedValue(listing).toString()));
    return figures;
  }

  /// With what the fill is to be compared with later.
  ///
  /// @param own offers of ours, which are no competition
  static List<Datum> forecast(Valuation valuation, Listing listing, Money cost, Set<OfferId> own) {
    var figures = new ArrayList<>(figures(valuation, listing, cost));
    Money price = listing.price();
    figures.add(new Datum(FillForecast.FIGURE, valuation.offerForecast(price, own).text()));
    figures.add(
        new Datum(FillForecast.UNCORRECTED, valuation.uncorrectedForecast(price, own).text()));
    return figures;
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /// A model is never certain, so neither is what is said of it.
  static String chance(double share) {
    if (share > MOST_CERTAIN) {
      return "over " + percent(MOST_CERTAIN);
    }
    return share < 1 - MOST_CERTAIN ? "under " + percent(1 - MOST_CERTAIN) : percent(share);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
