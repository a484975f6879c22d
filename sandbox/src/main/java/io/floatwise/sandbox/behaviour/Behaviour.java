package io.floatwise.sandbox.behaviour;

import static io.floatwise.sandbox.behaviour.Basis.DOCUMENTED;
import static io.floatwise.sandbox.behaviour.Basis.INFERRED;
import static io.floatwise.sandbox.behaviour.Basis.OBSERVED;
import static io.floatwise.sandbox.behaviour.Basis.RECORDED;

import java.util.Locale;

/// Every behaviour of the sandbox that can be switched: its default, what that rests on, and the
/// one place that reads it. The documentation's table is checked against this list.
public enum Behaviour {
  SIGNATURE(
      Allowed.words("verified", "key-only"),
      RECORDED,
      "http.Gate",
      "key-only: the key alone opens the account"),
  DATE_SKEW(
      new Allowed.Whole(0, 1_000_000_000),
      "120",
      DOCUMENTED,
      "http.Gate",
      "seconds that the date of a signature may be off"),
  DATE_SKEW_BODY(
      Allowed.words("unauthorized", "named"),
      INFERRED,
      "http.Gate",
      "named: the 401 of a stale date says so"),
  GONE_BODY(
      Allowed.words("service", "gateway", "runtime", "html"),
      INFERRED,
      "http.RetiredPaths",
      "shape of the 410 body of retired paths"),
  RETIRED_PATHS(
      Allowed.words("gone", "unknown"),
      OBSERVED,
      "http.RetiredPaths",
      "unknown: retired paths answer 404 as paths that never were"),
  RATE_LIMITS(Allowed.words("on", "off"), OBSERVED, "http.Gate", "limits per key and second"),
  RATE_LIMIT_BODY(
      Allowed.words("message", "gateway", "service"),
      INFERRED,
      "http.Gate",
      "shape of the 429 body"),
  RATE_LIMIT_HEADERS(
      Allowed.words("present", "absent"), OBSERVED, "http.Gate", "RateLimit-* and Retry-After"),
  RATE_FEES(rate(), "110", OBSERVED, "http.RateGroup", "requests for fees per second"),
  RATE_LAST_SALES(rate(), "6", OBSERVED, "http.RateGroup", "requests for last sales per second"),
  RATE_MARKET_ITEMS(
      rate(), "10", OBSERVED, "http.RateGroup", "requests to the storefront per second"),
  RATE_OTHER(rate(), "20", OBSERVED, "http.RateGroup", "all other requests per second"),
  INT64(
      Allowed.words("string", "number"),
      RECORDED,
      "http.WireForm",
      "64-bit integers of marketplace-api"),
  TOTAL(Allowed.words("string", "number"), RECORDED, "http.WireForm", "total of lists"),
  TARGET_ERROR(
      Allowed.words("null", "absent"),
      INFERRED,
      "http.WireForm",
      "Error of a target row that succeeded"),
  PROTECTED_BALANCE(
      Allowed.words("present", "absent"), OBSERVED, "http.WireForm", "usdTradeProtected"),
  LIST_LIMIT(
      Allowed.words("strict", "clamped"),
      INFERRED,
      "http.ListQuery",
      "clamped: a limit missing or outside 1 to 100 is brought into it"),
  TITLE_MATCH(
      Allowed.words("prefix", "fuzzy"),
      DOCUMENTED,
      "http.ListQuery",
      "fuzzy: the title contains the text"),
  QUERY_NAMES(
      Allowed.words("exact", "any-case"),
      OBSERVED,
      "http.ClosedOperations",
      "any-case: limit works as Limit does"),
  INVENTORY_OFFERS(
      Allowed.words("hidden", "shown"),
      INFERRED,
      "http.AccountOperations",
      "items on sale in the inventory"),
  BATCH(
      Allowed.words("partial", "all-or-nothing"),
      RECORDED,
      "http.Writes",
      "all-or-nothing: one bad entry of a batch refuses the whole with 400"),
  TARGET_DELETE(
      Allowed.words("free", "bound"),
      INFERRED,
      "exchange.Marketplace",
      "bound: the change window holds for deletion too"),
  DEPOSIT_IDS(
      Allowed.words("composite", "any"),
      OBSERVED,
      "exchange.SteamSide",
      "any: a bare Steam asset id is taken as well"),
  DEPOSIT_DELAY(
      new Allowed.Whole(0, 1_000_000),
      "60",
      INFERRED,
      "exchange.SteamSide",
      "market seconds from deposit or withdrawal to its end"),
  DEPOSIT_END(
      Allowed.words("success", "error", "failed-to-create", "on-hold"),
      DOCUMENTED,
      "exchange.SteamSide",
      "how new deposits end"),
  WITHDRAW_REPEAT(
      Allowed.words("same-transfer", "refused"),
      INFERRED,
      "exchange.SteamSide",
      "a requestId that was used before"),
  BLOCKED_TITLES(
      new Allowed.Whole(0, 1_000_000),
      "0",
      OBSERVED,
      "exchange.SteamSide",
      "every n-th title is not taken in; 0: none"),
  OFFER_WINDOW(
      new Allowed.Whole(0, 1_000_000),
      "900",
      RECORDED,
      "behaviour.Behaviours",
      "seconds in which an offer cannot be changed"),
  PROTECTION(
      new Allowed.Whole(0, 100_000_000),
      "604800",
      DOCUMENTED,
      "behaviour.Behaviours",
      "seconds in which a CS2 trade can be reverted"),
  TRADE_LOCK(
      new Allowed.Whole(0, 100_000_000),
      "604800",
      DOCUMENTED,
      "behaviour.Behaviours",
      "seconds in which a bought CS2 item cannot be withdrawn"),
  MATCH_DELAY(
      new Allowed.Whole(0, 1_000_000),
      "120",
      INFERRED,
      "behaviour.Behaviours",
      "seconds until a target and an offer trade"),
  DELIVERY_DELAY(
      new Allowed.Whole(0, 1_000_000),
      "0",
      INFERRED,
      "behaviour.Behaviours",
      "seconds from purchase to inventory; above 0 purchases answer TxPending"),
  TARGETS_LIMIT(
      new Allowed.Whole(0, 1_000_000),
      "500",
      INFERRED,
      "behaviour.Behaviours",
      "open targets per account and game"),
  PRICE_MISMATCH(
      new Allowed.Code(),
      "OfferPriceChanged",
      INFERRED,
      "behaviour.Behaviours",
      "code when the price sent is not the offer's"),
  UPDATE_ID(
      Allowed.words("new", "kept"),
      OBSERVED,
      "behaviour.Behaviours",
      "id of an offer whose price was changed"),
  DEFAULT_FEE(
      new Allowed.Whole(0, 10_000),
      "1000",
      OBSERVED,
      "behaviour.Behaviours",
      "basis points of a sale, where no reduced fee holds"),
  MIN_FEE(
      new Allowed.Whole(0, 1_000_000),
      "1",
      INFERRED,
      "behaviour.Behaviours",
      "least fee in cents; never more than the price"),
  FEE_ROUNDING(
      Allowed.words("half-up", "up", "down"),
      OBSERVED,
      "behaviour.Behaviours",
      "how a fee is brought to the cent"),
  PROCEEDS(
      Allowed.words("protected", "usable"),
      OBSERVED,
      "behaviour.Behaviours",
      "where proceeds go while their trade can be reverted"),
  PROTECTED_MONEY(
      Allowed.words("buys-cs2", "locked"),
      DOCUMENTED,
      "behaviour.Behaviours",
      "what proceeds under protection can do"),
  MONEY_ORDER(
      Allowed.words("usable-first", "protected-first"),
      INFERRED,
      "behaviour.Behaviours",
      "which money a CS2 purchase spends first"),
  TARGET_BALANCE(
      Allowed.words("one", "all", "none"),
      INFERRED,
      "behaviour.Behaviours",
      "items whose price must be usable to place a target"),
  TARGET_FREEZE(
      Allowed.words("nothing", "price"),
      INFERRED,
      "behaviour.Behaviours",
      "price: a new target sets the price of its items aside, off the usable balance"),
  TARGET_PRICE(
      Allowed.words("offer", "target"),
      INFERRED,
      "behaviour.Behaviours",
      "whose price a filled target pays"),
  TARGET_COVER(
      Allowed.words("lost", "regained"),
      INFERRED,
      "behaviour.Behaviours",
      "regained: an inactive target becomes active with new money");

  private final Allowed allowed;
  private final String fallback;
  private final Basis basis;
  private final String reader;
  private final String meaning;

  Behaviour(Allowed.Words allowed, Basis basis, String reader, String meaning) {
    this(allowed, allowed.words().getFirst(), basis, reader, meaning);
  }

  Behaviour(Allowed allowed, String fallback, Basis basis, String reader, String meaning) {
    this.allowed = allowed;
    this.fallback = fallback;
    this.basis = basis;
    this.reader = reader;
    this.meaning = meaning;
  }

  private static Allowed rate() {
    return new Allowed.Whole(1, 1_000_000);
  }

  /// How the controls spell it: `title-match`.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Allowed allowed() {
    return allowed;
  }

  /// The value of a sandbox that nobody has switched.
  public String fallback() {
    return fallback;
  }

  public Basis basis() {
    return basis;
  }

  /// The class that reads it.
  public String reader() {
    return reader;
  }

  /// What it changes, for people.
  public String meaning() {
    return meaning;
  }
}
