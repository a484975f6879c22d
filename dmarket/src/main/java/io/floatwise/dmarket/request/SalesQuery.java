package io.floatwise.dmarket.request;

import io.floatwise.core.item.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which sales of a title to list, newest first.
///
/// @param filters conditions on attributes, for example `floatPartValue[]=BS-0`
/// @param limit rows, documented 1 to 20, accepted up to 500
/// @param offset rows to leave out, 0 or more
public record SalesQuery(Title title, TreeFilters filters, int limit, int offset) {

  public static final int MAX_LIMIT = 500;

  public SalesQuery {
    if (limit < 1 || limit > MAX_LIMIT || offset < 0) {
      throw new IllegalArgumentException(
          "expected a limit of 1 to 500 and an offset of 0 or more, found %d and %d"
              .formatted(limit, offset));
    }
  }

  /// Every kind of sale.
  public static SalesQuery of(Title title, int limit) {
    return new SalesQuery(title, TreeFilters.NONE, limit, 0);
  }

  public SalesQuery skipping(int rows) {
    return new SalesQuery(title, filters, limit, rows);
  }

  public ApiRequest toRequest() {
    List<Map.Entry<String, String>> query = new ArrayList<>();
    query.add(Map.entry("gameId", GameCode.of(title.game())));
    query.add(Map.entry("title", title.name()));
    if (!filters.conditions().isEmpty()) {
      query.add(Map.entry("filters", filters.text()));
    }
    query.add(Map.entry("limit", Integer.toString(limit)));
    query.add(Map.entry("offset", Integer.toString(offset)));
    return ApiRequest.get(Operation.LAST_SALES, query);
  }
}
