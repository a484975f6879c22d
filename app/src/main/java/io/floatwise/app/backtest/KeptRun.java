package io.floatwise.app.backtest;

import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A backtest that was kept as JSON.
///
/// @param name of its file
/// @param figures by their paths, for example `/parts/result`; texts as they stand there
/// @param settings what it was made of, by name
/// @param gains equity less the money at the beginning, at the end of each day
record KeptRun(
    String name,
    Map<String, String> figures,
    SortedMap<String, String> settings,
    SortedMap<LocalDate, Money> gains) {

  /// Of a run of many years with every title; nobody keeps more.
  private static final long MOST_BYTES = 64L << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @throws InputException if it is no backtest as JSON
  static KeptRun read(Path file) {
    String text;
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InputException(
            "%s: expected a backtest of at most %d MB, found %,d bytes"
                .formatted(file, MOST_BYTES >> 20, Files.size(file)));
      }
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InputException(file + ": expected a file that can be read, found " + e, e);
    }
    try {
      Path name = file.getFileName();
      return of(name == null ? file.toString() : name.toString(), JSON.readTree(text));
    } catch (JacksonException e) {
      throw new InputException(
          "%s: expected what backtest --json wrote, found no JSON: %s"
              .formatted(file, e.getOriginalMessage()),
          e);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new InputException(
          "%s: expected what backtest --json wrote, found %s".formatted(file, e.getMessage()), e);
    }
  }

  private static KeptRun of(String name, JsonNode node) {
    if (node.has("form")) {
      throw new InputException("a receipt, which has no figures to compare");
    }
    if (!node.path("mode").asString("").equals("backtest") || !node.has("parts")) {
      throw new InputException("no backtest with its parts of the profit");
    }
    var figures = new TreeMap<String, String>();
    flatten("", node, figures);
    var settings = new TreeMap<String, String>();
    for (String each : new String[] {"from", "until", "data", "code", "journalHash"}) {
      settings.put(each, node.path(each).asString("-"));
    }
    figures.forEach((path, value) -> {
      for (String each : new String[] {"/setup/", "/series/assumed"}) {
        if (path.startsWith(each)) {
          settings.put(path.substring(path.indexOf('/', 1) + 1).replace("limits/", ""), value);
        }
      }
    });
    Money deposit = money(node.path("setup").path("deposit"));
    var gains = new TreeMap<LocalDate, Money>();
    for (JsonNode point : node.path("equity")) {
      Money equity =
          money(point.path("usable"))
              .plus(money(point.path("locked")))
              .plus(money(point.path("items")));
      gains.put(LocalDate.parse(point.path("day").asString("")), equity.minus(deposit));
    }
    return new KeptRun(name, figures, settings, gains);
  }

  private static Money money(JsonNode node) {
    return Money.ofDecimal(node.asString("no amount"), Currency.USD);
  }

  /// Objects only; lists are no figures, but those of strategies are told apart by their texts.
  private static void flatten(String path, JsonNode node, Map<String, String> into) {
    if (node.isObject()) {
      node.propertyStream().forEach(e -> flatten(path + "/" + e.getKey(), e.getValue(), into));
    } else if (path.equals("/setup/strategies")) {
      into.put(path, node.valueStream().map(each -> each.asString("")).toList().toString());
    } else if (!node.isArray()) {
      into.put(path, node.asString(""));
    }
  }

  Optional<String> figure(String path) {
    return Optional.ofNullable(figures.get(path));
  }
}
