package io.floatwise.core.scan;

import io.floatwise.core.error.InputException;
import io.floatwise.core.market.OfferId;
import java.util.List;
import java.util.Set;

/// What a person or a strategy looks for. Two equal requests on the same market give equal results,
/// so a result can be shared.
///
/// @param filters wishes beyond [Conditions#ALL]
/// @param titles white- and blacklist
/// @param own offers of ours, never bought and no competition
/// @param most opportunities in the result, 1 or more
public record ScanRequest(List<Filter> filters, TitleList titles, Set<OfferId> own, int most) {

  public ScanRequest {
    filters = List.copyOf(filters);
    own = Set.copyOf(own);
    if (most < 1) {
      throw new InputException("expected 1 opportunity or more, found " + most);
    }
  }
}
