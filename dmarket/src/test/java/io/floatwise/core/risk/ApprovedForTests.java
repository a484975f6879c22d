package io.floatwise.core.risk;

import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;

/// Makes approved intents without a risk gate, for tests of a venue. It lives in the package of
/// [Approved] because only that package can make one; the product has no such class.
public final class ApprovedForTests {

  private ApprovedForTests() {}

  public static Approved of(Intent intent) {
    return new Approved(new IntentId(1), intent);
  }
}
