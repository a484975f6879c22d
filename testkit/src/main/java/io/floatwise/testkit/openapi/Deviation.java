package io.floatwise.testkit.openapi;

import java.util.Map;
import java.util.Set;

/// Where the marketplace is known to differ from its official description, and how we know.
public enum Deviation {
  INT64_AS_STRING("64-bit integers of marketplace-api are strings; recorded in v2 offers"),
  NUMBERS_IN_REQUESTS("requests may carry numbers as numbers or as strings; sent by clients"),
  ERROR_NULL("Error of a target row that succeeded is null or absent; not recorded which"),
  LIVE_CODES("codes that live answers carry and the list of codes does not"),
  TARGET_SALES("last sales name a sale to a target Target, the description says Order"),
  PROTECTED_BALANCE("usdTradeProtected in the balance; seen by several independent clients"),
  OTHER_GAMES("targets of other games hold tf2, dota2 or rust where cs2 is; by analogy"),
  ERROR_SHAPES("401, 410, 413 and 429 come from the gateway, in shapes of its own"),
  UNDOCUMENTED("operations that clients use and the description lacks");

  /// Operations without an official schema: anything that is an object is right.
  static final Set<String> OPERATIONS =
      Set.of(
          "GET /exchange/v1/history",
          "GET /marketplace-api/v1/withdraw-status/{id}",
          "GET /marketplace-api/v2/deposit-blocked-titles",
          "POST /target/v1/time-limits");

  private static final Map<String, Set<String>> EXTRA_FIELDS =
      Map.of(
          "representation.UserBalance", Set.of("usdTradeProtected"),
          "marketplacev2TargetAttributes", Set.of("tf2", "dota2", "rust"));

  private static final Map<String, Set<String>> EXTRA_WORDS =
      Map.of(
          "txOperationType", Set.of("Target"),
          "Code",
              Set.of(
                  "AssetTimeLocked",
                  "OfferNotFound",
                  "BalanceInsufficientFunds",
                  "InventoryRevoked"));

  private final String reason;

  Deviation(String reason) {
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }

  /// Whether objects of this schema may hold this field though it is not described.
  static boolean allowsField(String schema, String field) {
    return EXTRA_FIELDS.getOrDefault(schema, Set.of()).contains(field);
  }

  /// Whether this field may hold this word though it is not in its list.
  static boolean allowsWord(String field, String word) {
    return EXTRA_WORDS.getOrDefault(field, Set.of()).contains(word);
  }
}
