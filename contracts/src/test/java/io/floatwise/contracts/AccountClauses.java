package io.floatwise.contracts;

import static io.floatwise.contracts.Replies.onlyRow;
import static io.floatwise.contracts.Replies.value;
import static io.floatwise.contracts.Samples.REDLINE;
import static io.floatwise.contracts.Shape.decimalText;
import static io.floatwise.contracts.Shape.dollarText;
import static io.floatwise.contracts.Shape.dollars;
import static io.floatwise.contracts.Shape.exactly;
import static io.floatwise.contracts.Shape.int64;
import static io.floatwise.contracts.Shape.time;
import static io.floatwise.contracts.Shape.uuid;
import static io.floatwise.contracts.Shape.word;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import io.floatwise.core.item.Game;
import io.floatwise.dmarket.request.ClosedQuery;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.wire.BalanceRow;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.ClosedOfferRow;
import io.floatwise.dmarket.wire.ClosedTargetRow;
import io.floatwise.dmarket.wire.Dollars;
import io.floatwise.dmarket.wire.HistoryRow;
import io.floatwise.dmarket.wire.InventoryRow;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.dmarket.wire.ProfileRow;
import io.floatwise.dmarket.wire.TargetRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What an account reads of its own.
final class AccountClauses {
  private static final String STATES = "successful|reverted|trade_protected";
  private static final Instant CLOSED = Instant.ofEpochSecond(1_790_000_200);
  private static final Instant FINAL = Instant.ofEpochSecond(1_790_604_800);

  static final List<Clause> ALL =
      List.of(
          profile(),
          balance(),
          inventory("what lies in Steam", State.STEAM_ITEM, AccountClauses::steamItem, false),
          inventory("what the venue holds", State.ITEM, AccountClauses::heldItem, true),
          offers(),
          closedOffers(),
          targets(),
          closedTargets(),
          history());

  private AccountClauses() {}

  private static Clause profile() {
    return Clause.of("the profile", State.ACCOUNT, "GET", "/account/v1/user")
        .answered(AccountClauses::user)
        .read(dmarket ->
            assertThat(value(dmarket.profile()))
                .isEqualTo(
                    new ProfileRow(
                        "4f1b2f6e-0000-4000-8000-000000000001",
                        Optional.of(500),
                        List.of("a8db"),
                        List.of())));
  }

  private static void user(LambdaDslJsonBody user) {
    uuid(user, "id", "4f1b2f6e-0000-4000-8000-000000000001");
    List.of("username", "email", "imageUrl", "countryCode", "countryCodeFromIP", "ga_client_id")
        .forEach(name -> user.stringType(name, ""));
    user.integerType("level", 3);
    word(user, "publicKey", "[0-9a-f]{64}", "0".repeat(64));
    word(user, "regType", "steam|user", "steam");
    user.booleanType(
        "isEmailVerified",
        "isPasswordSet",
        "migrated",
        "hasActiveSubscriptions",
        "hasHistoryEvents");
    user.object("agreementsInfo", info -> info.booleanType("isConfirmed", true));
    user.minArrayLike(
        "features",
        1,
        feature -> {
          word(feature, "name", "P2P|P2PToggleVisible|P2POnboardingSeen", "P2P");
          feature.booleanType("enabled", true);
        });
    user.array("restrictions", _ -> {});
    user.minArrayLike("linkedGames", 1, game -> word(game, "gameId", "a8db|9a92|tf2|rust", "a8db"));
    user.object(
        "settings",
        settings -> {
          settings.booleanType("enabledDeviceConfirmation", "isSubscribedToNewsletters");
          settings.integerType("targetsLimit", 500);
        });
  }

  private static Clause balance() {
    return Clause.of("the balance", State.ACCOUNT, "GET", "/account/v1/balance")
        .answered(balance -> {
          int64(balance, "usd", 1000);
          int64(balance, "usdAvailableToWithdraw", 900);
          int64(balance, "dmc", 0);
          int64(balance, "dmcAvailableToWithdraw", 0);
          int64(balance, "usdTradeProtected", 4240);
        })
        .read(dmarket ->
            assertThat(value(dmarket.balance()))
                .isEqualTo(
                    new BalanceRow(
                        new Cents(1000),
                        Optional.of(new Cents(900)),
                        Optional.of(new Cents(4240)))));
  }

  private static Clause inventory(
      String name, State state, Consumer<LambdaDslObject> asset, boolean held) {
    return list(name, state, "inventory")
        .answered(page -> {
          page.minArrayLike(
              "items",
              1,
              row -> {
                row.object("attributes", asset);
                row.object("suggestedPrice", price -> opinion(price, "1.50"));
                row.object("offerRecommendedPrice", price -> opinion(price, "1.45"));
                time(row, "createdAt", Samples.CREATED);
                time(row, "updatedAt", Samples.CREATED);
                exactly(row, "inMarket", held);
              });
          end(page);
        })
        .read(dmarket -> {
          InventoryRow row = onlyRow(dmarket.userInventory(ItemQuery.of(Game.CS2)));
          assertThat(row.inMarket()).isEqualTo(held);
          assertThat(row.attributes().id()).contains(held ? Samples.ASSET : Samples.STEAM_ASSET);
          assertThat(row.attributes().details().inGameAssetId())
              .isEqualTo(held ? Optional.empty() : Optional.of(Samples.STEAM_ASSET));
          assertThat(row.attributes().wear()).contains(new BigDecimal("0.2297356605529785"));
          assertThat(row.suggestedPrice()).contains(new Dollars(new BigDecimal("1.50")));
          assertThat(row.offerRecommendedPrice()).contains(new Dollars(new BigDecimal("1.45")));
          assertThat(row.createdAt()).contains(Samples.CREATED_AT);
          assertThat(row.updatedAt()).contains(Samples.CREATED_AT);
        });
  }

  private static Clause list(String name, State state, String what) {
    return Clause.of(name, state, "GET", "/marketplace-api/v2/user/" + what)
        .query("gameId", "a8db")
        .query("limit", "100");
  }

  private static void end(LambdaDslJsonBody page) {
    int64(page, "total", 1);
    page.stringType("cursor", "");
  }

  private static void steamItem(LambdaDslObject asset) {
    word(asset, "id", "[0-9]+:[0-9]+:[0-9]+:730", Samples.STEAM_ASSET);
    word(asset, "inGameAssetId", "[0-9]+:[0-9]+:[0-9]+:730", Samples.STEAM_ASSET);
    MarketClauses.skin(asset, "ICS", "");
    asset.booleanType("tradable", true);
  }

  private static void heldItem(LambdaDslObject asset) {
    MarketClauses.asset(asset);
    asset.booleanType("tradable", false);
  }

  private static void opinion(LambdaDslObject price, String example) {
    exactly(price, "currency", "USD");
    dollarText(price, "amount", example);
  }

  private static Clause offers() {
    return list("the own offers", State.OWN_OFFER, "offers")
        .answered(page -> {
          page.minArrayLike("items", 1, MarketClauses::offer);
          end(page);
        })
        .read(dmarket -> {
          OfferRow row = onlyRow(dmarket.userOffers(ItemQuery.of(Game.CS2)));
          assertThat(row.offerId()).isEqualTo(Samples.OFFER);
          assertThat(row.priceCents()).isEqualTo(new Cents(2474));
          assertThat(row.attributes().id()).contains(Samples.ASSET);
        });
  }

  private static Clause targets() {
    return list("the own targets", State.OWN_TARGET, "targets")
        .answered(page -> {
          page.minArrayLike(
              "items",
              1,
              row -> {
                uuid(row, "targetId", Samples.TARGET);
                row.stringType("title", REDLINE.name());
                int64(row, "amount", 1);
                word(row, "status", "TARGET_STATUS_(IN)?ACTIVE", "TARGET_STATUS_ACTIVE");
                int64(row, "priceCents", 35);
                row.object("attributes", AccountClauses::wanted);
                time(row, "createdAt", Samples.CREATED);
                time(row, "updatedAt", Samples.CREATED);
              });
          end(page);
        })
        .read(dmarket ->
            assertThat(onlyRow(dmarket.userTargets(ItemQuery.of(Game.CS2))))
                .isEqualTo(
                    new TargetRow(
                        Samples.TARGET,
                        REDLINE.name(),
                        1,
                        "TARGET_STATUS_ACTIVE",
                        new Cents(35),
                        Samples.CREATED_AT)));
  }

  private static void wanted(LambdaDslObject attributes) {
    attributes.stringType("categoryPath", "rifle/ak-47");
    attributes.stringType("title", REDLINE.name());
    attributes.stringType("name", "AK-47 | Redline");
    attributes.object(
        "cs2",
        cs2 -> {
          word(cs2, "category", "CATEGORY_[A-Z]+", "CATEGORY_NORMAL");
          word(cs2, "exterior", "EXTERIOR_[A-Z_]+", "EXTERIOR_FIELD_TESTED");
          word(cs2, "phase", "PHASE_TITLE_[A-Z0-9_]+", "PHASE_TITLE_UNSPECIFIED");
          cs2.integerType("paintSeed", 0);
          word(cs2, "floatPart", "FLOAT_PART_[A-Z0-9_]+", "FLOAT_PART_UNSPECIFIED");
          cs2.booleanType("isAdvanced", false);
        });
  }

  private static Clause closed(String name, State state, String list, String side) {
    return Clause.of(name, state, "GET", "/marketplace-api/v1/user-" + list + "/closed")
        .query("Limit", "100")
        .query("OrderDir", "asc")
        .query(side + "Closed.From", "0")
        .query("Status", "successful", "reverted", "trade_protected");
  }

  private static void trade(LambdaDslObject row) {
    uuid(row, "OfferID", Samples.OFFER);
    uuid(row, "AssetID", Samples.ASSET);
    dollars(row, "Price", 25.5);
    exactly(row, "CurrencyCode", "USD");
    int64(row, "Amount", 1);
    row.stringType("Title", REDLINE.name());
    word(row, "Status", STATES, "trade_protected");
    int64(row, "FinalizationTime", FINAL.getEpochSecond());
  }

  private static void closedEnd(LambdaDslJsonBody page) {
    int64(page, "Total", 1);
    page.stringType("Cursor", "");
  }

  private static Clause closedOffers() {
    return closed("the own sales", State.SOLD_OFFER, "offers", "Offer")
        .answered(page -> {
          page.minArrayLike(
              "Trades",
              1,
              row -> {
                trade(row);
                row.stringType("TargetID", "");
                row.object(
                    "Fee",
                    fee -> {
                      dollars(fee, "Amount", 1.79);
                      decimalText(fee, "Percent", "7");
                      fee.booleanType("IsPersonal", false);
                    });
                int64(row, "OfferCreatedAt", 1_790_000_000);
                int64(row, "OfferClosedAt", CLOSED.getEpochSecond());
              });
          closedEnd(page);
        })
        .read(dmarket ->
            assertThat(onlyRow(dmarket.closedOffers(ClosedQuery.since(Instant.EPOCH))))
                .isEqualTo(
                    new ClosedOfferRow(
                        Samples.OFFER,
                        Optional.empty(),
                        Samples.ASSET,
                        REDLINE.name(),
                        new Dollars(new BigDecimal("25.50")),
                        new Dollars(new BigDecimal("1.79")),
                        Optional.of(new BigDecimal("7")),
                        Optional.of(Instant.ofEpochSecond(1_790_000_000)),
                        CLOSED,
                        "trade_protected",
                        Optional.of(FINAL))));
  }

  private static Clause closedTargets() {
    return closed("the own purchases through targets", State.FILLED_TARGET, "targets", "Target")
        .answered(page -> {
          page.minArrayLike(
              "Trades",
              1,
              row -> {
                trade(row);
                uuid(row, "TargetID", Samples.TARGET);
                int64(row, "ClosedAt", CLOSED.getEpochSecond());
              });
          closedEnd(page);
        })
        .read(dmarket ->
            assertThat(onlyRow(dmarket.closedTargets(ClosedQuery.since(Instant.EPOCH))))
                .isEqualTo(
                    new ClosedTargetRow(
                        Samples.TARGET,
                        Optional.of(Samples.OFFER),
                        Samples.ASSET,
                        REDLINE.name(),
                        new Dollars(new BigDecimal("25.50")),
                        CLOSED,
                        "trade_protected",
                        Optional.of(FINAL))));
  }

  private static Clause history() {
    return Clause.of("what happened to the account", State.ITEM, "GET", "/exchange/v1/history")
        .query("version", "V3")
        .query("sortBy", "createdAt")
        .query("from", "0")
        .query("to", "2790000000")
        .query("limit", "10")
        .query("offset", "0")
        .answered(list -> {
          list.minArrayLike("objects", 1, AccountClauses::event);
          list.integerType("total", 1);
        })
        .read(dmarket ->
            assertThat(
                    value(
                        dmarket
                            .undocumented()
                            .history(Instant.EPOCH, Instant.ofEpochSecond(2_790_000_000L), 10, 0)))
                .containsExactly(
                    new HistoryRow(
                        "h-1",
                        "purchase",
                        "trade_protected",
                        Optional.of(REDLINE.name()),
                        CLOSED,
                        CLOSED,
                        List.of(
                            new HistoryRow.Change(new Dollars(new BigDecimal("0.03")), "Credit")),
                        Optional.of(Samples.ASSET))));
  }

  private static void event(LambdaDslObject row) {
    row.stringType("id", "h-1");
    row.stringType("type", "purchase");
    row.stringType("status", "trade_protected");
    row.stringType("subject", REDLINE.name());
    row.integerType("createdAt", (int) CLOSED.getEpochSecond());
    row.integerType("updatedAt", (int) CLOSED.getEpochSecond());
    row.minArrayLike(
        "changes",
        1,
        change -> {
          change.object(
              "money",
              money -> {
                dollarText(money, "amount", "0.03");
                exactly(money, "currency", "USD");
              });
          word(change, "changeType", "Credit|Debit", "Credit");
        });
    row.object("details", details -> uuid(details, "itemId", Samples.ASSET));
  }
}
