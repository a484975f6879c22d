package io.floatwise.app.cli;

import io.floatwise.core.analysis.AttributePrice;
import io.floatwise.core.analysis.BookSide;
import io.floatwise.core.analysis.Indicator;
import io.floatwise.core.analysis.Indicators;
import io.floatwise.core.analysis.ItemReport;
import io.floatwise.core.analysis.MarketAnalysis;
import io.floatwise.core.analysis.PriceBar;
import io.floatwise.core.analysis.Quantiles;
import io.floatwise.core.analysis.SalesSummary;
import io.floatwise.core.analysis.Sampled;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Valuation;
import java.util.Locale;
import java.util.function.BiConsumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A report as one line of JSON. Money is decimal US dollars in text; what is not known is absent.
final class ItemJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ItemJson() {}

  static String of(ItemReport report) {
    MarketAnalysis analysis = report.analysis();
    Quote quote = analysis.snapshot().quote();
    ObjectNode root = JSON.createObjectNode();
    root.put("title", quote.title().name())
        .put("game", quote.title().game().name().toLowerCase(Locale.ROOT))
        .put("asOf", quote.asOf().toString())
        .put("ageSeconds", quote.age(report.now()).toSeconds());
    book(root.putObject("book"), analysis, quote);
    report.valuation().ifPresent(value -> valuation(root.putObject("valuation"), value));
    ObjectNode sales = root.putObject("sales").put("historyIsCut", analysis.isHistoryCut());
    analysis.summaries().forEach(s -> summary(sales.withArray("windows").addObject(), s));
    ArrayNode attributes = sales.putArray("byAttribute");
    for (AttributePrice group : analysis.byAttribute()) {
      ObjectNode node = attributes.addObject().put("attribute", group.label());
      quantiles(node.put("sales", group.sales()), group.prices());
    }
    sampled(
        sales.putObject("zones"),
        analysis.zones(),
        (node, zones) ->
            zones.forEach(zone ->
                node.withArray("busiest")
                    .addObject()
                    .put("from", zone.from().toDecimal())
                    .put("to", zone.to().toDecimal())
                    .put("sales", zone.sales())));
    sampled(
        root.putObject("trend"),
        analysis.trend(),
        (node, trend) ->
            node.put("perDay", trend.perDay())
                .put("low", trend.low())
                .put("high", trend.high())
                .put("direction", trend.direction().name().toLowerCase(Locale.ROOT)));
    sampled(
        root.putObject("volatility"),
        analysis.volatility(),
        (node, volatility) -> node.put("perDay", volatility));
    bars(root.putObject("daily"), analysis);
    indicators(root.putObject("indicators"), analysis);
    return JSON.writeValueAsString(root);
  }

  private static void book(ObjectNode node, MarketAnalysis analysis, Quote quote) {
    quote.bestOffer().ifPresent(price -> node.put("bestOffer", price.toDecimal()));
    node.put("offerCount", quote.offerCount());
    quote.bestTarget().ifPresent(price -> node.put("bestTarget", price.toDecimal()));
    node.put("targetCount", quote.targetCount()).put("crossed", quote.isCrossed());
    analysis.spread().ifPresent(spread -> node.put("spread", spread.toDecimal()));
    ArrayNode levels = node.put("offersRead", analysis.offers().read()).putArray("offers");
    for (BookSide.Level level : analysis.offers().levels()) {
      levels
          .addObject()
          .put("price", level.price().toDecimal())
          .put("quantity", level.quantity())
          .put("upTo", level.upTo());
    }
  }

  private static void valuation(ObjectNode node, Valuation value) {
    node.put("fairValue", value.fair().value().toDecimal())
        .put("low", value.fair().low().toDecimal())
        .put("high", value.fair().high().toDecimal())
        .put("effectiveSize", value.fair().effectiveSize())
        .put("sample", value.fair().sampleSize())
        .put("trimmed", value.fair().trimmed())
        .put("net", value.fees().net(value.fair().value()).toDecimal())
        .put("soldPerWeek", value.liquidity().perWeek());
  }

  private static void summary(ObjectNode node, SalesSummary summary) {
    node.put("kind", summary.kind().name().toLowerCase(Locale.ROOT))
        .put("days", summary.window().toDays())
        .put("sales", summary.count())
        .put("isWhole", summary.isWhole());
    quantiles(node, summary.prices());
    summary
        .last()
        .ifPresent(sale ->
            node.putObject("last")
                .put("price", sale.price().toDecimal())
                .put("at", sale.at().toString()));
  }

  private static void quantiles(ObjectNode node, Quantiles prices) {
    put(node, "median", prices.median());
    put(node, "lowerQuartile", prices.lowerQuartile());
    put(node, "upperQuartile", prices.upperQuartile());
    put(node, "lowerDecile", prices.lowerDecile());
    put(node, "upperDecile", prices.upperDecile());
  }

  private static void put(ObjectNode node, String name, Sampled<Money> price) {
    price.value().ifPresent(value -> node.put(name, value.toDecimal()));
  }

  private static <T> void sampled(
      ObjectNode node, Sampled<T> figure, BiConsumer<ObjectNode, T> writing) {
    node.put("sample", figure.sample()).put("needed", figure.needed());
    figure.value().ifPresent(value -> writing.accept(node, value));
  }

  private static void bars(ObjectNode node, MarketAnalysis analysis) {
    node.put("days", analysis.daily().periods())
        .put("newestIsOpen", analysis.daily().isNewestOpen());
    ArrayNode bars = node.putArray("bars");
    for (PriceBar bar : analysis.daily().bars()) {
      bars.addObject()
          .put("from", bar.from().toString())
          .put("open", bar.open().toDecimal())
          .put("high", bar.high().toDecimal())
          .put("low", bar.low().toDecimal())
          .put("close", bar.close().toDecimal())
          .put("sales", bar.sales());
    }
  }

  private static void indicators(ObjectNode node, MarketAnalysis analysis) {
    for (Indicator indicator : Indicators.ALL) {
      ObjectNode values = node.putObject(indicator.label());
      indicator
          .of(analysis.daily().series())
          .forEach((name, line) -> line.last().ifPresent(value -> values.put(name, value)));
    }
  }
}
