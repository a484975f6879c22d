package io.floatwise.app.why;

import io.floatwise.core.market.Offer;
import io.floatwise.core.trace.Missed;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What was missed, as one line of JSON: amounts are decimal texts of US dollars, times are
/// ISO-8601; what is not known is absent.
public final class MissedJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MissedJson() {}

  /// @param most offers in the list
  public static String of(Missed missed, int most) {
    ObjectNode root =
        JSON.createObjectNode()
            .put("since", missed.since().toString())
            .put("at", missed.at().toString())
            .put("currency", "USD")
            .put("offers", missed.lines().size());
    ArrayNode rows = root.putArray("missed");
    missed.lines().stream().limit(most).forEach(each -> write(each, rows.addObject()));
    ArrayNode rules = root.putArray("byRule");
    for (Missed.ByRule each : missed.byRule()) {
      rules
          .addObject()
          .put("rule", each.rule())
          .put("offers", each.offers())
          .put("sold", each.sold())
          .put("paid", each.paid())
          .put("missedAtMost", each.missed().toDecimal())
          .put("spared", each.spared().toDecimal());
    }
    return JSON.writeValueAsString(root);
  }

  private static void write(Missed.Line each, ObjectNode node) {
    Offer offer = each.first().offer();
    node.put("id", "s" + each.first().id())
        .put("at", each.first().at().toString())
        .put("title", offer.item().title().name())
        .put("game", offer.item().title().game().name().toLowerCase(Locale.ROOT))
        .put("offer", offer.id().value())
        .put("asked", offer.price().toDecimal());
    offer.item().attributes().wear().ifPresent(wear -> node.put("float", wear.toString()));
    offer.item().attributes().phase().ifPresent(phase -> node.put("phase", phase));
    node.put("times", each.times())
        .put("rule", each.first().rule())
        .put("reason", each.first().reason())
        .put("fate", each.fate().name().toLowerCase(Locale.ROOT))
        .put("until", each.until().toString());
    each.readUntil().ifPresent(read -> node.put("salesKnownUntil", read.toString()));
    each.gain().ifPresent(gain -> node.put("gain", gain.toDecimal()));
    each.later()
        .ifPresent(later ->
            node.putObject("later")
                .put("sales", later.sales())
                .put("alike", later.alike())
                .put("price", later.price().toDecimal())
                .put("net", later.net().toDecimal())
                .put("first", later.first().toString())
                .put("last", later.last().toString()));
  }
}
