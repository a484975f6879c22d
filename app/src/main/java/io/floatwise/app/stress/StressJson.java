package io.floatwise.app.stress;

import io.floatwise.core.stress.Prices;
import io.floatwise.core.stress.Scenario;
import io.floatwise.core.stress.Stressed;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What scenarios would do, as one line of JSON: amounts are decimal texts of US dollars, shares
/// are basis points, times are ISO-8601.
public final class StressJson {

  private StressJson() {}

  public static String of(Prices prices, List<Stressed> all) {
    var mapper = JsonMapper.builder().build();
    ObjectNode node = mapper.createObjectNode();
    node.put("pricesOf", prices.at().toString());
    ArrayNode scenarios = node.putArray("scenarios");
    all.forEach(stressed -> scenario(stressed, scenarios.addObject()));
    return mapper.writeValueAsString(node);
  }

  private static void scenario(Stressed stressed, ObjectNode node) {
    Scenario scenario = stressed.scenario();
    ObjectNode assumed =
        node.put("name", scenario.name())
            .put("about", scenario.about())
            .put("source", scenario.source())
            .putObject("assumed");
    scenario.games().stream().sorted().map(Enum::name).forEach(assumed.putArray("games")::add);
    assumed
        .put("priceFall", scenario.fall().basisPoints())
        .put("targetsFilled", scenario.targetsFilled().basisPoints())
        .put("feeShare", scenario.fees().basisPoints())
        .put("reverted", scenario.reverted().basisPoints())
        .put("lock", scenario.lock().toString())
        .put("blind", scenario.blind().toString());
    node.put("before", stressed.before().toDecimal())
        .put("loss", stressed.loss().toDecimal())
        .put("lotLoss", stressed.lotLoss().toDecimal())
        .put("fillLoss", stressed.fillLoss().toDecimal())
        .put("revertedLoss", stressed.revertedLoss().toDecimal())
        .put("stuck", stressed.stuck().toDecimal())
        .put("unpriced", stressed.unpriced());
    ArrayNode lots = node.putArray("lots");
    stressed
        .lots()
        .forEach(lot ->
            lots.addObject()
                .put("lot", lot.lot().toString())
                .put("title", lot.title().name())
                .put("cost", lot.cost().toDecimal())
                .put("net", lot.net().toDecimal())
                .put("after", lot.after().toDecimal())
                .put("stuck", lot.isStuck()));
    ArrayNode fills = node.putArray("fills");
    stressed
        .fills()
        .forEach(fill ->
            fills
                .addObject()
                .put("title", fill.title().name())
                .put("amount", fill.amount())
                .put("paid", fill.paid().toDecimal())
                .put("worth", fill.worth().toDecimal()));
    ArrayNode protections = node.putArray("protections");
    stressed
        .protections()
        .forEach(
            each -> protections.addObject().put("rule", each.rule()).put("effect", each.effect()));
  }
}
