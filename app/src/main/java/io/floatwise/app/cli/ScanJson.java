package io.floatwise.app.cli;

import io.floatwise.core.market.Failure;
import io.floatwise.core.scan.GameReading;
import io.floatwise.core.scan.Opportunity;
import io.floatwise.core.scan.Refusal;
import io.floatwise.core.scan.ScanReport;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A scan as one line of JSON. Money is decimal US dollars in text; what is not known is absent.
final class ScanJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ScanJson() {}

  static String of(ScanReport report, boolean explain) {
    ObjectNode root = JSON.createObjectNode().put("at", report.now().toString());
    report.result().asOf().ifPresent(asOf -> root.put("asOf", asOf.toString()));
    ArrayNode games = root.putArray("games");
    report.readings().forEach(reading -> game(games.addObject(), reading));
    ArrayNode found = root.putArray("opportunities");
    report.result().ranked().forEach(opportunity -> opportunity(found.addObject(), opportunity));
    root.put("more", report.result().left()).put("offers", report.result().offers());
    ObjectNode refused = root.putObject("refusedBy");
    report.result().byCondition().forEach(refused::put);
    if (explain) {
      ArrayNode refusals = root.putArray("refusals");
      report.result().refusals().forEach(refusal -> refusal(refusals.addObject(), refusal));
    }
    return JSON.writeValueAsString(root);
  }

  private static void game(ObjectNode node, GameReading reading) {
    node.put("game", reading.game().name().toLowerCase(Locale.ROOT))
        .put("quoted", reading.quoted())
        .put("atThesePrices", reading.worth())
        .put("lookedAt", reading.snapshots().size())
        .put("feesKnown", reading.fees().isPresent());
    ArrayNode failures = node.putArray("failures");
    reading.failures().stream().map(Failure::detail).distinct().forEach(failures::add);
  }

  private static void opportunity(ObjectNode node, Opportunity found) {
    node.put("title", found.offer().item().title().name())
        .put("game", found.offer().item().title().game().name().toLowerCase(Locale.ROOT))
        .put("offer", found.offer().id().value())
        .put("level", found.level().name().toLowerCase(Locale.ROOT))
        .put("price", found.offer().price().toDecimal())
        .put("fairValue", found.valuation().fair().value().toDecimal())
        .put("fairLow", found.valuation().fair().low().toDecimal())
        .put("fairHigh", found.valuation().fair().high().toDecimal())
        .put("sales", found.valuation().fair().sampleSize())
        .put("effectiveSales", found.valuation().fair().effectiveSize())
        .put("salesPerWeek", found.valuation().liquidity().perWeek())
        .put("listAt", found.listing().price().toDecimal())
        .put("chance", found.listing().chance())
        .put("days", found.listing().days())
        .put("gain", found.listing().expectedValue().toDecimal())
        .put("gainAt20Percent", found.lowerGain().toDecimal())
        .put("edgeBasisPoints", found.edgeBasisPoints())
        .put("score", found.score())
        .put("asOf", found.asOf().toString());
    found.anomaly().ifPresent(reason -> node.put("lookFirst", reason));
  }

  private static void refusal(ObjectNode node, Refusal refusal) {
    node.put("title", refusal.title().name())
        .put("offer", refusal.offer().value())
        .put("price", refusal.price().toDecimal())
        .put("condition", refusal.condition())
        .put("reason", refusal.reason());
  }
}
