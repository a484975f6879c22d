package io.floatwise.app.live;

import java.time.Instant;
import java.util.List;

/// What may happen in the middle of a round: commands of people must not wait for its end, least of
/// all those that stop something. Called on the thread that trades, before each thing that is
/// decided and every few milliseconds while something is read.
@FunctionalInterface
public interface Interlude {

  /// @param now market time of the round
  /// @param soFar what this round could not read until now
  void during(Instant now, List<Trouble> soFar);
}
