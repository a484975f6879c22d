package io.floatwise.sandbox.http;

import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.behaviour.Behaviours;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Reply;
import java.util.Map;
import java.util.Optional;

/// The version 1 operations that DMarket took away in 2026; they answer 410 and name what to use.
final class RetiredPaths {
  private static final String OFFERS = "/marketplace-api/v2/offers";
  private static final String USER_OFFERS = "/marketplace-api/v2/user/offers";
  private static final String USER_TARGETS = "/marketplace-api/v2/user/targets";
  private static final String INVENTORY = "/marketplace-api/v2/user/inventory";
  private static final Map<String, String> USE_INSTEAD =
      Map.ofEntries(
          Map.entry("GET /exchange/v1/market/items", OFFERS),
          Map.entry("GET /exchange/v1/offers-by-title", OFFERS),
          Map.entry("GET /exchange/v1/user/items", INVENTORY),
          Map.entry("GET /marketplace-api/v1/user-inventory", INVENTORY),
          Map.entry("GET /marketplace-api/v1/user-offers", USER_OFFERS),
          Map.entry("GET /exchange/v1/user/offers", USER_OFFERS),
          Map.entry("GET /marketplace-api/v1/user-targets", USER_TARGETS),
          Map.entry("GET /exchange/v1/user/targets", USER_TARGETS),
          Map.entry("POST /marketplace-api/v1/user-offers/create", OFFERS + ":batchCreate"),
          Map.entry("POST /marketplace-api/v1/user-offers/edit", OFFERS + ":batchUpdate"),
          Map.entry("DELETE /exchange/v1/offers", OFFERS + ":batchDelete"),
          Map.entry(
              "GET /price-aggregator/v1/aggregated-prices",
              "/marketplace-api/v1/aggregated-prices"));

  private RetiredPaths() {}

  /// The answer if the operation is retired.
  static Optional<Reply> answer(String method, String path, Behaviours behaviours) {
    return Optional.ofNullable(USE_INSTEAD.get(method + " " + path))
        .filter(_ -> behaviours.is(Behaviour.RETIRED_PATHS, "gone"))
        .map(use -> gone("Use " + use, behaviours));
  }

  private static Reply gone(String text, Behaviours behaviours) {
    return switch (behaviours.get(Behaviour.GONE_BODY)) {
      case "gateway" -> Errors.gateway(410, "Gone", text);
      case "runtime" -> Errors.runtime(410, 5, text);
      case "html" -> Reply.html(410, "<html><body><h1>410 Gone</h1>" + text + "</body></html>");
      default -> Errors.service(410, "Gone", text);
    };
  }
}
