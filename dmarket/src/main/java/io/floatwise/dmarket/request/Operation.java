package io.floatwise.dmarket.request;

import static io.floatwise.dmarket.request.RateGroup.FEE;
import static io.floatwise.dmarket.request.RateGroup.MARKET_ITEMS;
import static io.floatwise.dmarket.request.RateGroup.OTHER;

/// Every operation this client knows, and nothing else can be sent. A read may be repeated and is
/// all that a read-only signer lets pass; a write is sent once.
public enum Operation {
  BALANCE("GET", "/account/v1/balance", OTHER, Kind.READ),
  OFFERS("GET", "/marketplace-api/v2/offers", MARKET_ITEMS, Kind.READ),
  AGGREGATED_PRICES("POST", "/marketplace-api/v1/aggregated-prices", OTHER, Kind.READ),
  TARGETS_BY_TITLE("GET", "/marketplace-api/v1/targets-by-title/", OTHER, Kind.READ),
  LAST_SALES("GET", "/trade-aggregator/v1/last-sales", RateGroup.LAST_SALES, Kind.READ),
  CUSTOMIZED_FEES("GET", "/exchange/v1/customized-fees", FEE, Kind.READ),
  USER_INVENTORY("GET", "/marketplace-api/v2/user/inventory", OTHER, Kind.READ),
  USER_OFFERS("GET", "/marketplace-api/v2/user/offers", OTHER, Kind.READ),
  USER_TARGETS("GET", "/marketplace-api/v2/user/targets", OTHER, Kind.READ),
  CLOSED_OFFERS("GET", "/marketplace-api/v1/user-offers/closed", OTHER, Kind.READ),
  CLOSED_TARGETS("GET", "/marketplace-api/v1/user-targets/closed", OTHER, Kind.READ),
  BUY_OFFERS("PATCH", "/exchange/v1/offers-buy", OTHER, Kind.WRITE),
  CREATE_OFFERS("POST", "/marketplace-api/v2/offers:batchCreate", OTHER, Kind.WRITE),
  UPDATE_OFFERS("POST", "/marketplace-api/v2/offers:batchUpdate", OTHER, Kind.WRITE),
  DELETE_OFFERS("POST", "/marketplace-api/v2/offers:batchDelete", OTHER, Kind.WRITE),
  CREATE_TARGETS("POST", "/marketplace-api/v1/user-targets/create", OTHER, Kind.WRITE),
  DELETE_TARGETS("POST", "/marketplace-api/v1/user-targets/delete", OTHER, Kind.WRITE);

  private enum Kind {
    READ,
    WRITE
  }

  private final String method;
  private final String path;
  private final RateGroup group;
  private final Kind kind;

  Operation(String method, String path, RateGroup group, Kind kind) {
    this.method = method;
    this.path = path;
    this.group = group;
    this.kind = kind;
  }

  public String method() {
    return method;
  }

  /// The path; one that ends in `/` continues with parameters.
  public String path() {
    return path;
  }

  public RateGroup group() {
    return group;
  }

  /// It changes nothing at the venue.
  public boolean isRead() {
    return kind == Kind.READ;
  }

  boolean matches(String actualPath) {
    return path.endsWith("/") ? actualPath.startsWith(path) : actualPath.equals(path);
  }
}
