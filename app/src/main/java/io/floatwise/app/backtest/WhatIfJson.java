package io.floatwise.app.backtest;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The same time with other rules, as one line of JSON: both sides as `backtest --json` has them.
public final class WhatIfJson {

  private WhatIfJson() {}

  public static String of(WhatIf both) {
    var mapper = JsonMapper.builder().build();
    ObjectNode node = mapper.createObjectNode();
    ObjectNode changes = node.putObject("changes");
    both.changes().forEach(each -> changes.put(each.name(), each.value()));
    node.put("ownOffers", both.deeds().offers().size())
        .put("ownAssets", both.deeds().assets().size());
    node.set("usual", mapper.readTree(BacktestJson.of(both.usual())));
    node.set("changed", mapper.readTree(BacktestJson.of(both.changed())));
    return mapper.writeValueAsString(node);
  }
}
