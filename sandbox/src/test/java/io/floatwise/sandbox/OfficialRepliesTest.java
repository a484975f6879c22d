package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.sandbox.DmarketCaller.Answer;
import io.floatwise.sandbox.http.Operations;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.testkit.openapi.Deviation;
import io.floatwise.testkit.openapi.OpenApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every answer of every documented operation, in all four games, against DMarket's own description
/// of version 2.0.0.
///
/// Where the marketplace is known to differ from its description, the sandbox differs likewise. The
/// [deviations][Deviation] are these, and the test asks to meet each:
///
/// | deviation | where it shows |
/// |---|---|
/// | `INT64_AS_STRING` | `priceCents` of an offer is a string; recorded |
/// | `ERROR_NULL` | `Error` of a target that was placed is null; inferred |
/// | `LIVE_CODES` | `OfferNotFound` of an offer that is gone; seen live, in no list of codes |
/// | `TARGET_SALES` | a last sale to a target is called `Target`; seen live |
/// | `PROTECTED_BALANCE` | `usdTradeProtected` of the balance; seen live |
/// | `OTHER_GAMES` | targets of other games hold an object named after the game; by analogy |
/// | `ERROR_SHAPES` | the gateway's 401 has `Code` and `Message`; recorded |
/// | `UNDOCUMENTED` | four operations that clients use |
///
/// `NUMBERS_IN_REQUESTS` is a matter of requests.
class OfficialRepliesTest extends SandboxTest {
  private static final List<String> GAMES = List.of("a8db", "9a92", "tf2", "rust");

  /// Arrays that must hold something, for else nothing is compared.
  private static final Set<String> FULL =
      Set.of(
          "items",
          "aggregatedPrices",
          "orders",
          "sales",
          "reducedFees",
          "Trades",
          "AssetID",
          "Assets",
          "Result",
          "offers");

  private final OpenApi official = OpenApi.official();
  private final Map<String, List<String>> departures = new TreeMap<>();
  private final Map<String, Set<Integer>> statuses = new TreeMap<>();
  private final Set<Deviation> met = EnumSet.noneOf(Deviation.class);

  @Override
  SandboxServer open() throws IOException {
    return Sandboxes.startFourGames(dir);
  }

  @Test
  @Proves(
      value = "P5.3.2.1",
      breaks = {Operations.class, Errors.class, Json.class})
  void everyReplyIsAsTheDescriptionSays() {
    for (String game : GAMES) {
      Stock stock = Stock.of(server, caller, game);
      for (PlainCall call : stock.documented()) {
        judge(call, call.by(caller), true);
      }
      for (PlainCall call : stock.undocumented()) {
        judge(call, call.by(caller), true);
      }
      for (PlainCall call : bad(stock)) {
        judge(call, call.by(caller), false);
      }
      for (PlainCall call : stock.documented()) {
        Answer unsigned =
            caller.exchange(caller.builder(call.method(), call.target(), call.body()).build());
        assertThat(unsigned.status()).isEqualTo(401);
        judge(call, unsigned, false);
      }
    }
    assertThat(departures).isEmpty();
    assertThat(statuses.keySet()).containsAll(new TreeSet<>(official.operations()));
    assertThat(new TreeSet<>(statuses.values().stream().flatMap(Set::stream).toList()))
        .containsExactly(200, 400, 401, 404);
    assertThat(met).isEqualTo(EnumSet.complementOf(EnumSet.of(Deviation.NUMBERS_IN_REQUESTS)));
  }

  private void judge(PlainCall call, Answer answer, boolean success) {
    String at = call.method() + " " + call.target() + " " + call.body();
    assertThat(answer.status() == 200 || !success).as("%s: %s", at, answer.body()).isTrue();
    JsonNode json = answer.json();
    String name = official.operation(call.method(), call.target()).orElse("undocumented");
    statuses.computeIfAbsent(name, _ -> new TreeSet<>()).add(answer.status());
    List<String> found =
        new ArrayList<>(
            official.validateReply(call.method(), call.target(), answer.status(), json));
    if (success) {
      json.forEachEntry((field, value) -> {
        if (value.isEmpty() && FULL.contains(field)) {
          found.add(field + " is empty: nothing to compare");
        }
      });
    }
    if (!found.isEmpty()) {
      departures.computeIfAbsent(at, _ -> new ArrayList<>()).addAll(found);
    }
    met.addAll(deviations(name, answer, json));
  }

  private static Set<Deviation> deviations(String name, Answer answer, JsonNode json) {
    Set<Deviation> met = EnumSet.noneOf(Deviation.class);
    if (name.equals("undocumented")) {
      met.add(Deviation.UNDOCUMENTED);
    }
    if (json.at("/items/0/priceCents").isString()) {
      met.add(Deviation.INT64_AS_STRING);
    }
    if (json.at("/Result/0/Error").isNull()) {
      met.add(Deviation.ERROR_NULL);
    }
    if (json.at("/failed/0/code").asString("").equals("OfferNotFound")) {
      met.add(Deviation.LIVE_CODES);
    }
    if (json.path("sales").toString().contains("\"txOperationType\":\"Target\"")) {
      met.add(Deviation.TARGET_SALES);
    }
    if (json.has("usdTradeProtected")) {
      met.add(Deviation.PROTECTED_BALANCE);
    }
    if (name.endsWith("/user/targets") && json.at("/items/0/attributes/rust").isObject()) {
      met.add(Deviation.OTHER_GAMES);
    }
    if (answer.status() == 401 && json.has("Code")) {
      met.add(Deviation.ERROR_SHAPES);
    }
    return met;
  }

  /// Calls that fail: without what is required, with what makes no sense, of what is not there.
  private static List<PlainCall> bad(Stock stock) {
    String none = "00000000-0000-4000-8000-000000000000";
    List<PlainCall> bad = new ArrayList<>();
    for (PlainCall call : stock.documented()) {
      if (call.body().isEmpty()) {
        bad.add(PlainCall.get(call.path()));
      } else {
        for (String body : List.of("{}", "[]", "{")) {
          bad.add(new PlainCall(call.method(), call.target(), body));
        }
        bad.add(
            new PlainCall(
                call.method(),
                call.target(),
                call.body().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", none)));
        bad.add(
            new PlainCall(
                call.method(),
                call.target(),
                call.body()
                    .replaceAll("(Amount|amount|priceCents)\":\"?[0-9.]+\"?", "$1\":\"-1\"")));
      }
    }
    String list = "?gameId=" + stock.game();
    bad.add(PlainCall.get("/marketplace-api/v2/offers" + list + "&limit=101"));
    bad.add(PlainCall.get("/marketplace-api/v2/user/offers" + list + "&limit=1&orderBy=x"));
    bad.add(PlainCall.get("/marketplace-api/v2/user/inventory" + list + "&limit=1&cursor=x"));
    bad.add(PlainCall.get("/marketplace-api/v2/user/targets" + list + "&limit=1&orderDir=x"));
    bad.add(PlainCall.get("/marketplace-api/v1/user-offers/closed?OrderDir=x"));
    bad.add(PlainCall.get("/marketplace-api/v1/user-targets/closed?Status=x"));
    bad.add(PlainCall.get("/marketplace-api/v1/deposit-status/none"));
    bad.add(PlainCall.get("/marketplace-api/v1/targets-by-title/none/x"));
    bad.add(PlainCall.get("/marketplace-api/v1/targets-by-title/" + stock.game() + "/%20"));
    bad.add(PlainCall.get("/trade-aggregator/v1/last-sales" + list + "&title=%20"));
    bad.add(PlainCall.get("/exchange/v1/customized-fees" + list + "&offerType=x"));
    return bad;
  }
}
