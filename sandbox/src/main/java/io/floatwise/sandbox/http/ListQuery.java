package io.floatwise.sandbox.http;

import io.floatwise.core.item.Game;
import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.behaviour.Behaviours;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Games;
import io.floatwise.sandbox.wire.Query;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.TreeFilters;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The parameters that the version 2 lists share. Both spellings of the gateway are read: `gameId`
/// and `game_id`.
///
/// @param titleText lower case; empty for all
/// @param fuzzy whether a title need only contain the text
/// @param orderBy empty for the list's own order
/// @param descending `orderDir=desc`
record ListQuery(
    Game game,
    int limit,
    String titleText,
    boolean fuzzy,
    TreeFilters filters,
    OptionalLong priceFrom,
    OptionalLong priceTo,
    Optional<String> orderBy,
    boolean descending,
    Optional<String> cursor) {

  private static final int MAX_LIMIT = 100;
  private static final int MAX_CURSOR = 500;

  /// @param orders what `orderBy` may be
  /// @throws RefusedRequest with code 3 if something required is missing or something makes no
  ///   sense
  static ListQuery of(Query query, Set<String> orders, Behaviours behaviours) {
    Optional<String> orderBy = query.first("orderBy", "order_by");
    orderBy.ifPresent(order -> check(orders.contains(order), "orderBy", order));
    String direction = query.first("orderDir", "order_dir").orElse("asc");
    check(direction.equals("asc") || direction.equals("desc"), "orderDir", direction);
    Optional<String> cursor = query.first("cursor");
    check(cursor.map(String::length).orElse(0) <= MAX_CURSOR, "cursor", "over 500 characters");
    return new ListQuery(
        game(query),
        limit(query, behaviours),
        query.first("title").orElse("").toLowerCase(Locale.ROOT),
        behaviours.is(Behaviour.TITLE_MATCH, "fuzzy"),
        new TreeFilters(query.first("treeFilters", "tree_filters")),
        number(query, "priceFrom", "price_from"),
        number(query, "priceTo", "price_to"),
        orderBy,
        direction.equals("desc"),
        cursor);
  }

  boolean wantsTitle(String title) {
    String lower = title.toLowerCase(Locale.ROOT);
    return fuzzy ? lower.contains(titleText) : lower.startsWith(titleText);
  }

  boolean wantsPrice(long cents) {
    return (priceFrom.isEmpty() || cents >= priceFrom.getAsLong())
        && (priceTo.isEmpty() || cents <= priceTo.getAsLong());
  }

  static Game game(Query query) {
    String id = query.first("gameId", "game_id").orElse("");
    return Games.byId(id)
        .orElseThrow(() -> new RefusedRequest(Errors.invalidArgument("invalid gameId: " + id)));
  }

  static int limit(Query query, Behaviours behaviours) {
    OptionalLong limit = number(query, "limit", "limit");
    if (behaviours.is(Behaviour.LIST_LIMIT, "clamped")) {
      return Math.clamp(limit.orElse(MAX_LIMIT), 1, MAX_LIMIT);
    }
    if (limit.isEmpty() || limit.getAsLong() < 1 || limit.getAsLong() > MAX_LIMIT) {
      throw new RefusedRequest(Errors.invalidArgument("limit must be between 1 and 100"));
    }
    return (int) limit.getAsLong();
  }

  private static OptionalLong number(Query query, String name, String alias) {
    Optional<String> text = query.first(name, alias);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text.get()));
    } catch (NumberFormatException e) {
      throw new RefusedRequest(Errors.invalidArgument("invalid " + name + ": not a number"));
    }
  }

  private static void check(boolean fine, String name, String value) {
    if (!fine) {
      throw new RefusedRequest(Errors.invalidArgument("invalid " + name + ": " + value));
    }
  }
}
