package io.floatwise.sandbox.http;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.Browse;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.TargetLevel;
import io.floatwise.core.sim.Wanted;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.FloatPart;
import io.floatwise.sandbox.wire.Games;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Moments;
import io.floatwise.sandbox.wire.Numbers;
import io.floatwise.sandbox.wire.Page;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// What everybody can read of the market: storefront, prices, demand.
final class MarketOperations {
  static final String TARGETS_BY_TITLE = "/marketplace-api/v1/targets-by-title/";

  private static final Set<String> ORDERS = Set.of("price", "title", "float", "createdAt");
  private static final int DEFAULT_PRICES = 100;
  private static final int MAX_PRICES = 10_000;

  private final SharedExchange exchange;
  private final TitleIndex titles = new TitleIndex();

  MarketOperations(SharedExchange exchange) {
    this.exchange = exchange;
  }

  /// An offer of the storefront with everything its row needs.
  private record Row(Offer offer, AssetRow asset) {
    static Row of(Offer offer, Instant now) {
      return new Row(
          offer, new AssetRow(offer.item(), offer.custody(), Optional.empty(), now, "active"));
    }
  }

  Reply offers(Call call) {
    StorefrontQuery query =
        new StorefrontQuery(ListQuery.of(call.query(), ORDERS, exchange.behaviours()));
    Storefront found = exchange.read(sim -> storefront(sim, query));
    boolean more = found.rows().size() > query.limit();
    List<Row> rows = more ? found.rows().subList(0, query.limit()) : found.rows();
    return Reply.json(
        200,
        Json.object(out -> {
          out.putRows("items", rows, MarketOperations::write);
          out.putInt64("total", found.total())
              .put("cursor", more ? query.cursorAfter(rows.getLast().offer()) : "");
        }));
  }

  /// One row more than was asked for, if there is one, and how many there are in all.
  private record Storefront(List<Row> rows, int total) {}

  private Storefront storefront(SimExchange sim, StorefrontQuery query) {
    Browse browse = query.browse(titles.of(sim));
    List<Row> rows = sim.browse(browse).stream().map(offer -> Row.of(offer, sim.now())).toList();
    return new Storefront(rows, sim.count(browse));
  }

  private static void write(Json out, Row row) {
    out.put("offerId", row.offer().id().value())
        .putInt64("priceCents", row.offer().price().minor())
        .put("createdAt", Moments.iso(row.offer().createdAt()))
        .put("locked", row.offer().locked())
        .putObject("attributes", row.asset()::write);
  }

  Reply aggregatedPrices(Call call) {
    JsonNode body = call.json();
    JsonNode filter = body.path("filter");
    Game game =
        Games.byId(filter.path("game").asString(""))
            .orElseThrow(() -> new RefusedRequest(Errors.invalidArgument("invalid filter.game")));
    long limit = Numbers.int64(body.path("limit")).orElse(DEFAULT_PRICES);
    if (limit < 1 || limit > MAX_PRICES) {
      throw new RefusedRequest(Errors.invalidArgument("invalid limit"));
    }
    Set<String> names = new TreeSet<>();
    filter.path("titles").forEach(title -> names.add(title.asString("")));
    List<Quote> quotes = exchange.read(sim -> quotes(sim, game, names));
    Page<Quote> page =
        Page.of(
            quotes,
            quote -> new Page.Place(quote.title().name(), ""),
            false,
            (int) limit,
            Optional.of(body.path("cursor").asString("")).filter(text -> !text.isEmpty()));
    return Reply.json(
        200,
        Json.object(out ->
            out.putRows("aggregatedPrices", page.rows(), MarketOperations::write)
                .put("nextCursor", page.cursor())));
  }

  private List<Quote> quotes(SimExchange sim, Game game, Set<String> names) {
    List<Title> wanted =
        names.isEmpty()
            ? titles.of(sim).of(game)
            : names.stream()
                .filter(name -> !name.isBlank())
                .map(name -> new Title(game, name))
                .toList();
    return wanted.stream().flatMap(title -> sim.quote(title).stream()).toList();
  }

  private static void write(Json out, Quote quote) {
    out.put("title", quote.title().name())
        .putObject("orderBestPrice", money -> best(money, quote.bestTarget()))
        .putInt64("orderCount", quote.targetCount())
        .putObject("offerBestPrice", money -> best(money, quote.bestOffer()))
        .putInt64("offerCount", quote.offerCount());
  }

  private static void best(Json out, Optional<Money> price) {
    out.put("Currency", "USD").putInt64("Amount", price.map(Money::minor).orElse(0L));
  }

  Reply targetsByTitle(Call call) {
    String rest = call.request().path().substring(TARGETS_BY_TITLE.length());
    int slash = rest.indexOf('/');
    if (slash < 1 || rest.substring(slash + 1).isBlank()) {
      return Errors.notFound();
    }
    Optional<Game> game = Games.byPathWord(rest.substring(0, slash));
    if (game.isEmpty()) {
      return Errors.invalidArgument("invalid game_id");
    }
    Title title = new Title(game.get(), rest.substring(slash + 1));
    List<TargetLevel> levels = exchange.read(sim -> merged(sim.targets(title)));
    return Reply.json(
        200,
        Json.object(
            out -> out.putRows("orders", levels, (row, level) -> write(row, title, level))));
  }

  /// One row for each price and condition.
  private static List<TargetLevel> merged(List<TargetLevel> levels) {
    List<TargetLevel> merged = new ArrayList<>();
    for (TargetLevel level : levels) {
      int same = -1;
      for (int i = 0; i < merged.size(); i++) {
        if (merged.get(i).price().equals(level.price())
            && merged.get(i).wanted().equals(level.wanted())) {
          same = i;
        }
      }
      if (same < 0) {
        merged.add(level);
      } else {
        int amount = merged.get(same).amount() + level.amount();
        merged.set(same, new TargetLevel(level.price(), amount, level.wanted()));
      }
    }
    return merged;
  }

  private static void write(Json out, Title title, TargetLevel level) {
    Wanted wanted = level.wanted();
    String seed =
        wanted.paintSeed().isPresent() ? Integer.toString(wanted.paintSeed().getAsInt()) : "any";
    out.putInt64("amount", level.amount())
        .putInt64("price", level.price().minor())
        .put("title", title.name())
        .putObject(
            "attributes",
            attributes ->
                attributes
                    .put(
                        "floatPartValue",
                        wanted.wearFrom().map(w -> FloatPart.of(w).word()).orElse("any"))
                    .put("paintSeed", seed)
                    .put("phase", wanted.phase().orElse("any")));
  }
}
