package io.floatwise.core.tape;

import java.time.Instant;

/// Where everything goes that is learnt of the market. Returns at once and never fails: what cannot
/// be recorded is counted and stands on the tape as a gap, and trading goes on.
@FunctionalInterface
public interface Recorder {

  /// @param at market time at which it was learnt
  void tell(Instant at, Told told);
}
