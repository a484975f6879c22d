package io.floatwise.web;

import io.floatwise.core.money.Money;
import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.ApprovalLine;
import io.floatwise.core.operator.Status.CashLine;
import io.floatwise.core.operator.Status.DecisionLine;
import io.floatwise.core.operator.Status.DifferenceLine;
import io.floatwise.core.operator.Status.GroupLine;
import io.floatwise.core.operator.Status.LotLine;
import io.floatwise.core.operator.Status.MarketLine;
import io.floatwise.core.operator.Status.Safety;
import io.floatwise.core.operator.Status.StrategyLine;
import io.floatwise.core.operator.Status.Totals;
import io.floatwise.core.trade.Setting;
import io.floatwise.core.trade.TargetGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A status as JSON. Amounts are `{"minor": 1999, "currency": "USD", "text": "19.99"}`, times are
/// ISO 8601 in UTC, what is unknown is `null`.
final class StatusJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StatusJson() {}

  /// @param bulk the latest command about many, of which the status says only how it ended
  static String of(Status status, Optional<BulkReport> bulk) {
    ObjectNode out = JSON.createObjectNode();
    ModeNote note = ModeNote.of(status.mode());
    out.put("mode", status.mode()).put("modeTone", note.tone()).put("modeNote", note.text());
    out.put("at", status.at().toString()).put("seq", Long.toString(status.seq()));
    ArrayNode paused = out.putArray("paused");
    status.paused().forEach(activity -> paused.add(activity.name()));
    ArrayNode reasons = out.putArray("pauseReasons");
    status.pauseReasons().forEach(reasons::add);
    ArrayNode cash = out.putArray("cash");
    status.cash().forEach(line -> write(line, cash.addObject()));
    ArrayNode lots = out.putArray("lots");
    status.lots().forEach(line -> write(line, lots.addObject()));
    ArrayNode decisions = out.putArray("decisions");
    status.decisions().forEach(line -> write(line, decisions.addObject()));
    ArrayNode markets = out.putArray("markets");
    status.markets().forEach(line -> write(line, markets.addObject()));
    ArrayNode groups = out.putArray("groups");
    status.groups().forEach(line -> write(line, groups.addObject()));
    out.putNull("bulk");
    bulk.ifPresent(report -> BulkJson.summary(report, out.putObject("bulk")));
    write(status.totals(), out.putObject("totals"));
    ObjectNode refusals = out.putObject("refusals");
    status.refusals().forEach(refusals::put);
    write(status.safety(), out.putObject("safety"));
    ArrayNode strategies = out.putArray("strategies");
    status.strategies().forEach(line -> write(line, strategies.addObject()));
    return JSON.writeValueAsString(out);
  }

  private static void write(Safety safety, ObjectNode out) {
    out.put("stance", safety.stance().name()).put("panicking", safety.panicking());
    out.putNull("refusedCommand");
    safety
        .refusedCommand()
        .ifPresent(line ->
            out.putObject("refusedCommand")
                .put("seq", Long.toString(line.seq()))
                .put("text", line.text()));
    out.putNull("difference");
    safety.difference().ifPresent(line -> write(line, out.putObject("difference")));
    write(safety.limits(), out.putObject("limits"));
    out.putNull("proposal");
    safety
        .proposal()
        .ifPresent(line -> {
          ObjectNode proposal = out.putObject("proposal");
          proposal.put("id", line.id()).put("by", line.by());
          proposal.put("until", line.until().toString());
          write(line.changes(), proposal.putObject("changes"));
        });
    ArrayNode approvals = out.putArray("approvals");
    safety.approvals().forEach(line -> write(line, approvals.addObject()));
    ArrayNode locked = out.putArray("locked");
    safety
        .locked()
        .forEach(line -> {
          ObjectNode bucket = locked.addObject().put("label", line.label());
          write(line.amount(), bucket.putObject("amount"));
        });
  }

  private static void write(List<Setting> settings, ObjectNode out) {
    settings.forEach(setting -> out.put(setting.name(), setting.value()));
  }

  private static void write(DifferenceLine line, ObjectNode out) {
    write(line.expected(), out.putObject("expected"));
    write(line.observed(), out.putObject("observed"));
    ArrayNode answers = out.putArray("answers");
    line.answers().forEach(answers::add);
  }

  private static void write(ApprovalLine line, ObjectNode out) {
    out.put("id", line.id()).put("action", line.action()).put("title", line.title());
    write(line.cost(), out.putObject("cost"));
    out.put("rule", line.rule()).put("reason", line.reason()).put("evidence", line.evidence());
    out.put("until", line.until().toString()).put("approved", line.approved());
  }

  private static void write(CashLine line, ObjectNode out) {
    out.put("label", line.label()).put("purpose", line.purpose());
    write(line.amount(), out.putObject("amount"));
    writeTime("usableFrom", line.usableFrom(), out);
  }

  private static void write(LotLine lot, ObjectNode out) {
    out.put("id", lot.id()).put("title", lot.title());
    out.put("state", lot.state()).put("detail", lot.detail());
    writeMoney("cost", lot.cost(), out);
    writeMoney("profit", lot.profit(), out);
    out.put("since", lot.since().toString()).put("acquiredAt", lot.acquiredAt().toString());
    writeTime("finalAt", lot.finalAt(), out);
  }

  private static void write(DecisionLine line, ObjectNode out) {
    out.put("id", line.id()).put("at", line.at().toString());
    out.put("action", line.action()).put("title", line.title());
    write(line.amount(), out.putObject("amount"));
    out.put("result", line.result()).put("reason", line.reason());
    ArrayNode figures = out.putArray("figures");
    line.figures().forEach(figures::add);
  }

  private static void write(MarketLine line, ObjectNode out) {
    out.put("game", line.game()).put("regime", line.regime().name());
    out.put("index", line.index()).put("lostInADay", line.lostInADay().toString());
    if (line.volatility().isPresent()) {
      out.put("volatility", line.volatility().getAsDouble());
    } else {
      out.putNull("volatility");
    }
  }

  private static void write(GroupLine line, ObjectNode out) {
    TargetGroup group = line.group();
    out.put("name", group.name()).put("amount", group.amount());
    ArrayNode titles = out.putArray("titles");
    group.titles().forEach(title -> titles.add(title.name()));
    writeMoney("least", group.least(), out);
    writeMoney("most", group.most(), out);
    out.put("paused", line.paused()).put("standing", line.standing());
  }

  private static void write(StrategyLine line, ObjectNode out) {
    out.put("name", line.name()).put("about", line.about()).put("trading", line.trading());
    ArrayNode parameters = out.putArray("parameters");
    line.parameters()
        .forEach(each ->
            parameters
                .addObject()
                .put("name", each.name())
                .put("value", Long.toString(each.value()))
                .put("range", each.range())
                .put("about", each.about()));
  }

  private static void write(Totals totals, ObjectNode out) {
    out.put("purchases", totals.purchases()).put("sales", totals.sales());
    write(totals.spent(), out.putObject("spent"));
    write(totals.netProceeds(), out.putObject("netProceeds"));
    write(totals.fees(), out.putObject("fees"));
    write(totals.realisedProfit(), out.putObject("realisedProfit"));
    write(totals.atRiskProfit(), out.putObject("atRiskProfit"));
  }

  private static void write(Money money, ObjectNode out) {
    out.put("minor", money.minor());
    out.put("currency", money.currency().name());
    out.put("text", money.toDecimal());
  }

  private static void writeMoney(String name, Optional<Money> money, ObjectNode out) {
    out.putNull(name);
    money.ifPresent(known -> write(known, out.putObject(name)));
  }

  private static void writeTime(String name, Optional<Instant> at, ObjectNode out) {
    out.put(name, at.map(Instant::toString).orElse(null));
  }
}
