package io.floatwise.app.report;

import io.floatwise.store.trades.AccountRow;
import io.floatwise.store.trades.TradePage;
import io.floatwise.store.trades.TradeRow;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Trades and accounts as one line of JSON: amounts are decimal texts of US dollars, shares are
/// basis points, times are ISO-8601; what is not known is absent.
public final class TradesJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TradesJson() {}

  public static String of(TradePage page) {
    ObjectNode root = JSON.createObjectNode().put("currency", "USD");
    ArrayNode asOf = root.putArray("asOf");
    for (TradePage.AsOf each : page.asOf()) {
      asOf.addObject()
          .put("account", each.account())
          .put("entry", each.seq())
          .put("at", each.at().toString());
    }
    ArrayNode rows = root.putArray("trades");
    page.rows().forEach(row -> write(row, rows.addObject()));
    page.next().ifPresent(mark -> root.put("next", mark.toString()));
    return JSON.writeValueAsString(root);
  }

  /// @param accounts by name
  public static String of(List<AccountRow> accounts) {
    ObjectNode root = JSON.createObjectNode().put("currency", "USD");
    ArrayNode rows = root.putArray("accounts");
    accounts.forEach(row -> write(row, rows.addObject()));
    return JSON.writeValueAsString(root);
  }

  private static void write(TradeRow row, ObjectNode node) {
    node.put("account", row.account())
        .put("lot", "L" + row.lot())
        .put("game", row.game())
        .put("title", row.title())
        .put("asset", row.asset())
        .put("state", row.state())
        .put("acquired", row.acquiredAt().toString())
        .put("origin", row.origin())
        .put("strategy", row.strategy());
    row.cost().ifPresent(cost -> node.put("cost", cost.toDecimal()));
    row.ask().ifPresent(ask -> node.put("listPrice", ask.toDecimal()));
    row.sale()
        .ifPresent(sale -> {
          node.put("sold", sale.at().toString())
              .put("price", sale.price().toDecimal())
              .put("fee", sale.fee().toDecimal())
              .put("net", sale.net().toDecimal());
          sale.profit().ifPresent(profit -> node.put("profit", profit.toDecimal()));
          sale.finalAt().ifPresent(at -> node.put("finalAt", at.toString()));
        });
  }

  private static void write(AccountRow row, ObjectNode node) {
    node.put("account", row.account())
        .put("entry", row.seq())
        .put("at", row.at().toString())
        .put("usable", row.usable().toDecimal())
        .put("protected", row.inProtection().toDecimal())
        .put("acquired", row.acquired())
        .put("open", row.open())
        .put("invested", row.invested().toDecimal())
        .put("sold", row.sold())
        .put("soldAtUnknownCost", row.unknownCost())
        .put("wins", row.wins())
        .put("fees", row.fees().toDecimal())
        .put("realised", row.realised().toDecimal())
        .put("atRisk", row.atRisk().toDecimal());
    row.winRate().ifPresent(rate -> node.put("winRateBp", rate));
    row.last()
        .ifPresent(last ->
            node.putObject("lastSale").put("at", last.at().toString()).put("title", last.title()));
  }
}
