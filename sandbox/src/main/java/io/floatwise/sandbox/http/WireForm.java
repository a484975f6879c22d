package io.floatwise.sandbox.http;

import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.behaviour.Behaviours;
import io.floatwise.sandbox.wire.RawRequest;
import io.floatwise.sandbox.wire.Reply;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Brings answers into another form where the real one is not certain.
final class WireForm {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> TOTALS = Set.of("total", "Total");
  private static final Set<String> INT64 =
      Set.of(
          "priceCents",
          "amount",
          "price",
          "Amount",
          "orderCount",
          "offerCount",
          "OfferCreatedAt",
          "OfferClosedAt",
          "ClosedAt",
          "FinalizationTime");

  private WireForm() {}

  static Reply of(RawRequest request, Reply reply, Behaviours behaviours) {
    boolean gateway = request.path().startsWith("/marketplace-api/");
    boolean numbers = gateway && behaviours.is(Behaviour.INT64, "number");
    boolean total = gateway && (numbers || behaviours.is(Behaviour.TOTAL, "number"));
    boolean noError = gateway && behaviours.is(Behaviour.TARGET_ERROR, "absent");
    boolean noProtected =
        request.path().equals("/account/v1/balance")
            && behaviours.is(Behaviour.PROTECTED_BALANCE, "absent");
    if (reply.status() != 200 || !(numbers || total || noError || noProtected)) {
      return reply;
    }
    JsonNode root = MAPPER.readTree(reply.body());
    if (noProtected && root instanceof ObjectNode balance) {
      balance.remove("usdTradeProtected");
    }
    change(root, numbers, total, noError);
    return reply.withBody(MAPPER.writeValueAsBytes(root));
  }

  private static void change(JsonNode node, boolean numbers, boolean total, boolean noError) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode value = object.path(name);
        boolean number = (numbers && INT64.contains(name)) || (total && TOTALS.contains(name));
        if (number && value.asString("").matches("-?[0-9]{1,18}")) {
          object.put(name, Long.parseLong(value.asString()));
        }
        if (noError && name.equals("Error") && value.isNull()) {
          object.remove(name);
        }
      }
    }
    node.forEach(child -> change(child, numbers, total, noError));
  }
}
