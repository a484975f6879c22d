package io.floatwise.dmarket.request;

import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What to list with the v2 operations: offers, own offers, own targets, inventory.
///
/// @param title only titles that begin with this, in any case
/// @param filters conditions on attributes
/// @param priceFrom least price, inclusive; known to offers and own targets only
/// @param priceTo greatest price, inclusive; known to offers and own targets only
/// @param orderBy `price`, `title`, `float`, `createdAt`; inventory also `updatedAt`
/// @param orderDir `asc` or `desc`
/// @param limit rows of a page, 1 to 100
/// @param cursor of the page, as the page before gave it
public record ItemQuery(
    Game game,
    Optional<String> title,
    TreeFilters filters,
    Optional<Money> priceFrom,
    Optional<Money> priceTo,
    Optional<String> orderBy,
    Optional<String> orderDir,
    int limit,
    Optional<String> cursor) {

  public static final int MAX_LIMIT = 100;

  public ItemQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit: expected 1 to 100, found " + limit);
    }
  }

  /// Everything of `game`, in pages of the greatest size.
  public static ItemQuery of(Game game) {
    return new ItemQuery(
        game,
        Optional.empty(),
        TreeFilters.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        MAX_LIMIT,
        Optional.empty());
  }

  public ItemQuery withTitle(String prefix) {
    return new ItemQuery(
        game, Optional.of(prefix), filters, priceFrom, priceTo, orderBy, orderDir, limit, cursor);
  }

  public ItemQuery withFilters(TreeFilters conditions) {
    return new ItemQuery(
        game, title, conditions, priceFrom, priceTo, orderBy, orderDir, limit, cursor);
  }

  public ItemQuery priced(Money from, Money to) {
    return new ItemQuery(
        game, title, filters, Optional.of(from), Optional.of(to), orderBy, orderDir, limit, cursor);
  }

  public ItemQuery ordered(String by, String direction) {
    return new ItemQuery(
        game,
        title,
        filters,
        priceFrom,
        priceTo,
        Optional.of(by),
        Optional.of(direction),
        limit,
        cursor);
  }

  public ItemQuery withLimit(int rows) {
    return new ItemQuery(game, title, filters, priceFrom, priceTo, orderBy, orderDir, rows, cursor);
  }

  /// The page with this cursor; empty is the first.
  public ItemQuery at(Optional<String> page) {
    return new ItemQuery(game, title, filters, priceFrom, priceTo, orderBy, orderDir, limit, page);
  }

  public ApiRequest toRequest(Operation operation) {
    List<Map.Entry<String, String>> query = new ArrayList<>();
    query.add(Map.entry("gameId", GameCode.of(game)));
    title.ifPresent(t -> query.add(Map.entry("title", t)));
    if (!filters.conditions().isEmpty()) {
      query.add(Map.entry("treeFilters", filters.text()));
    }
    priceFrom.ifPresent(p -> query.add(Map.entry("priceFrom", Long.toString(p.minor()))));
    priceTo.ifPresent(p -> query.add(Map.entry("priceTo", Long.toString(p.minor()))));
    orderBy.ifPresent(o -> query.add(Map.entry("orderBy", o)));
    orderDir.ifPresent(d -> query.add(Map.entry("orderDir", d)));
    query.add(Map.entry("limit", Integer.toString(limit)));
    cursor.ifPresent(c -> query.add(Map.entry("cursor", c)));
    return ApiRequest.get(operation, query);
  }
}
