package io.floatwise.sandbox.http;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.Funds;
import io.floatwise.core.sim.Holding;
import io.floatwise.core.sim.OpenOffer;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.exchange.Marketplace;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.exchange.SteamItem;
import io.floatwise.sandbox.wire.Facets;
import io.floatwise.sandbox.wire.Games;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Moments;
import io.floatwise.sandbox.wire.Page;
import io.floatwise.sandbox.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What an account has: money, profile, inventory, offers that stand.
final class AccountOperations {
  private static final Set<String> INVENTORY_ORDERS =
      Set.of("price", "title", "float", "createdAt", "updatedAt");
  private static final Set<String> OFFER_ORDERS = Set.of("price", "title", "float", "createdAt");

  private final SharedExchange exchange;

  AccountOperations(SharedExchange exchange) {
    this.exchange = exchange;
  }

  Reply balance(Call call) {
    Funds funds = exchange.read(sim -> sim.funds(call.account()));
    return Reply.json(
        200,
        Json.object(out ->
            out.putInt64("usd", funds.usable().minor())
                .putInt64("usdAvailableToWithdraw", funds.withdrawable().minor())
                .putInt64("dmc", 0)
                .putInt64("dmcAvailableToWithdraw", 0)
                .putInt64("usdTradeProtected", funds.tradeProtected().minor())));
  }

  /// The profile: every required field, and nothing that a sandbox does not have.
  Reply user(Call call) {
    String name = call.account().value();
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    int targetsLimit = exchange.rules().orders().targetsLimit();
    return Reply.json(
        200,
        Json.object(out -> {
          for (String absent : List.of("email", "imageUrl", "countryCode", "countryCodeFromIP")) {
            out.put(absent, "");
          }
          out.put("id", id.toString())
              .put("username", name)
              .put("publicKey", call.publicKey())
              .put("ga_client_id", "")
              .put("level", 1)
              .put("regType", "user")
              .put("isEmailVerified", true)
              .put("isPasswordSet", true)
              .put("migrated", true)
              .put("hasActiveSubscriptions", false)
              .put("hasHistoryEvents", false)
              .putObject("agreementsInfo", o -> o.put("isConfirmed", true).put("updated", 0))
              .putRows(
                  "features",
                  List.of("P2P", "P2PToggleVisible", "P2POnboardingSeen"),
                  (feature, word) -> feature.put("name", word).put("enabled", false))
              .putStrings("restrictions", List.of())
              .putRows(
                  "linkedGames",
                  List.of(Game.values()),
                  (game, each) ->
                      game.put("gameId", Games.id(each))
                          .put("gameUserId", "76561190000000000")
                          .put("username", name))
              .putObject("settings", o -> settings(o, targetsLimit))
              .putObject("steamAccount", AccountOperations::steam)
              .putObject(
                  "twitchAccount", o -> o.put("icon", "").put("userId", "").put("username", ""));
        }));
  }

  private static void settings(Json out, int targetsLimit) {
    out.put("enabledDeviceConfirmation", false)
        .put("isSubscribedToNewsletters", false)
        .put("targetsLimit", targetsLimit)
        .put("tradingApiToken", "");
  }

  private static void steam(Json out) {
    out.put("apiKey", "")
        .put("apiKeyStatus", "Verified")
        .put("icon", "")
        .put("isProfilePrivate", false)
        .put("level", 1)
        .put("steamId", "76561190000000000")
        .put("tradeUrl", "")
        .put("username", "");
  }

  /// A held asset and what its title is offered for; still in Steam unless `inMarket`.
  private record Held(AssetRow asset, Instant since, boolean inMarket, Optional<Money> suggested) {}

  Reply inventory(Call call) {
    ListQuery query = ListQuery.of(call.query(), INVENTORY_ORDERS, exchange.behaviours());
    List<Held> rows = exchange.look(all -> held(all, call, query));
    Page<Held> page =
        Page.of(
            rows,
            row ->
                OfferRows.place(
                    query.orderBy(),
                    row.asset().item(),
                    row.suggested().orElse(Money.ZERO_USD),
                    row.since(),
                    row.asset().item().id().value()),
            query.orderBy().isEmpty() || query.descending(),
            query.limit(),
            query.cursor());
    return Reply.json(
        200,
        Json.object(out -> {
          out.putRows("items", page.rows(), AccountOperations::write);
          out.putInt64("total", page.total()).put("cursor", page.cursor());
        }));
  }

  private static List<Held> held(Marketplace all, Call call, ListQuery query) {
    SimExchange sim = all.sim();
    Map<Title, Optional<Money>> suggested = new HashMap<>();
    List<Held> rows = new ArrayList<>();
    for (Held row : assets(all, call)) {
      Title title = row.asset().item().title();
      if (title.game() == query.game()
          && query.wantsTitle(title.name())
          && query
              .filters()
              .matches(row.asset().facets().with("inMarket", Boolean.toString(row.inMarket())))) {
        Optional<Money> price =
            suggested.computeIfAbsent(title, t -> sim.quote(t).flatMap(Quote::bestOffer));
        rows.add(new Held(row.asset(), row.since(), row.inMarket(), price));
      }
    }
    return rows;
  }

  /// Everything the account has, not yet priced.
  private static List<Held> assets(Marketplace all, Call call) {
    SimExchange sim = all.sim();
    List<Held> rows = new ArrayList<>();
    for (Holding holding : sim.inventory(call.account())) {
      AssetRow asset =
          new AssetRow(holding.item(), Custody.VENUE, holding.unlocksAt(), sim.now(), "default");
      rows.add(new Held(asset, holding.since(), true, Optional.empty()));
    }
    if (all.behaviours().is(Behaviour.INVENTORY_OFFERS, "shown")) {
      for (OpenOffer offer : sim.openOffers(call.account())) {
        AssetRow asset =
            new AssetRow(offer.item(), Custody.VENUE, offer.unlocksAt(), sim.now(), "active");
        rows.add(new Held(asset, offer.createdAt(), true, Optional.empty()));
      }
    }
    for (SteamItem steam : all.steam().items(call.account())) {
      Item item = new Item(new AssetId(steam.id()), steam.title(), steam.attributes());
      AssetRow asset = new AssetRow(item, Custody.SELLER, Optional.empty(), sim.now(), "default");
      rows.add(new Held(asset, steam.since(), false, Optional.empty()));
    }
    return rows;
  }

  private static void write(Json out, Held row) {
    String since = Moments.iso(row.since());
    out.putObject(
            "attributes",
            attributes -> {
              row.asset().write(attributes);
              if (!row.inMarket()) {
                attributes.put("inGameAssetId", row.asset().item().id().value());
              }
            })
        .putObject("suggestedPrice", money -> dollars(money, row.suggested()))
        .putObject("offerRecommendedPrice", money -> dollars(money, row.suggested()))
        .put("createdAt", since)
        .put("updatedAt", since)
        .put("inMarket", row.inMarket());
  }

  private static void dollars(Json out, Optional<Money> amount) {
    out.put("currency", "USD").put("amount", amount.map(Money::toDecimal).orElse(""));
  }

  /// An offer of the account and its asset.
  private record Listed(OpenOffer offer, AssetRow asset) {}

  Reply offers(Call call) {
    ListQuery query = ListQuery.of(call.query(), OFFER_ORDERS, exchange.behaviours());
    List<Listed> rows = exchange.read(sim -> listed(sim, call, query));
    Page<Listed> page =
        Page.of(
            rows,
            row ->
                OfferRows.place(
                    query.orderBy(),
                    row.offer().item(),
                    row.offer().price(),
                    row.offer().createdAt(),
                    row.offer().id().value()),
            query.orderBy().isEmpty() || query.descending(),
            query.limit(),
            query.cursor());
    return Reply.json(
        200,
        Json.object(out -> {
          out.putRows("items", page.rows(), AccountOperations::write);
          out.putInt64("total", page.total()).put("cursor", page.cursor());
        }));
  }

  private static List<Listed> listed(SimExchange sim, Call call, ListQuery query) {
    List<Listed> rows = new ArrayList<>();
    for (OpenOffer offer : sim.openOffers(call.account())) {
      Title title = offer.item().title();
      AssetRow asset =
          new AssetRow(offer.item(), Custody.VENUE, offer.unlocksAt(), sim.now(), "active");
      Facets facets = asset.facets().with("priceCents", Long.toString(offer.price().minor()));
      if (title.game() == query.game()
          && query.wantsTitle(title.name())
          && query.filters().matches(facets)) {
        rows.add(new Listed(offer, asset));
      }
    }
    return rows;
  }

  private static void write(Json out, Listed row) {
    out.put("offerId", row.offer().id().value())
        .putInt64("priceCents", row.offer().price().minor())
        .put("createdAt", Moments.iso(row.offer().createdAt()))
        .put("locked", false)
        .putObject("attributes", row.asset()::write);
  }
}
