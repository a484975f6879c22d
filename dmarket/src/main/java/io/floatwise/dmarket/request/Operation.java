package io.floatwise.dmarket.request;

import java.time.Duration;
import java.util.Optional;

/// Every operation this client knows, and nothing else can be sent. A read may be repeated and is
/// all that a read-only signer lets pass; a write is sent once. The last four are used by other
/// clients but not documented by DMarket.
public enum Operation {
  PROFILE("GET", "/account/v1/user", EndpointGroup.BALANCE, ReadClass.PROFILE),
  BALANCE("GET", "/account/v1/balance", EndpointGroup.BALANCE, ReadClass.BALANCE),

  OFFERS(
      "GET",
      "/marketplace-api/v2/offers",
      EndpointGroup.MARKET,
      ReadClass.STOREFRONT,
      RateGroup.MARKET_ITEMS),
  AGGREGATED_PRICES(
      "POST", "/marketplace-api/v1/aggregated-prices", EndpointGroup.MARKET, ReadClass.STOREFRONT),
  TARGETS_BY_TITLE(
      "GET", "/marketplace-api/v1/targets-by-title/", EndpointGroup.MARKET, ReadClass.STOREFRONT),
  LAST_SALES(
      "GET",
      "/trade-aggregator/v1/last-sales",
      EndpointGroup.MARKET,
      ReadClass.SALES,
      RateGroup.LAST_SALES),
  CUSTOMIZED_FEES(
      "GET", "/exchange/v1/customized-fees", EndpointGroup.MARKET, ReadClass.FEES, RateGroup.FEE),

  USER_INVENTORY(
      "GET", "/marketplace-api/v2/user/inventory", EndpointGroup.INVENTORY, ReadClass.LIVE),
  SYNC_INVENTORY("POST", "/marketplace-api/v1/user-inventory/sync", EndpointGroup.INVENTORY),
  DEPOSIT_ASSETS("POST", "/marketplace-api/v1/deposit-assets", EndpointGroup.INVENTORY),
  DEPOSIT_STATUS(
      "GET", "/marketplace-api/v1/deposit-status/", EndpointGroup.INVENTORY, ReadClass.LIVE),
  WITHDRAW_ASSETS("POST", "/exchange/v1/withdraw-assets", EndpointGroup.INVENTORY),

  USER_OFFERS("GET", "/marketplace-api/v2/user/offers", EndpointGroup.TRADING, ReadClass.LIVE),
  CLOSED_OFFERS(
      "GET", "/marketplace-api/v1/user-offers/closed", EndpointGroup.TRADING, ReadClass.LIVE),
  BUY_OFFERS("PATCH", "/exchange/v1/offers-buy", EndpointGroup.TRADING),
  CREATE_OFFERS("POST", "/marketplace-api/v2/offers:batchCreate", EndpointGroup.TRADING),
  UPDATE_OFFERS("POST", "/marketplace-api/v2/offers:batchUpdate", EndpointGroup.TRADING),
  DELETE_OFFERS("POST", "/marketplace-api/v2/offers:batchDelete", EndpointGroup.TRADING),

  USER_TARGETS("GET", "/marketplace-api/v2/user/targets", EndpointGroup.TARGETS, ReadClass.LIVE),
  CLOSED_TARGETS(
      "GET", "/marketplace-api/v1/user-targets/closed", EndpointGroup.TARGETS, ReadClass.LIVE),
  CREATE_TARGETS("POST", "/marketplace-api/v1/user-targets/create", EndpointGroup.TARGETS),
  DELETE_TARGETS("POST", "/marketplace-api/v1/user-targets/delete", EndpointGroup.TARGETS),

  /// Of a later revision of the official description, which was not seen itself.
  DEPOSIT_BLOCKED_TITLES(
      "GET",
      "/marketplace-api/v2/deposit-blocked-titles",
      EndpointGroup.MARKET,
      ReadClass.CATALOGUE),
  HISTORY("GET", "/exchange/v1/history", EndpointGroup.INVENTORY, ReadClass.LIVE),
  /// It only asks, but nobody documents so: the read-only signer denies it.
  TIME_LIMITS("POST", "/target/v1/time-limits", EndpointGroup.TARGETS),
  WITHDRAW_STATUS(
      "GET", "/marketplace-api/v1/withdraw-status/", EndpointGroup.INVENTORY, ReadClass.LIVE);

  private static final Duration READ_DEADLINE = Duration.ofSeconds(60);

  /// An order that waited longer was decided on old prices.
  private static final Duration WRITE_DEADLINE = Duration.ofSeconds(40);

  private final String method;
  private final String path;
  private final EndpointGroup endpoint;
  private final Optional<ReadClass> readClass;
  private final RateGroup group;

  /// A write.
  Operation(String method, String path, EndpointGroup endpoint) {
    this(method, path, endpoint, Optional.empty(), RateGroup.OTHER);
  }

  /// A read.
  Operation(String method, String path, EndpointGroup endpoint, ReadClass readClass) {
    this(method, path, endpoint, Optional.of(readClass), RateGroup.OTHER);
  }

  Operation(
      String method, String path, EndpointGroup endpoint, ReadClass readClass, RateGroup group) {
    this(method, path, endpoint, Optional.of(readClass), group);
  }

  Operation(
      String method,
      String path,
      EndpointGroup endpoint,
      Optional<ReadClass> readClass,
      RateGroup group) {
    this.method = method;
    this.path = path;
    this.endpoint = endpoint;
    this.readClass = readClass;
    this.group = group;
  }

  public String method() {
    return method;
  }

  /// The path; one that ends in `/` continues with parameters.
  public String path() {
    return path;
  }

  /// Whose budget of calls it uses.
  public RateGroup group() {
    return group;
  }

  /// Whose circuit breaker it is behind.
  public EndpointGroup endpoint() {
    return endpoint;
  }

  /// It changes nothing at the venue.
  public boolean isRead() {
    return readClass.isPresent();
  }

  /// How its answer grows old; empty for a write.
  public Optional<ReadClass> readClass() {
    return readClass;
  }

  /// The longest that a call may take, waiting for the budget and every repetition included, unless
  /// the caller or the configuration says otherwise.
  public Duration deadline() {
    return isRead() ? READ_DEADLINE : WRITE_DEADLINE;
  }

  /// Whether DMarket's description of version 2.0.0 has it.
  public boolean isDocumented() {
    return compareTo(DEPOSIT_BLOCKED_TITLES) < 0;
  }

  boolean matches(String actualPath) {
    return path.endsWith("/") ? actualPath.startsWith(path) : actualPath.equals(path);
  }
}
