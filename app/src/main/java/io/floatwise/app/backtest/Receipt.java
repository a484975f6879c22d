package io.floatwise.app.backtest;

import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.SeriesModel;
import io.floatwise.core.backtest.Setup;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.portfolio.Totals;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.trade.Setting;
import io.floatwise.tape.TapePart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a backtest was made of and what came of it, so that anyone can repeat it: names and values,
/// closed with a hash over all of them.
public final class Receipt {

  private static final String FORM = "floatwise backtest receipt 1";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final String GAMES = "games";
  private static final String BALANCE = "balance";
  private static final String LATENCY = "latency";
  private static final String SPREAD = "series spread bp";
  private static final String FEE = "series fee bp";
  private static final String TITLES = "series titles";
  private static final String STRATEGIES = "strategies";
  private static final String LIMIT = "limit ";

  /// Before `STRATEGY.PARAMETER`.
  private static final String PARAMETER = "parameter ";

  private static final String CODE = "code";

  /// By name; what is not compared when a run is repeated is not in it.
  private final TreeMap<String, String> lines;

  private Receipt(Map<String, String> lines) {
    this.lines = new TreeMap<>(lines);
  }

  public static Receipt of(BacktestRun.Outcome outcome) {
    var lines = new TreeMap<String, String>();
    Setup setup = outcome.setup();
    BacktestResult result = outcome.result();
    lines.put("data", outcome.data());
    lines.put(CODE, outcome.code());
    lines.put(FROM, outcome.part().from().toString());
    lines.put(UNTIL, outcome.part().until().toString());
    lines.put(
        GAMES,
        outcome.part().games().stream().sorted().map(Game::name).collect(Collectors.joining(",")));
    lines.put(
        STRATEGIES,
        setup.strategies().stream().map(Strategy::name).collect(Collectors.joining(",")));
    setup
        .strategies()
        .forEach(each ->
            each.values()
                .values()
                .forEach((name, value) ->
                    lines.put(PARAMETER + each.name() + "." + name, Long.toString(value))));
    lines.put(BALANCE, setup.deposit().toDecimal());
    lines.put(LATENCY, setup.latency().toString());
    lines.put(SPREAD, Integer.toString(setup.series().spread().basisPoints()));
    lines.put(FEE, Integer.toString(setup.series().fee().basisPoints()));
    lines.put(TITLES, Integer.toString(setup.series().mostTitles()));
    setup.limits().usual().settings().forEach(each -> lines.put(LIMIT + each.name(), each.value()));
    Totals totals = result.ledger().books().totals();
    lines.put("result journal", outcome.hash());
    lines.put("result entries", Long.toString(outcome.entries()));
    lines.put("result purchases", Long.toString(totals.purchases()));
    lines.put("result sales", Long.toString(totals.sales()));
    lines.put("result realised profit", totals.realisedProfit().toDecimal());
    lines.put("result at-risk profit", totals.atRiskProfit().toDecimal());
    lines.put("result gaps", Integer.toString(result.gaps().size()));
    lines.put("result damaged files", Integer.toString(result.losses().size()));
    return new Receipt(lines);
  }

  /// What a run was asked for, to ask for it again.
  public record Asked(
      TapePart part,
      Limits limits,
      List<Strategy> strategies,
      Money balance,
      Duration latency,
      SeriesModel series) {}

  /// @throws InputException if it is no receipt, or was changed since it was written
  public static Receipt parse(String text) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JacksonException e) {
      throw new InputException("expected a receipt, found no JSON: " + e.getOriginalMessage(), e);
    }
    if (!FORM.equals(node.path("form").asString(""))) {
      throw new InputException(
          "expected a receipt of the form '%s', found '%s'"
              .formatted(FORM, node.path("form").asString("")));
    }
    var lines = new TreeMap<String, String>();
    node.path("run")
        .propertyStream()
        .forEach(e -> lines.put(e.getKey(), e.getValue().asString("")));
    var receipt = new Receipt(lines);
    String stated = node.path("hash").asString("");
    if (!receipt.hash().equals(stated)) {
      throw new InputException(
          "expected the receipt as it was written, with the hash %s; found %s"
              .formatted(receipt.hash(), stated));
    }
    return receipt;
  }

  /// @throws InputException if it says something that no run can be asked for
  public Asked asked() {
    try {
      var limits = new ArrayList<Setting>();
      lines.forEach((name, value) -> {
        if (name.startsWith(LIMIT) && !name.equals(LIMIT + "games")) {
          limits.add(new Setting(name.substring(LIMIT.length()), value));
        }
      });
      Set<Game> games =
          Arrays.stream(value(GAMES).split(",", -1)).map(Game::valueOf).collect(Collectors.toSet());
      Duration latency = Duration.parse(value(LATENCY));
      Money balance = Money.ofDecimal(value(BALANCE), Currency.USD);
      if (latency.isNegative() || latency.compareTo(Setup.MOST_LATENCY) > 0) {
        throw new InputException(
            "expected a receipt with a latency of 0 to %d s, found %s"
                .formatted(Setup.MOST_LATENCY.toSeconds(), latency));
      }
      if (!balance.isPositive()) {
        throw new InputException("expected a receipt with a balance above 0, found " + balance);
      }
      return new Asked(
          new TapePart(games, Instant.parse(value(FROM)), Instant.parse(value(UNTIL))),
          Limits.DEFAULT.changed(limits),
          strategies(),
          balance,
          latency,
          new SeriesModel(
              Rate.ofBasisPoints(Integer.parseInt(value(SPREAD))),
              Rate.ofBasisPoints(Integer.parseInt(value(FEE))),
              Integer.parseInt(value(TITLES))));
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      throw new InputException("expected a receipt of a run, found " + e.getMessage(), e);
    }
  }

  private List<Strategy> strategies() {
    return Strategies.chosen(
        Arrays.stream(value(STRATEGIES).split(",", -1)).map(this::strategy).toList());
  }

  /// A strategy with its values, as [io.floatwise.core.strategy.StrategyText] has it.
  private String strategy(String name) {
    String before = PARAMETER + name + ".";
    String values =
        lines.entrySet().stream()
            .filter(line -> line.getKey().startsWith(before))
            .map(line -> line.getKey().substring(before.length()) + "=" + line.getValue())
            .collect(Collectors.joining(","));
    return values.isEmpty() ? name : name + ":" + values;
  }

  private String value(String name) {
    String value = lines.get(name);
    if (value == null) {
      throw new InputException("expected a receipt that says '%s', found none".formatted(name));
    }
    return value;
  }

  /// What another run says otherwise, a sentence each; empty if it is the same to the byte.
  public List<String> differences(Receipt other) {
    var names = new TreeMap<>(lines);
    names.putAll(other.lines);
    return names.keySet().stream()
        .filter(name -> !lines.getOrDefault(name, "").equals(other.lines.getOrDefault(name, "")))
        .map(name ->
            "%s: the receipt says %s, the run %s"
                .formatted(
                    name,
                    lines.getOrDefault(name, "nothing"),
                    other.lines.getOrDefault(name, "nothing")))
        .toList();
  }

  /// Every name with its value.
  Map<String, String> lines() {
    return Collections.unmodifiableMap(lines);
  }

  /// Over every name and value, 64 hex digits.
  public String hash() {
    String text =
        lines.entrySet().stream()
            .map(line -> line.getKey() + "=" + line.getValue() + "\n")
            .collect(Collectors.joining());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// As it is kept: JSON, the same bytes on every machine.
  public String text() {
    ObjectNode node = JSON.createObjectNode();
    node.put("form", FORM).put("hash", hash());
    ObjectNode run = node.putObject("run");
    lines.forEach(run::put);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node).replace("\r\n", "\n")
        + "\n";
  }
}
