package io.floatwise.app.sweep;

import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.core.trade.Setting;
import io.floatwise.optimiser.trial.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Some parameter sets in one window, as they are kept for whoever works them out.
///
/// @param source what they are traded with
/// @param item what is traded, for people
/// @param strategy its name
/// @param terms that every set trades under
/// @param window in which they trade
/// @param deadline of one call, real time
/// @param sets one or more
record SweepBlock(
    SweepSource source,
    String item,
    String strategy,
    LaneTerms terms,
    Window window,
    Duration deadline,
    List<ParameterSet> sets) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int FORM = 1;

  SweepBlock {
    sets = List.copyOf(sets);
  }

  /// As it is kept: the same text for the same block.
  String text() {
    ObjectNode node = JSON.createObjectNode();
    node.put("form", FORM)
        .put("sha256", source.sha256())
        .put("code", source.code())
        .put("item", item)
        .put("strategy", strategy)
        .put("from", window.from().toString())
        .put("until", window.until().toString())
        .put("deadlineMillis", deadline.toMillis());
    ObjectNode under = node.putObject("terms");
    under
        .put("balanceCents", terms.balance().minor())
        .put("purchaseFeeBp", terms.purchaseFee().basisPoints())
        .put("saleFeeBp", terms.saleFee().basisPoints())
        .put("spreadBp", terms.spread().basisPoints())
        .put("volumeShareBp", terms.volumeShare().basisPoints())
        .put("itemLockMillis", terms.itemLock().toMillis())
        .put("proceedsLockMillis", terms.proceedsLock().toMillis())
        .put("closesAtEnd", terms.closesAtEnd());
    terms
        .limits()
        .ifPresent(limits -> {
          ObjectNode all = under.putObject("limits");
          limits.settings().forEach(setting -> all.put(setting.name(), setting.value()));
        });
    var all = node.putArray("sets");
    for (ParameterSet set : sets) {
      set.values().forEach(all.addObject()::put);
    }
    return node.toString();
  }

  /// @throws InputException if it is none that this program wrote
  static SweepBlock parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.required("form").asInt() != FORM) {
        throw new InputException(
            "expected a block of form %d, found %s".formatted(FORM, node.required("form")));
      }
      List<ParameterSet> sets = new ArrayList<>();
      for (JsonNode set : node.required("sets")) {
        var values = new TreeMap<String, Long>();
        set.properties().forEach(each -> values.put(each.getKey(), each.getValue().asLong()));
        sets.add(new ParameterSet(values));
      }
      return new SweepBlock(
          new SweepSource(node.required("sha256").asString(), node.required("code").asString()),
          node.required("item").asString(),
          node.required("strategy").asString(),
          terms(node.required("terms")),
          new Window(
              Instant.parse(node.required("from").asString()),
              Instant.parse(node.required("until").asString())),
          Duration.ofMillis(node.required("deadlineMillis").asLong()),
          sets);
    } catch (JacksonException e) {
      throw new InputException("expected a block of a sweep, found " + e.getMessage(), e);
    }
  }

  private static LaneTerms terms(JsonNode node) {
    return new LaneTerms(
        Money.usd(node.required("balanceCents").asLong()),
        Rate.ofBasisPoints(node.required("purchaseFeeBp").asInt()),
        Rate.ofBasisPoints(node.required("saleFeeBp").asInt()),
        Rate.ofBasisPoints(node.required("spreadBp").asInt()),
        Rate.ofBasisPoints(node.required("volumeShareBp").asInt()),
        Duration.ofMillis(node.required("itemLockMillis").asLong()),
        Duration.ofMillis(node.required("proceedsLockMillis").asLong()),
        Optional.ofNullable(node.get("limits")).map(SweepBlock::limits),
        node.required("closesAtEnd").asBoolean());
  }

  private static Limits limits(JsonNode node) {
    return Limits.DEFAULT.changed(
        node.properties().stream()
            .map(each -> new Setting(each.getKey(), each.getValue().asString()))
            .toList());
  }

  /// The same for the same block, so that what is asked twice is worked out once.
  String subject() {
    return SweepSource.hash(text());
  }
}
