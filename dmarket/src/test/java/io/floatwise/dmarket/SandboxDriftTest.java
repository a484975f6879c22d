package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.drift.Difference;
import io.floatwise.dmarket.drift.DriftWatch;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.ClosedQuery;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.request.SalesQuery;
import io.floatwise.dmarket.wire.BatchAnswer;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.DepositStatusRow;
import io.floatwise.dmarket.wire.Dollars;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.dmarket.wire.TargetResult;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.MarketChoice;
import io.floatwise.sandbox.MarketSize;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A sandbox that nobody has changed: after trade in all four games, with something in every list
/// of every answer, the watch over the shapes finds nothing.
class SandboxDriftTest {

  private static final String NOBODY = "c3d4e5f6-a7b8-4012-8def-345678901234";
  private static final Duration WINDOW = Duration.ofMinutes(16);
  private static final Duration SOON = Duration.ofHours(2);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path dir;

  private final Map<Operation, Set<String>> met = new EnumMap<>(Operation.class);
  private final Set<Difference> drift = new LinkedHashSet<>();

  @Test
  @Proves(value = "P5.3.3.5", breaks = DriftWatch.class)
  void anUnchangedSandboxReportsNoDriftInAnyField() throws Exception {
    SandboxConfig config =
        SandboxConfig.of(dir, MarketChoice.seeded(7, MarketSize.FULL), ClockSpeed.UNPACED)
            .withOpeningBalance(Money.usd(1_000_000))
            .withRateLimits(false);
    try (SandboxServer server = SandboxServer.start(config)) {
      for (Game game : Game.values()) {
        met.clear();
        trade(server, game);
        assertThat(drift).as("%s", game).isEmpty();
        assertThat(missed(game)).as("%s", game).isEmpty();
      }
    }
  }

  /// Fields of the baseline that no answer had.
  private Set<String> missed(Game game) throws Exception {
    Set<String> missed = new TreeSet<>();
    for (String field : baseline()) {
      String[] parts = field.split(" ", 2);
      Set<String> fields = met.getOrDefault(Operation.valueOf(parts[0]), Set.of());
      boolean elsewhere = field.contains(".cs2") && game != Game.CS2;
      if (!fields.contains(parts[1]) && !elsewhere) {
        missed.add(field);
      }
    }
    return missed;
  }

  /// Every field as `OPERATION path`.
  private static Set<String> baseline() throws Exception {
    Set<String> fields = new TreeSet<>();
    try (InputStream in = DriftWatch.class.getResourceAsStream("baseline.txt")) {
      String operation = "";
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("[")) {
          operation = line.substring(1, line.length() - 1);
        } else if (line.contains(": ") && !line.startsWith("#")) {
          fields.add(operation + " " + line.substring(0, line.indexOf(": ")).replace("?", ""));
        }
      }
    }
    assertThat(fields).hasSizeGreaterThan(200);
    return fields;
  }

  private void trade(SandboxServer server, Game game) throws Exception {
    ask(server, DMarket::profile);
    ask(server, DMarket::balance);
    ask(server, d -> d.syncInventory(game));
    ask(server, d -> d.customizedFees(game, OfferType.DMARKET, 100, 0));
    behave(server, "blocked-titles", "3");
    ask(server, d -> d.undocumented().depositBlockedTitles(game, 10, Optional.empty()));
    behave(server, "blocked-titles", "0");

    List<OfferRow> market = market(server, game);
    OfferRow first = market.get(0);
    OfferRow second = market.get(market.size() / 2);
    buy(server, first.offerId(), first.priceCents());
    buy(server, second.offerId(), second.priceCents());
    buy(server, NOBODY, second.priceCents());
    ask(server, d -> d.userInventory(ItemQuery.of(game)));
    sell(server, game, first, second);
    target(server, game, second);
    move(server, game, second);
    look(server, game, new Title(game, second.attributes().title().orElseThrow()));
  }

  private List<OfferRow> market(SandboxServer server, Game game) throws Exception {
    List<OfferRow> rows =
        ask(
                server,
                d ->
                    d.offers(
                        ItemQuery.of(game)
                            .priced(Money.usd(200), Money.usd(5_000))
                            .ordered("price", "asc")
                            .withLimit(100)))
            .rows();
    return rows.stream().filter(row -> row.attributes().botId().isPresent()).toList();
  }

  private void buy(SandboxServer server, String offer, Cents price) throws Exception {
    ask(server, d -> d.buyOffers(List.of(new Bodies.Purchase(offer, price, OfferType.DMARKET))));
  }

  /// One offer that the crowd takes, one that is changed and taken down; each batch with a row that
  /// is refused.
  private void sell(SandboxServer server, Game game, OfferRow cheap, OfferRow dear)
      throws Exception {
    String asset = dear.attributes().id().orElseThrow();
    BatchAnswer created =
        ask(
            server,
            d ->
                d.createOffers(
                    List.of(
                        new Bodies.NewOffer(cheap.attributes().id().orElseThrow(), new Cents(1)),
                        new Bodies.NewOffer(asset, new Cents(900_000)),
                        new Bodies.NewOffer(NOBODY, new Cents(900_000)))));
    assertThat(created.offers()).hasSize(2);
    ask(server, d -> d.userOffers(ItemQuery.of(game)));
    await(server, WINDOW);
    String dearOffer = created.offers().get(1).id();
    BatchAnswer updated =
        ask(
            server,
            d ->
                d.updateOffers(
                    List.of(
                        new Bodies.OfferChange(dearOffer, new Cents(910_000)),
                        new Bodies.OfferChange(NOBODY, new Cents(910_000)))));
    await(server, WINDOW);
    ask(server, d -> d.deleteOffers(List.of(updated.offers().getFirst().id(), NOBODY)));
    await(server, SOON);
    assertThat(ask(server, d -> d.closedOffers(ClosedQuery.since(Instant.EPOCH))).rows())
        .isNotEmpty();
  }

  /// One target that is filled, one that stays and is taken down; each batch with a row that is
  /// refused.
  private void target(SandboxServer server, Game game, OfferRow like) throws Exception {
    String title = like.attributes().title().orElseThrow();
    Dollars high = Dollars.of(Money.usd(3 * like.priceCents().value()));
    List<TargetResult> placed =
        ask(
            server,
            d ->
                d.createTargets(
                    game,
                    List.of(
                        Bodies.NewTarget.of(title, 1, high),
                        Bodies.NewTarget.of(title, 1, Dollars.of(Money.usd(2))),
                        Bodies.NewTarget.of("nothing", 1, Dollars.of(Money.usd(2))))));
    ask(server, d -> d.userTargets(ItemQuery.of(game)));
    await(server, SOON);
    assertThat(ask(server, d -> d.closedTargets(ClosedQuery.since(Instant.EPOCH))).rows())
        .isNotEmpty();
    ask(server, d -> d.deleteTargets(List.of(placed.get(1).targetId().orElseThrow(), NOBODY)));
  }

  private void move(SandboxServer server, Game game, OfferRow like) throws Exception {
    JsonNode steam =
        admin(
            server,
            "steam",
            "{\"key\":\"%s\",\"title\":\"%s\"}"
                .formatted(server.publicKey(), like.attributes().title().orElseThrow()));
    String composite = steam.path("inGameAssetId").asString();
    ask(server, d -> d.userInventory(ItemQuery.of(game)));
    String deposit = ask(server, d -> d.depositAssets(List.of(composite)));
    ask(server, d -> d.depositStatus(deposit));
    await(server, Duration.ofMinutes(2));
    DepositStatusRow arrived = ask(server, d -> d.depositStatus(deposit));
    String asset = arrived.assets().getFirst().assetId();
    String transfer =
        ask(
            server,
            d ->
                d.withdrawAssets(
                    List.of(new Bodies.Withdrawal(asset, game, "188532885")), UUID.randomUUID()));
    ask(server, d -> d.undocumented().withdrawStatus(transfer));
  }

  private void look(SandboxServer server, Game game, Title title) throws Exception {
    List<String> names = List.of(title.name());
    ask(server, d -> d.aggregatedPrices(game, names, 10, Optional.empty()));
    ask(server, d -> d.targetsByTitle(title));
    ask(server, d -> d.lastSales(SalesQuery.of(title, 20)));
    Instant end = server.marketNow().plus(DAY);
    ask(server, d -> d.undocumented().history(Instant.EPOCH, end, 100, 0));
    ask(server, d -> d.undocumented().timeLimits(title));
  }

  /// Calls with a client of its own, which looks at the shape of its first answer.
  private <T> T ask(SandboxServer server, Function<DMarket, Reply<T>> call) {
    try (DMarket dmarket =
        DMarket.open(
            DMarketConfig.DEFAULT.withBaseUrl(server.baseUrl().toString()),
            new RequestSigner(ApiKey.of(server.publicKey(), server.secretKey())))) {
      Reply<T> reply = call.apply(dmarket);
      drift.addAll(dmarket.metrics().drift());
      dmarket
          .metrics()
          .compared()
          .forEach((operation, fields) ->
              met.computeIfAbsent(operation, _ -> new TreeSet<>()).addAll(fields));
      if (reply instanceof Reply.Ok<T> ok) {
        return ok.value();
      }
      throw new AssertionError("expected an answer, found " + reply);
    }
  }

  private static void await(SandboxServer server, Duration time) throws Exception {
    admin(server, "clock/await", "{\"until\":\"" + server.marketNow().plus(time) + "\"}");
  }

  private static void behave(SandboxServer server, String name, String value) throws Exception {
    admin(server, "behaviour", "{\"name\":\"%s\",\"value\":\"%s\"}".formatted(name, value));
  }

  private static JsonNode admin(SandboxServer server, String control, String body)
      throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sandbox/" + control))
                  .header("X-Sandbox-Admin", server.adminToken())
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return new ObjectMapper().readTree(answer.body());
    }
  }
}
