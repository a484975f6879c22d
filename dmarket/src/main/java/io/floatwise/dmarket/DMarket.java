package io.floatwise.dmarket;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.shared.Neighbours;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.auth.PermittedSigner;
import io.floatwise.dmarket.auth.ReadOnlySigner;
import io.floatwise.dmarket.auth.RequestAuthorizer;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.http.ApiClient;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.ProtocolTime;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.metrics.ClientMetrics;
import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.ClosedQuery;
import io.floatwise.dmarket.request.GameCode;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.request.SalesQuery;
import io.floatwise.dmarket.wire.Acknowledged;
import io.floatwise.dmarket.wire.AggregatedPrice;
import io.floatwise.dmarket.wire.BalanceRow;
import io.floatwise.dmarket.wire.BatchAnswer;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.ClosedOfferRow;
import io.floatwise.dmarket.wire.ClosedTargetRow;
import io.floatwise.dmarket.wire.DepositStatusRow;
import io.floatwise.dmarket.wire.FeeList;
import io.floatwise.dmarket.wire.InventoryRow;
import io.floatwise.dmarket.wire.Json;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.dmarket.wire.OrderRow;
import io.floatwise.dmarket.wire.Page;
import io.floatwise.dmarket.wire.ProfileRow;
import io.floatwise.dmarket.wire.PurchaseAnswer;
import io.floatwise.dmarket.wire.SaleRow;
import io.floatwise.dmarket.wire.TargetResult;
import io.floatwise.dmarket.wire.TargetRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A client of one DMarket account: each operation is a method that sends one request (or, for
/// reads, up to three attempts) and returns one typed [Reply]. Calls block; thread-safe; one
/// instance per account, because it holds the account's budget, unless the budget is shared with
/// others.
public final class DMarket implements AutoCloseable {

  private final ApiClient client;
  private final CallOptions options;

  private DMarket(ApiClient client, CallOptions options) {
    this.client = client;
    this.options = options;
  }

  /// Opens a client that may read and write. Nothing is sent yet.
  public static DMarket open(DMarketConfig config, ApiKey key) {
    return open(config, new RequestSigner(key));
  }

  /// The same for a node among others of the same account or of other accounts. DMarket counts the
  /// calls of an account; which key it names it by is taken for one, so nodes share a budget if
  /// they use the same key.
  ///
  /// @param permitted whether writes may be sent now; asked right before each one leaves
  public static DMarket open(
      DMarketConfig config, ApiKey key, Neighbours neighbours, BooleanSupplier permitted) {
    return open(
        config,
        new PermittedSigner(new RequestSigner(key), permitted),
        sharing(config, key, neighbours));
  }

  /// Opens a client that cannot write: every write fails with code `ReadOnly` before a byte leaves.
  public static DMarket openReadOnly(DMarketConfig config, ApiKey key) {
    return open(config, new ReadOnlySigner(new RequestSigner(key)));
  }

  /// The same for a node among others, as [#open(DMarketConfig, ApiKey, Neighbours,
  /// BooleanSupplier)].
  public static DMarket openReadOnly(DMarketConfig config, ApiKey key, Neighbours neighbours) {
    return open(
        config, new ReadOnlySigner(new RequestSigner(key)), sharing(config, key, neighbours));
  }

  /// Opens a client whose requests `authorizer` decides about.
  public static DMarket open(DMarketConfig config, RequestAuthorizer authorizer) {
    return open(config, authorizer, ProtocolTime.system(), new Random());
  }

  /// Opens a client with its own protocol time and jitter.
  ///
  /// @param random thread-safe
  public static DMarket open(
      DMarketConfig config,
      RequestAuthorizer authorizer,
      ProtocolTime time,
      RandomGenerator random) {
    return open(config, authorizer, ApiClient.Sharing.NONE, time, random);
  }

  private static DMarket open(
      DMarketConfig config, RequestAuthorizer authorizer, ApiClient.Sharing sharing) {
    return open(config, authorizer, sharing, ProtocolTime.system(), new Random());
  }

  private static DMarket open(
      DMarketConfig config,
      RequestAuthorizer authorizer,
      ApiClient.Sharing sharing,
      ProtocolTime time,
      RandomGenerator random) {
    return new DMarket(
        new ApiClient(config.baseUrl(), config.behaviour(), authorizer, sharing, time, random),
        CallOptions.USUAL);
  }

  private static ApiClient.Sharing sharing(
      DMarketConfig config, ApiKey key, Neighbours neighbours) {
    return new ApiClient.Sharing(neighbours, key.pseudonym("account at " + config.baseUrl()));
  }

  /// The same client, with its connections and budgets, for a caller who wants his calls made in
  /// another way: `dmarket.with(CallOptions.USUAL.asFresh())`. Closing one closes both.
  public DMarket with(CallOptions other) {
    return new DMarket(client, other);
  }

  /// The public side of the market. It never uses what was kept: whoever trades decides on what he
  /// asked for himself.
  ///
  /// @param marketNow market time, which dates what is read
  public DMarketFeed feed(Supplier<Instant> marketNow) {
    return new DMarketFeed(with(options.asFresh()), marketNow);
  }

  /// The public side of the market for people who look around: quotes and sales may be what
  /// somebody asked before, here or on another node, within the time for which answers are kept,
  /// and are dated by that. Offers and targets are asked for.
  ///
  /// @param marketNow market time, which must pass as real time does if answers are kept
  public MarketFeed looks(Supplier<Instant> marketNow) {
    return new Looks(feed(marketNow), new DMarketFeed(this, marketNow));
  }

  /// The account's side of the market, in every game.
  public DMarketVenue venue() {
    return new DMarketVenue(with(options.asFresh()));
  }

  /// Operations that other clients use but DMarket does not document.
  public UndocumentedDMarket undocumented() {
    return new UndocumentedDMarket(client, options);
  }

  /// What this client did, and how it is.
  public ClientMetrics metrics() {
    return client.metrics();
  }

  /// How far the venue's clock is ahead of ours, as its answers showed; negative if it is behind.
  public Duration skew() {
    return client.skew();
  }

  /// Who the account is; without its secrets.
  public Reply<ProfileRow> profile() {
    return read(ApiRequest.get(Operation.PROFILE, List.of()), ProfileRow::read);
  }

  public Reply<BalanceRow> balance() {
    return read(ApiRequest.get(Operation.BALANCE, List.of()), BalanceRow::read);
  }

  /// One page of the storefront.
  public Reply<Page<OfferRow>> offers(ItemQuery query) {
    return read(
        query.toRequest(Operation.OFFERS),
        json -> Page.read(json, "items", "cursor", OfferRow::read));
  }

  /// One page of aggregated prices.
  ///
  /// @param titles exact titles; none means the whole game
  /// @param limit rows of a page, 1 to 1000
  public Reply<Page<AggregatedPrice>> aggregatedPrices(
      Game game, List<String> titles, int limit, Optional<String> cursor) {
    String body = Bodies.aggregatedPrices(game, titles, limit, cursor.orElse(""));
    return read(
        ApiRequest.withBody(Operation.AGGREGATED_PRICES, body),
        json -> Page.read(json, "aggregatedPrices", "nextCursor", AggregatedPrice::read));
  }

  /// What is wanted of a title, in no particular order.
  public Reply<List<OrderRow>> targetsByTitle(Title title) {
    return read(
        ApiRequest.path(Operation.TARGETS_BY_TITLE, GameCode.of(title.game()), title.name()),
        json -> json.list("orders", OrderRow::read));
  }

  /// Sales of a title, newest first.
  public Reply<List<SaleRow>> lastSales(SalesQuery query) {
    return read(query.toRequest(), json -> json.list("sales", SaleRow::read));
  }

  /// The default fee and one page of the reduced fees.
  ///
  /// @param type for offers of this kind
  public Reply<FeeList> customizedFees(Game game, OfferType type, int limit, int offset) {
    return read(
        ApiRequest.get(
            Operation.CUSTOMIZED_FEES,
            List.of(
                Map.entry("gameId", GameCode.of(game)),
                Map.entry("offerType", type.word()),
                Map.entry("limit", Integer.toString(limit)),
                Map.entry("offset", Integer.toString(offset)))),
        FeeList::read);
  }

  /// One page of what we hold, at the venue and in Steam.
  public Reply<Page<InventoryRow>> userInventory(ItemQuery query) {
    return read(
        query.toRequest(Operation.USER_INVENTORY),
        json -> Page.read(json, "items", "cursor", InventoryRow::read));
  }

  /// One page of our own offers.
  public Reply<Page<OfferRow>> userOffers(ItemQuery query) {
    return read(
        query.toRequest(Operation.USER_OFFERS),
        json -> Page.read(json, "items", "cursor", OfferRow::read));
  }

  /// One page of our own targets.
  public Reply<Page<TargetRow>> userTargets(ItemQuery query) {
    return read(
        query.toRequest(Operation.USER_TARGETS),
        json -> Page.read(json, "items", "cursor", TargetRow::read));
  }

  /// One page of our sales.
  public Reply<Page<ClosedOfferRow>> closedOffers(ClosedQuery query) {
    return read(
        query.toRequest(Operation.CLOSED_OFFERS, "Offer"),
        json -> Page.read(json, "Trades", "Cursor", ClosedOfferRow::read));
  }

  /// One page of our purchases through targets.
  public Reply<Page<ClosedTargetRow>> closedTargets(ClosedQuery query) {
    return read(
        query.toRequest(Operation.CLOSED_TARGETS, "Target"),
        json -> Page.read(json, "Trades", "Cursor", ClosedTargetRow::read));
  }

  /// Asks the venue to look at the account's Steam inventory of `game` again.
  public Reply<Acknowledged> syncInventory(Game game) {
    return write(Operation.SYNC_INVENTORY, Bodies.inventorySync(game), Acknowledged::read);
  }

  /// Sends items from Steam to the venue.
  ///
  /// @param inGameAssetIds `instance:class:asset:app`, see `AssetDetails.inGameAssetId`
  /// @return the id of the deposit
  public Reply<String> depositAssets(List<String> inGameAssetIds) {
    return write(
        Operation.DEPOSIT_ASSETS, Bodies.deposit(inGameAssetIds), json -> json.text("DepositID"));
  }

  /// How far a deposit is.
  public Reply<DepositStatusRow> depositStatus(String depositId) {
    return read(ApiRequest.path(Operation.DEPOSIT_STATUS, depositId), DepositStatusRow::read);
  }

  /// Sends items from the venue to Steam.
  ///
  /// @param requestId names this wish; whether the venue takes two with one id for one is not known
  /// @return the id of the transfer
  public Reply<String> withdrawAssets(List<Bodies.Withdrawal> assets, UUID requestId) {
    return write(
        Operation.WITHDRAW_ASSETS,
        Bodies.withdrawals(assets, requestId),
        json -> json.text("transferId"));
  }

  /// Buys offers at the prices at which they were seen. A success of the call is not a success of
  /// the purchase: see the status.
  public Reply<PurchaseAnswer> buyOffers(List<Bodies.Purchase> purchases) {
    return write(Operation.BUY_OFFERS, Bodies.purchases(purchases), PurchaseAnswer::read);
  }

  /// Puts assets up for sale; each succeeds or fails by itself.
  public Reply<BatchAnswer> createOffers(List<Bodies.NewOffer> offers) {
    return write(Operation.CREATE_OFFERS, Bodies.newOffers(offers), BatchAnswer::read);
  }

  /// Changes prices; each offer succeeds or fails by itself, and gets a new id.
  public Reply<BatchAnswer> updateOffers(List<Bodies.OfferChange> changes) {
    return write(Operation.UPDATE_OFFERS, Bodies.offerChanges(changes), BatchAnswer::read);
  }

  /// Takes offers down; each succeeds or fails by itself.
  public Reply<BatchAnswer> deleteOffers(List<String> offerIds) {
    return write(Operation.DELETE_OFFERS, Bodies.offersToDelete(offerIds), BatchAnswer::read);
  }

  /// Places targets, at most 100; each succeeds or fails by itself.
  public Reply<List<TargetResult>> createTargets(Game game, List<Bodies.NewTarget> targets) {
    return write(
        Operation.CREATE_TARGETS, Bodies.newTargets(game, targets), TargetResult::readCreated);
  }

  /// Takes targets down; each succeeds or fails by itself.
  public Reply<List<TargetResult>> deleteTargets(List<String> targetIds) {
    return write(
        Operation.DELETE_TARGETS, Bodies.targetsToDelete(targetIds), TargetResult::readDeleted);
  }

  private <T> Reply<T> read(ApiRequest request, Function<Json, T> reading) {
    return client.call(request, options, reading);
  }

  private <T> Reply<T> write(Operation operation, String body, Function<Json, T> reading) {
    return client.call(ApiRequest.withBody(operation, body), options, reading);
  }

  /// Ends running calls and releases every socket; later calls fail with code `Closed`.
  @Override
  public void close() {
    client.close();
  }
}
