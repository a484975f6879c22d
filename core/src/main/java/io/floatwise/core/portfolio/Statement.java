package io.floatwise.core.portfolio;

import io.floatwise.core.item.AssetId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The books as named lines, made for comparison to the cent with a venue's own ledger. It is
/// written from the books alone and shares no code with any venue.
///
/// | line | value |
/// |---|---|
/// | `cash.usable`, `cash.protected` | `12.34` |
/// | `asset.<asset>` | `held` or `listed 12.34` |
/// | `sale.<offer>` | `price 12.34 fee 0.86 protected`, or `successful`, or `reverted` |
/// | `purchase.<asset>.<n>` | `price 10.00`, or `price 10.00 reverted`; n counts from 1 |
public record Statement(SortedMap<String, String> lines) {

  /// A line on which two statements differ; `absent` where one lacks it.
  public record Difference(String line, String ours, String theirs) {}

  public static Statement of(Portfolio portfolio) {
    var lines = new TreeMap<String, String>();
    portfolio
        .cash()
        .ifPresent(cash -> {
          lines.put("cash.usable", cash.usable().toDecimal());
          lines.put("cash.protected", cash.tradeProtected().toDecimal());
        });
    var purchases = new HashMap<AssetId, Integer>();
    for (Lot lot : portfolio.lots()) {
      asset(lot, lines);
      sale(lot, lines);
      lot.cost()
          .filter(_ -> lot.bought())
          .ifPresent(cost -> {
            int n = purchases.merge(lot.item().id(), 1, Integer::sum);
            String end = lot.state() instanceof LotState.Returned ? " reverted" : "";
            lines.put(
                "purchase.%s.%d".formatted(lot.item().id(), n), "price " + cost.toDecimal() + end);
          });
    }
    return new Statement(lines);
  }

  /// Every line on which `theirs` is not what ours is, by name.
  public List<Difference> differences(Map<String, String> theirs) {
    var names = new TreeMap<>(lines);
    names.putAll(theirs);
    var differences = new ArrayList<Difference>();
    for (String name : names.keySet()) {
      String our = lines.getOrDefault(name, "absent");
      String their = theirs.getOrDefault(name, "absent");
      if (!Objects.equals(our, their)) {
        differences.add(new Difference(name, our, their));
      }
    }
    return differences;
  }

  private static void asset(Lot lot, Map<String, String> lines) {
    String name = "asset." + lot.item().id();
    switch (lot.state()) {
      case LotState.Held _ -> lines.put(name, "held");
      case LotState.Listed listed -> lines.put(name, "listed " + listed.price().toDecimal());
      case LotState.Sold _,
          LotState.Settled _,
          LotState.Reverted _,
          LotState.Returned _,
          LotState.Withdrawn _ -> {}
    }
  }

  private static void sale(Lot lot, Map<String, String> lines) {
    switch (lot.state()) {
      case LotState.Sold(var offer, var price, var fee, var _, var _) ->
          lines.put("sale." + offer, line(price.toDecimal(), fee.toDecimal(), "protected"));
      case LotState.Settled(var offer, var price, var fee, var _) ->
          lines.put("sale." + offer, line(price.toDecimal(), fee.toDecimal(), "successful"));
      case LotState.Reverted(var offer, var price, var fee) ->
          lines.put("sale." + offer, line(price.toDecimal(), fee.toDecimal(), "reverted"));
      case LotState.Held _, LotState.Listed _, LotState.Returned _, LotState.Withdrawn _ -> {}
    }
  }

  private static String line(String price, String fee, String status) {
    return "price %s fee %s %s".formatted(price, fee, status);
  }
}
