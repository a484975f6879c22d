package io.floatwise.sandbox.http;

import io.floatwise.sandbox.exchange.SharedExchange;
import java.util.List;

/// The marketplace's operations that the sandbox serves.
public final class Operations {
  private Operations() {}

  public static List<Route> of(SharedExchange exchange) {
    MarketOperations market = new MarketOperations(exchange);
    TradeDataOperations data = new TradeDataOperations(exchange);
    AccountOperations account = new AccountOperations(exchange);
    ClosedOperations closed = new ClosedOperations(exchange);
    TargetOperations targets = new TargetOperations(exchange);
    BatchOperations batch = new BatchOperations(exchange);
    TransferOperations transfers = new TransferOperations(exchange);
    UndocumentedOperations undocumented = new UndocumentedOperations(exchange);
    return List.of(
        get("/account/v1/balance", RateGroup.OTHER, account::balance),
        get("/account/v1/user", RateGroup.OTHER, account::user),
        get("/marketplace-api/v2/offers", RateGroup.MARKET_ITEMS, market::offers),
        new Route(
            "POST",
            "/marketplace-api/v1/aggregated-prices",
            RateGroup.OTHER,
            false,
            market::aggregatedPrices),
        get(MarketOperations.TARGETS_BY_TITLE, RateGroup.OTHER, market::targetsByTitle),
        get("/trade-aggregator/v1/last-sales", RateGroup.LAST_SALES, data::lastSales),
        get("/exchange/v1/customized-fees", RateGroup.FEES, data::customizedFees),
        get("/marketplace-api/v2/user/inventory", RateGroup.OTHER, account::inventory),
        get("/marketplace-api/v2/user/offers", RateGroup.OTHER, account::offers),
        get("/marketplace-api/v1/user-offers/closed", RateGroup.OTHER, closed::offers),
        get("/marketplace-api/v2/user/targets", RateGroup.OTHER, targets::list),
        get("/marketplace-api/v1/user-targets/closed", RateGroup.OTHER, closed::targets),
        get(TransferOperations.DEPOSIT_STATUS, RateGroup.OTHER, transfers::depositStatus),
        get(TransferOperations.WITHDRAW_STATUS, RateGroup.OTHER, transfers::withdrawStatus),
        get(
            "/marketplace-api/v2/deposit-blocked-titles",
            RateGroup.OTHER,
            transfers::blockedTitles),
        get("/exchange/v1/history", RateGroup.OTHER, undocumented::history),
        new Route(
            "POST", "/target/v1/time-limits", RateGroup.OTHER, false, undocumented::timeLimits),
        new Route(
            "POST",
            "/marketplace-api/v1/user-inventory/sync",
            RateGroup.OTHER,
            false,
            transfers::sync),
        write("POST", "/marketplace-api/v1/deposit-assets", transfers::deposit),
        write("POST", "/exchange/v1/withdraw-assets", transfers::withdraw),
        write("PATCH", BuyOperation.PATH, new BuyOperation(exchange)::answer),
        write("POST", "/marketplace-api/v2/offers:batchCreate", batch::create),
        write("POST", "/marketplace-api/v2/offers:batchUpdate", batch::update),
        write("POST", "/marketplace-api/v2/offers:batchDelete", batch::delete),
        write("POST", "/marketplace-api/v1/user-targets/create", targets::create),
        write("POST", "/marketplace-api/v1/user-targets/delete", targets::delete));
  }

  private static Route get(String path, RateGroup group, Operation operation) {
    return new Route("GET", path, group, false, operation);
  }

  private static Route write(String method, String path, Operation operation) {
    return new Route(method, path, RateGroup.OTHER, true, operation);
  }
}
