package io.floatwise.core.risk;

import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;

/// Proof that the risk gate let an intent pass. Only this package can make one, and
/// [io.floatwise.core.execution.Venue] accepts nothing else.
public final class Approved {

  private final IntentId id;
  private final Intent intent;

  Approved(IntentId id, Intent intent) {
    this.id = id;
    this.intent = intent;
  }

  public IntentId id() {
    return id;
  }

  public Intent intent() {
    return intent;
  }

  @Override
  public String toString() {
    return id + " " + intent;
  }
}
