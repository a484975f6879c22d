package io.floatwise.contracts;

import static io.floatwise.contracts.Replies.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.request.TreeFilters;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.Dollars;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A running sandbox and how to bring it into each state: as an account through its HTTP API, and
/// through its controls. Each state begins with a new account. For one thread.
final class Stage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration WINDOW = Duration.ofMinutes(16);
  private static final long PRICE = 4999;

  private final SandboxServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<DMarket> open = new ArrayList<>();
  private ApiKey key = Contract.STRANGER;

  Stage(Path dir) throws IOException {
    server = SandboxServer.start(SandboxConfig.seeded(dir, 7, ClockSpeed.UNPACED));
    behave("rate-limits", "off");
  }

  URI baseUrl() {
    return server.baseUrl();
  }

  /// The account that the state was made for.
  ApiKey key() {
    return key;
  }

  /// Brings the sandbox into `state`; the values are what only now has a name.
  Map<String, String> prepare(State state) {
    DMarket account = enter();
    return switch (state) {
      case ACCOUNT -> Map.of();
      case STRANGER -> {
        key = Contract.STRANGER;
        yield Map.of();
      }
      case DEMAND -> {
        place(enter(), Money.usd(10));
        yield Map.of();
      }
      case STEAM_ITEM -> Map.of("steamAssetId", steamItem());
      case ITEM -> Map.of("assetId", buy(account));
      case UNLOCKED_ITEM -> Map.of("assetId", unlocked(account));
      case OFFER_OF_ANOTHER -> {
        ApiKey buyer = key;
        DMarket seller = enter();
        String offer = list(seller, buy(seller));
        key = buyer;
        yield Map.of("offerId", offer);
      }
      case OWN_OFFER -> {
        String offer = list(account, buy(account));
        advance(WINDOW);
        yield Map.of("offerId", offer);
      }
      case FRESH_OFFER -> Map.of("offerId", list(account, buy(account)));
      case SOLD_OFFER -> {
        ApiKey seller = key;
        String offer = list(account, buy(account));
        bought(enter(), offer, PRICE);
        key = seller;
        yield Map.of();
      }
      case OWN_TARGET -> Map.of("targetId", place(account, Money.usd(10)));
      case FILLED_TARGET -> {
        place(account, Money.usd(cheapest(account, Samples.REDLINE.name()).priceCents().value()));
        advance(WINDOW);
        yield Map.of();
      }
      case DEPOSIT -> Map.of("depositId", deposited(account));
      case WITHDRAWAL -> Map.of("transferId", withdrawn(account, unlocked(account)));
      case BLOCKED_TITLE -> {
        behave("blocked-titles", "1");
        yield Map.of();
      }
    };
  }

  /// A new account, which acts from now on.
  private DMarket enter() {
    behave("blocked-titles", "0");
    JsonNode keys = control("POST", "accounts", "{}");
    key = ApiKey.of(keys.path("publicKey").asString(), keys.path("secretKey").asString());
    DMarket account = Contract.open(baseUrl().toString(), key);
    open.add(account);
    return account;
  }

  private static OfferRow cheapest(DMarket account, String title) {
    return value(
            account.offers(
                ItemQuery.of(Game.CS2)
                    .withTitle(title)
                    .withFilters(TreeFilters.NONE.is("type", "dmarket"))
                    .ordered("price", "asc")
                    .withLimit(1)))
        .rows()
        .getFirst();
  }

  /// Buys something cheap and says which asset it is.
  private static String buy(DMarket account) {
    OfferRow offer = cheapest(account, Samples.REDLINE.name());
    bought(account, offer.offerId(), offer.priceCents().value());
    return offer.attributes().id().orElseThrow();
  }

  private static void bought(DMarket account, String offer, long cents) {
    var purchase = new Bodies.Purchase(offer, new Cents(cents), OfferType.DMARKET);
    assertThat(value(account.buyOffers(List.of(purchase))).status()).isEqualTo("TxSuccess");
  }

  private static String list(DMarket account, String asset) {
    return value(account.createOffers(List.of(new Bodies.NewOffer(asset, new Cents(PRICE)))))
        .offers()
        .getFirst()
        .id();
  }

  private static String place(DMarket account, Money price) {
    var target = Bodies.NewTarget.of(Samples.REDLINE.name(), 1, Dollars.of(price));
    return value(account.createTargets(Game.CS2, List.of(target)))
        .getFirst()
        .targetId()
        .orElseThrow();
  }

  private String steamItem() {
    return control(
            "POST",
            "steam",
            "{\"key\":\"%s\",\"title\":\"%s\",\"float\":\"0.25\",\"paintSeed\":7}"
                .formatted(key.publicHex(), Samples.REDLINE.name()))
        .path("inGameAssetId")
        .asString();
  }

  private String deposited(DMarket account) {
    String deposit = value(account.depositAssets(List.of(steamItem())));
    advance(Duration.ofMinutes(2));
    return deposit;
  }

  /// An asset that came from Steam and is not locked.
  private String unlocked(DMarket account) {
    return value(account.depositStatus(deposited(account))).assets().getFirst().assetId();
  }

  private static String withdrawn(DMarket account, String asset) {
    return value(
        account.withdrawAssets(
            List.of(new Bodies.Withdrawal(asset, Game.CS2, "188532885")), new UUID(3, 4)));
  }

  private void advance(Duration by) {
    Instant now = Instant.parse(control("GET", "info", "").path("now").asString());
    control("POST", "clock/await", "{\"until\":\"" + now.plus(by) + "\"}");
  }

  /// Switches a behaviour of the sandbox.
  void behave(String name, String set) {
    control("POST", "behaviour", "{\"name\":\"%s\",\"value\":\"%s\"}".formatted(name, set));
  }

  private JsonNode control(String method, String what, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl() + "/sandbox/" + what))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("X-Sandbox-Admin", server.adminToken())
            .build();
    var response = http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    assertThat(response.statusCode()).as("%s: %s", what, response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  @Override
  public void close() throws IOException {
    open.forEach(DMarket::close);
    http.close();
    server.close();
  }
}
