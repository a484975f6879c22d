package io.floatwise.app.cli;

import io.floatwise.app.report.Plain;
import io.floatwise.core.analysis.AttributePrice;
import io.floatwise.core.analysis.BookSide;
import io.floatwise.core.analysis.Indicator;
import io.floatwise.core.analysis.Indicators;
import io.floatwise.core.analysis.ItemReport;
import io.floatwise.core.analysis.Line;
import io.floatwise.core.analysis.MarketAnalysis;
import io.floatwise.core.analysis.PriceBars;
import io.floatwise.core.analysis.PriceZone;
import io.floatwise.core.analysis.Quantiles;
import io.floatwise.core.analysis.SalesSummary;
import io.floatwise.core.analysis.Sampled;
import io.floatwise.core.analysis.Trend;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.Valuation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A report as a table that people can read. What is not known is a dash with the reason.
final class ItemText {

  private static final int SHOWN_LEVELS = 5;
  private static final List<Integer> DISTANCES = List.of(1, 2, 5, 10);
  private static final MathContext FIGURES = new MathContext(6);

  private final StringBuilder out = new StringBuilder();

  private ItemText() {}

  static String of(ItemReport report) {
    var text = new ItemText();
    MarketAnalysis analysis = report.analysis();
    Quote quote = analysis.snapshot().quote();
    text.out.append(
        "%s (%s), read at %s, %d s old%n"
            .formatted(
                Plain.text(quote.title().name()),
                quote.title().game().label(),
                quote.asOf(),
                quote.age(report.now()).toSeconds()));
    text.book(analysis, quote);
    text.valuation(report.valuation());
    text.sales(analysis);
    text.movement(analysis);
    text.indicators(analysis.daily());
    return text.out.toString();
  }

  private void book(MarketAnalysis analysis, Quote quote) {
    head("Book");
    BookSide offers = analysis.offers();
    row("best offer", money(quote.bestOffer()) + "  of " + quote.offerCount());
    row(
        "best target",
        money(quote.bestTarget()) + "  of " + quote.targetCount() + "; lower ones are not read");
    row(
        "spread",
        analysis
            .spread()
            .map(Money::toString)
            .orElse(quote.isCrossed() ? "-  crossed: stale data" : "-  a side is empty"));
    for (int percent : DISTANCES) {
      var within = offers.within(Rate.ofPercent(percent));
      row(
          "within " + percent + " %",
          within.isPresent()
              ? within.getAsInt() + " offers"
              : offers.levels().isEmpty() ? "-  nobody offers" : "-  beyond the offers read");
    }
    row(
        "offers read",
        offers.levels().stream()
            .limit(SHOWN_LEVELS)
            .map(l -> l.price().toDecimal() + " x" + l.quantity())
            .collect(
                Collectors.joining(
                    ", ", offers.read() + " of " + offers.total() + ": ", more(offers))));
  }

  private static String more(BookSide offers) {
    return offers.levels().size() > SHOWN_LEVELS ? ", ..." : "";
  }

  private void valuation(Optional<Valuation> valuation) {
    head("Valuation");
    if (valuation.isEmpty()) {
      row("fair value", "-  too few sales of offers of late");
      return;
    }
    Valuation value = valuation.get();
    row(
        "fair value",
        "%s  80 %% interval %s to %s; %d sales count as %s, %d left out"
            .formatted(
                value.fair().value(),
                value.fair().low().toDecimal(),
                value.fair().high().toDecimal(),
                value.fair().sampleSize(),
                number(value.fair().effectiveSize(), 1),
                value.fair().trimmed()));
    row("net of fee", value.fees().net(value.fair().value()).toString());
    row("sold a week", number(value.liquidity().perWeek(), 1));
  }

  private void sales(MarketAnalysis analysis) {
    head("Sales" + (analysis.isHistoryCut() ? " (older ones are not read)" : ""));
    for (SalesSummary summary : analysis.summaries()) {
      row(
          kind(summary) + " " + summary.window().toDays() + " d",
          "%s%d  %s%s"
              .formatted(
                  summary.isWhole() ? "" : "at least ",
                  summary.count(),
                  quantiles(summary.prices()),
                  summary
                      .last()
                      .map(s -> "  last %s at %s".formatted(s.price().toDecimal(), s.at()))
                      .orElse("")));
    }
    for (AttributePrice group : analysis.byAttribute()) {
      row(Plain.text(group.label()), group.sales() + "  " + quantiles(group.prices()));
    }
    row(
        "most sold at",
        sampled(
            analysis.zones(),
            zones ->
                zones.stream()
                    .map(z -> "%s (%d)".formatted(zone(z), z.sales()))
                    .collect(Collectors.joining(", ")),
            "sales"));
  }

  private static String zone(PriceZone zone) {
    return zone.from().equals(zone.to())
        ? zone.from().toDecimal()
        : zone.from().toDecimal() + " to " + zone.to().toDecimal();
  }

  private static String kind(SalesSummary summary) {
    return switch (summary.kind()) {
      case OFFER -> "offers";
      case TARGET -> "targets";
    };
  }

  private static String quantiles(Quantiles prices) {
    return "median %s  quartiles %s to %s  deciles %s to %s"
        .formatted(
            price(prices.median()),
            price(prices.lowerQuartile()),
            price(prices.upperQuartile()),
            price(prices.lowerDecile()),
            price(prices.upperDecile()));
  }

  private void movement(MarketAnalysis analysis) {
    head("Movement");
    row("trend", sampled(analysis.trend(), ItemText::trend, "sales over two days"));
    row(
        "volatility",
        sampled(
            analysis.volatility(), v -> percent(v) + " a day, bounce removed", "days with a sale"));
  }

  private static String trend(Trend trend) {
    return "%s a day, 80 %% interval %s to %s: %s"
        .formatted(
            percent(trend.perDay()),
            percent(trend.low()),
            percent(trend.high()),
            trend.direction().name().toLowerCase(Locale.ROOT));
  }

  private void indicators(PriceBars daily) {
    head(
        "Indicators at the newest of %d daily bars (%d days)%s"
            .formatted(
                daily.bars().size(), daily.periods(), daily.isNewestOpen() ? ", still open" : ""));
    for (Indicator indicator : Indicators.ALL) {
      Map<String, Line> lines = indicator.of(daily.series());
      String values =
          lines.entrySet().stream()
              .map(e -> e.getKey() + " " + number(e.getValue().last()))
              .collect(Collectors.joining("  "));
      row(indicator.label(), values);
    }
  }

  private static <T> String sampled(Sampled<T> figure, Function<T, String> words, String of) {
    return figure
        .value()
        .map(value -> words.apply(value) + "  from " + figure.sample() + " " + of)
        .orElseGet(() ->
            figure.sample() < figure.needed()
                ? "-  needs %d %s, found %d".formatted(figure.needed(), of, figure.sample())
                : "-  cannot be told from %d %s".formatted(figure.sample(), of));
  }

  private void head(String title) {
    out.append("%n%s%n".formatted(title));
  }

  private void row(String name, String value) {
    out.append("  %-24s %s%n".formatted(name, value));
  }

  private static String money(Optional<Money> amount) {
    return amount.map(Money::toString).orElse("-");
  }

  private static String price(Sampled<Money> price) {
    return price.value().map(Money::toDecimal).orElse("-");
  }

  private static String percent(double share) {
    return number(share * 100, 2) + " %";
  }

  private static String number(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String number(OptionalDouble value) {
    return value.isEmpty()
        ? "-"
        : BigDecimal.valueOf(value.getAsDouble())
            .round(FIGURES)
            .stripTrailingZeros()
            .toPlainString();
  }
}
