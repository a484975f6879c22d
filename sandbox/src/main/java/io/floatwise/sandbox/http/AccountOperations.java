package io.floatwise.sandbox.http;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.Funds;
import io.floatwise.core.sim.Holding;
import io.floatwise.core.sim.OpenOffer;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.wire.Facets;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Moments;
import io.floatwise.sandbox.wire.Page;
import io.floatwise.sandbox.wire.Reply;
import java.nio.charset.StandardCharsets;
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
    int targetsLimit = exchange.recipe().rules().targetsLimit();
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
              .put("level", "sandbox")
              .put("regType", "user")
              .put("isEmailVerified", true)
              .put("isPasswordSet", true)
              .put("migrated", true)
              .put("hasActiveSubscriptions", false)
              .put("hasHistoryEvents", false)
              .putObject("agreementsInfo", o -> o.put("isConfirmed", true).put("updated", 0))
              .putStrings("features", List.of())
              .putStrings("restrictions", List.of())
              .putStrings("linkedGames", List.of())
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
        .put("apiKeyStatus", "New")
        .put("icon", "")
        .put("isProfilePrivate", true)
        .put("level", 0)
        .put("steamId", "")
        .put("tradeUrl", "")
        .put("username", "");
  }

  /// A held asset and what its title is offered for.
  private record Held(Holding holding, AssetRow asset, Optional<Money> suggested) {}

  Reply inventory(Call call) {
    ListQuery query = ListQuery.of(call.query(), INVENTORY_ORDERS);
    List<Held> rows = exchange.read(sim -> held(sim, call, query));
    Page<Held> page =
        Page.of(
            rows,
            row ->
                OfferRows.place(
                    query.orderBy(),
                    row.holding().item(),
                    row.suggested().orElse(Money.ZERO_USD),
                    row.holding().since(),
                    row.holding().item().id().value()),
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

  private static List<Held> held(SimExchange sim, Call call, ListQuery query) {
    Map<Title, Optional<Money>> suggested = new HashMap<>();
    List<Held> rows = new ArrayList<>();
    for (Holding holding : sim.inventory(call.account())) {
      Title title = holding.item().title();
      AssetRow asset =
          new AssetRow(holding.item(), Custody.VENUE, holding.unlocksAt(), sim.now(), "default");
      if (title.game() == query.game() && query.wantsTitle(title.name())) {
        if (query.filters().matches(asset.facets().with("inMarket", "true"))) {
          Optional<Money> price =
              suggested.computeIfAbsent(title, t -> sim.quote(t).flatMap(Quote::bestOffer));
          rows.add(new Held(holding, asset, price));
        }
      }
    }
    return rows;
  }

  private static void write(Json out, Held row) {
    String since = Moments.iso(row.holding().since());
    out.putObject("attributes", row.asset()::write)
        .putObject("suggestedPrice", money -> dollars(money, row.suggested()))
        .putObject("offerRecommendedPrice", money -> dollars(money, row.suggested()))
        .put("createdAt", since)
        .put("updatedAt", since)
        .put("inMarket", true);
  }

  private static void dollars(Json out, Optional<Money> amount) {
    out.put("currency", "USD").put("amount", amount.map(Money::toDecimal).orElse(""));
  }

  /// An offer of the account and its asset.
  private record Listed(OpenOffer offer, AssetRow asset) {}

  Reply offers(Call call) {
    ListQuery query = ListQuery.of(call.query(), OFFER_ORDERS);
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
