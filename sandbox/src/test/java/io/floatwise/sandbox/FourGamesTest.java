package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.sandbox.wire.TreeFilters;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A sandbox with all four games, seen from outside.
class FourGamesTest extends SandboxTest {

  private static final String OFFERS = "/marketplace-api/v2/offers?limit=100&gameId=";

  private final Map<String, List<JsonNode>> whole = new HashMap<>();

  @Override
  SandboxServer open() throws IOException {
    return Sandboxes.startFourGames(dir);
  }

  @Test
  void everyGameHasASubObjectOfItsOwn() {
    for (JsonNode item : all("9a92", "")) {
      JsonNode dota = item.at("/attributes/dota2");
      assertThat(dota.path("hero").asString()).isNotEmpty();
      assertThat(dota.path("quality").asString()).isNotEmpty();
      assertThat(dota.path("rarity").asString()).isNotEmpty();
      assertThat(item.at("/attributes/cs2").isMissingNode()).isTrue();
    }
    for (JsonNode item : all("tf2", "")) {
      JsonNode tf2 = item.at("/attributes/tf2");
      assertThat(tf2.path("class").asString()).isNotEmpty();
      assertThat(tf2.path("isCraftable").isBoolean()).isTrue();
      assertThat(tf2.path("exterior").asString().isEmpty())
          .isEqualTo(tf2.path("float").asString().isEmpty());
    }
    for (JsonNode item : all("rust", "")) {
      assertThat(item.at("/attributes/rust/category").asString()).isNotEmpty();
    }
    assertThat(all("a8db", "category=★"))
        .isNotEmpty()
        .allSatisfy(item ->
            assertThat(item.at("/attributes/cs2/category").asString()).isEqualTo("CATEGORY_STAR"));
  }

  /// Each filter gives exactly the rows of the whole game that satisfy it.
  @Test
  @Proves(value = "D.12", breaks = TreeFilters.class)
  void filtersGiveWhatLookingAtEveryRowGives() {
    filter("9a92", "hero=juggernaut", text("/dota2/hero", "Juggernaut"));
    filter("9a92", "hero[]=pudge,hero[]=lina", text("/dota2/hero", "Pudge", "Lina"));
    filter("9a92", "not_hero=axe", text("/dota2/hero", "Axe").negate());
    filter("tf2", "isCraftable=false", item -> !item.at("/attributes/tf2/isCraftable").asBoolean());
    filter("tf2", "exterior[]=factory new", text("/tf2/exterior", "factory new"));
    filter(
        "tf2",
        "collection=night shift collection",
        text("/tf2/collection", "Night Shift Collection"));
    filter("rust", "category=weapon", text("/rust/category", "weapon"));
    filter("rust", "categoryPath=attire", prefix("attire/"));
    filter("a8db", "categoryPath=rifle", prefix("rifle/"));
    filter("a8db", "not_categoryPath=rifle", prefix("rifle/").negate());
    filter("a8db", "category=stattrak_tm", text("/cs2/category", "CATEGORY_STATTRACK"));
    filter("a8db", "phase[]=phase-1,phase[]=phase-2", text("/cs2/phase", "phase-1", "phase-2"));
    filter(
        "a8db",
        "phase=phase-1,not_exterior=minimal wear",
        text("/cs2/phase", "phase-1").and(text("/cs2/exterior", "EXTERIOR_MINIMAL_WEAR").negate()));
    filter(
        "a8db",
        "floatPart[]=FN-0,floatPart[]=MW-4",
        text("/cs2/floatPart", "FLOAT_PART_FN_0", "FLOAT_PART_MW_4"));
    filter(
        "a8db",
        "sticker=sticker | crow",
        item -> item.at("/attributes/cs2/stickers").toString().contains("Sticker | Crow\""));
    filter("a8db", "charmExists=true", item -> !item.at("/attributes/cs2/charms").isEmpty());
    filter(
        "a8db",
        "fadePercentFrom=85,fadePercentTo=95",
        item -> {
          double fade = Double.parseDouble(item.at("/attributes/cs2/fadePercent").asString("-1"));
          return fade >= 85 && fade <= 95;
        });
    assertThat(caller.get(OFFERS + "a8db&treeFilters=fadePercentFrom%3Dmuch").status())
        .isEqualTo(400);
  }

  @Test
  void anOrderOfTheWholeGameIsTheSamePageByPage() {
    for (String order : List.of("price", "title", "float", "createdAt")) {
      for (String direction : List.of("asc", "desc")) {
        String query = "&orderBy=" + order + "&orderDir=" + direction;
        List<JsonNode> items = pages("tf2", query);
        assertThat(items).extracting(i -> i.path("offerId").asString()).doesNotHaveDuplicates();
        assertThat(items).hasSameSizeAs(everything("tf2"));
        List<String> ranks = items.stream().map(i -> rank(order, i)).toList();
        for (int i = 1; i < ranks.size(); i++) {
          int step = ranks.get(i - 1).compareTo(ranks.get(i));
          assertThat(direction.equals("asc") ? step : -step).as(query).isNotPositive();
        }
      }
    }
  }

  /// Only CS2 trades are protected, and protected proceeds buy CS2 only.
  @Test
  void otherGamesSettleAtOnceAndProtectedMoneyBuysCs2Only() {
    buyAndSell("rust", 100, 400);
    assertThat(closed()).containsExactly("successful");
    assertThat(money("usdTradeProtected")).isZero();

    buyAndSell("a8db", money("usd") * 3 / 4, money("usd"));
    assertThat(closed()).containsExactly("trade_protected", "successful");
    long usable = money("usd");
    long kept = money("usdTradeProtected");
    assertThat(kept).isGreaterThan(usable);

    for (String game : List.of("9a92", "tf2", "rust")) {
      JsonNode offer = offer(game, usable + 1, usable + kept);
      assertThat(buy(offer).at("/dmOffersFailReason/code").asString())
          .isEqualTo("BalanceInsufficientFunds");
    }
    JsonNode offer = offer("a8db", usable + 1, usable + kept);
    assertThat(buy(offer).path("status").asString()).isEqualTo("TxSuccess");
    assertThat(money("usd") + money("usdTradeProtected")).isEqualTo(usable + kept - price(offer));
  }

  @Test
  void aPurchaseOfSeveralGamesThatFailsTakesNoMoney() {
    buyAndSell("a8db", 3_000, 4_000);
    long usable = money("usd");
    long kept = money("usdTradeProtected");
    JsonNode rust = offer("rust", usable + 1, usable + kept / 2);
    JsonNode cs2 = offer("a8db", usable + 1, usable + kept - price(rust));
    Books before = Books.of(caller);
    for (String order : List.of("usable-first", "protected-first")) {
      caller.behave("money-order", order);
      failsWithoutCover(rust, cs2);
      failsWithoutCover(cs2, rust);
    }
    caller.behave("protected-money", "locked");
    failsWithoutCover(cs2, offer("a8db", 100, usable));
    assertThat(Books.of(caller)).isEqualTo(before);
  }

  @Test
  void aPurchaseOfSeveralGamesLeavesUsableMoneyForWhatOnlyItCanBuy() {
    buyAndSell("a8db", 3_000, 4_000);
    for (String order : List.of("protected-first", "usable-first")) {
      caller.behave("money-order", order);
      long usable = money("usd");
      long kept = money("usdTradeProtected");
      JsonNode rust = offer("rust", usable / 4, usable / 2);
      JsonNode cs2 = offer("a8db", usable + 1, usable + kept / 2);
      assertThat(buyTogether(cs2, rust).path("status").asString()).isEqualTo("TxSuccess");
      assertThat(money("usd") + money("usdTradeProtected"))
          .isEqualTo(usable + kept - price(cs2) - price(rust));
      assertThat(Books.of(caller).rows())
          .containsEntry("asset." + cs2.at("/attributes/id").asString(), "held")
          .containsEntry("asset." + rust.at("/attributes/id").asString(), "held");
    }
  }

  private void failsWithoutCover(JsonNode first, JsonNode second) {
    JsonNode answer = buyTogether(first, second);
    assertThat(answer.path("status").asString()).isEqualTo("TxFailed");
    assertThat(answer.at("/dmOffersFailReason/code").asString())
        .isEqualTo("BalanceInsufficientFunds");
  }

  private JsonNode buyTogether(JsonNode... offers) {
    String wishes =
        Stream.of(offers)
            .map(offer ->
                "{\"offerId\":\"%s\",\"price\":{\"amount\":\"%d\",\"currency\":\"USD\"}}"
                    .formatted(offer.path("offerId").asString(), price(offer)))
            .collect(Collectors.joining(","));
    return caller.send("PATCH", "/exchange/v1/offers-buy", "{\"offers\":[" + wishes + "]}").json();
  }

  private void buyAndSell(String game, long from, long to) {
    JsonNode offer = offer(game, from, to);
    assertThat(buy(offer).path("status").asString()).isEqualTo("TxSuccess");
    caller.list(offer.at("/attributes/id").asString(), price(offer) * 9 / 10);
    int before = closed().size();
    for (int hour = 0; hour < 48 && closed().size() == before; hour++) {
      advance(Duration.ofHours(1));
    }
  }

  private JsonNode offer(String game, long from, long to) {
    String query = "&orderBy=price&treeFilters=type%3Ddmarket&priceFrom=" + from + "&priceTo=" + to;
    JsonNode offer = caller.get(OFFERS + game + query).json().at("/items/0");
    assertThat(offer.isMissingNode()).as("an offer of %s%s", game, query).isFalse();
    return offer;
  }

  private JsonNode buy(JsonNode offer) {
    return caller.buy(offer).json();
  }

  private static long price(JsonNode offer) {
    return Long.parseLong(offer.path("priceCents").asString());
  }

  private List<String> closed() {
    List<String> statuses = new ArrayList<>();
    caller
        .get("/marketplace-api/v1/user-offers/closed")
        .json()
        .path("Trades")
        .forEach(trade -> statuses.add(trade.path("Status").asString()));
    return statuses;
  }

  private long money(String part) {
    return Long.parseLong(caller.get("/account/v1/balance").json().path(part).asString());
  }

  private void filter(String game, String filters, Predicate<JsonNode> fits) {
    List<JsonNode> everything = everything(game);
    List<JsonNode> wanted = everything.stream().filter(fits).toList();
    assertThat(wanted).as(filters).isNotEmpty().hasSizeLessThan(everything.size());
    assertThat(all(game, filters)).as(filters).isEqualTo(wanted);
  }

  private static Predicate<JsonNode> text(String path, String... values) {
    return item -> List.of(values).contains(item.at("/attributes" + path).asString());
  }

  private static Predicate<JsonNode> prefix(String path) {
    return item -> item.at("/attributes/categoryPath").asString().startsWith(path);
  }

  /// Every row of the game, read once: the market of this test stands still.
  private List<JsonNode> everything(String game) {
    return whole.computeIfAbsent(game, g -> all(g, ""));
  }

  private List<JsonNode> all(String game, String filters) {
    return pages(game, filters.isEmpty() ? "" : "&treeFilters=" + encoded(filters));
  }

  private List<JsonNode> pages(String game, String query) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    JsonNode page;
    do {
      page = caller.get(OFFERS + game + query + "&cursor=" + encoded(cursor)).json();
      page.path("items").forEach(items::add);
      cursor = page.path("cursor").asString();
    } while (!cursor.isEmpty());
    assertThat(page.path("total").asString()).isEqualTo(Integer.toString(items.size()));
    return items;
  }

  private static String rank(String order, JsonNode item) {
    return switch (order) {
      case "price" -> "%012d".formatted(price(item));
      case "title" -> item.at("/attributes/title").asString();
      case "float" -> item.at("/attributes/tf2/float").asString();
      default -> item.path("createdAt").asString();
    };
  }

  private static String encoded(String text) {
    return MarketReadsTest.encoded(text);
  }
}
