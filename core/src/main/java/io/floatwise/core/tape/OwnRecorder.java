package io.floatwise.core.tape;

import java.time.Instant;

/// Where everything goes that an account is told besides the market, in the order in which it is
/// told, also as against what its [Recorder] is told. Returns at once and never fails.
@FunctionalInterface
public interface OwnRecorder {

  /// @param at market time at which it was told
  /// @param before what had been written and decided until then
  void tell(Instant at, Tally.Sum before, Own own);
}
