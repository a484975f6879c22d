package io.floatwise.sandbox.http;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Rate;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.wire.Cs2Title;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.FloatPart;
import io.floatwise.sandbox.wire.Games;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Query;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.Reply;
import io.floatwise.sandbox.wire.TreeFilters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Sales history and fees: services of their own, with errors of their own shape.
final class TradeDataOperations {
  private static final int DEFAULT_SALES = 20;
  private static final int MAX_SALES = 500;
  private static final int DEFAULT_FEES = 10;
  private static final int MAX_FEES = 100_000;
  private static final Duration MEMORY = Duration.ofDays(365);

  private final SharedExchange exchange;

  TradeDataOperations(SharedExchange exchange) {
    this.exchange = exchange;
  }

  Reply lastSales(Call call) {
    Query query = call.query();
    Game game = game(query);
    String name =
        query
            .first("title")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> refused("TitleRequired", "title is required"));
    int limit = bounded(query, "limit", DEFAULT_SALES, 1, MAX_SALES);
    int offset = bounded(query, "offset", 0, 0, Integer.MAX_VALUE);
    List<String> kinds = query.all("txOperationType").stream().filter(k -> !k.isEmpty()).toList();
    if (kinds.stream().anyMatch(kind -> !kind.equals("Target") && !kind.equals("Offer"))) {
      throw refused("BadRequest", "txOperationType must be Target or Offer");
    }
    TreeFilters filters = new TreeFilters(query.first("filters"));
    Title title = new Title(game, name);
    List<Sale> sales =
        exchange.read(sim -> {
          Instant oldest = sim.now().minus(MEMORY);
          return sim.sales(title, exchange.rules().salesKept()).stream()
              .filter(sale -> !sale.at().isBefore(oldest))
              .filter(sale -> kinds.isEmpty() || kinds.contains(kind(sale)))
              .filter(sale -> filters.isEmpty() || filters.matches(facets(sale)))
              .skip(offset)
              .limit(limit)
              .toList();
        });
    return Reply.json(
        200, Json.object(out -> out.putRows("sales", sales, TradeDataOperations::write)));
  }

  private static String kind(Sale sale) {
    return sale.kind() == SaleKind.TARGET ? "Target" : "Offer";
  }

  private static Map<String, String> facets(Sale sale) {
    Map<String, String> facets = new HashMap<>();
    facets.put("exterior", Cs2Title.of(sale.title().name()).exteriorWord());
    facets.put("phase", sale.attributes().phase().orElse(""));
    facets.put("paintSeed", seed(sale));
    String part =
        sale.attributes()
            .wear()
            .map(wear -> FloatPart.of(wear).word().toLowerCase(Locale.ROOT))
            .orElse("");
    facets.put("floatPartValue", part);
    facets.put("floatPart", part);
    return facets;
  }

  private static String seed(Sale sale) {
    return sale.attributes().paintSeed().isPresent()
        ? Integer.toString(sale.attributes().paintSeed().getAsInt())
        : "";
  }

  private static void write(Json out, Sale sale) {
    out.put("price", sale.price().toDecimal())
        .putInt64("date", sale.at().getEpochSecond())
        .put("txOperationType", kind(sale))
        .putObject(
            "offerAttributes",
            attributes -> {
              Optional<Wear> wear = sale.attributes().wear();
              wear.ifPresent(
                  w -> attributes.putDecimal("floatValue", new BigDecimal(w.toString())));
              sale.attributes()
                  .paintSeed()
                  .ifPresent(seed -> {
                    if (sale.title().game() == Game.CS2) {
                      attributes.put("paintSeed", seed);
                    }
                  });
              sale.attributes().phase().ifPresent(phase -> attributes.put("phaseTitle", phase));
            })
        .putObject("orderAttributes", attributes -> attributes.put("isAdvanced", false));
  }

  Reply customizedFees(Call call) {
    Query query = call.query();
    Game game = game(query);
    String kind = query.first("offerType").orElse("dmarket");
    if (!kind.equals("dmarket") && !kind.equals("p2p")) {
      throw refused("BadRequest", "offerType must be dmarket or p2p");
    }
    int limit = bounded(query, "limit", DEFAULT_FEES, 1, MAX_FEES);
    int offset = bounded(query, "offset", 0, 0, Integer.MAX_VALUE);
    FeeSchedule fees = exchange.read(sim -> sim.fees(game));
    List<Map.Entry<Title, FeeClass>> reduced =
        fees.reduced().entrySet().stream()
            .filter(_ -> kind.equals("dmarket"))
            .sorted(Map.Entry.comparingByKey())
            .skip(offset)
            .limit(limit)
            .toList();
    return Reply.json(
        200,
        Json.object(out ->
            out.putObject(
                    "defaultFee",
                    fee ->
                        fee.put("fraction", fraction(fees.defaultRate()))
                            .put("minAmount", fees.minFee().minor()))
                .putRows("reducedFees", reduced, TradeDataOperations::write)));
  }

  private static void write(Json out, Map.Entry<Title, FeeClass> fee) {
    out.put("title", fee.getKey().name())
        .put("fraction", fraction(fee.getValue().rate()))
        .put("minPrice", fee.getValue().minPrice().minor())
        .put("maxPrice", fee.getValue().maxPrice().minor())
        .put("expiresAt", fee.getValue().expiresAt().getEpochSecond());
  }

  private static String fraction(Rate rate) {
    return BigDecimal.valueOf(rate.basisPoints(), 4).stripTrailingZeros().toPlainString();
  }

  private static Game game(Query query) {
    String id =
        query.first("gameId").orElseThrow(() -> refused("GameIDRequired", "gameId is required"));
    return Games.byId(id).orElseThrow(() -> refused("BadRequest", "unknown gameId " + id));
  }

  private static int bounded(Query query, String name, int fallback, int least, int most) {
    Optional<String> text = query.first(name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw refused("BadRequest", name + " must be a number");
    }
    throw refused("BadRequest", name + " must be between " + least + " and " + most);
  }

  private static RefusedRequest refused(String code, String message) {
    return new RefusedRequest(Errors.service(400, code, message));
  }
}
