package io.floatwise.core.backtest;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.tape.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What came of living a recorded run again.
///
/// @param from market time of the first start; empty if nothing was recorded
/// @param until market time of the last thing that was told
/// @param code that decided in the run that was told last
/// @param runs how many starts were recorded
/// @param market how many things of the market were told while a run went on
/// @param own how many rows of the account were read
/// @param sum what was written and decided
public record RerunResult(
    Optional<Instant> from,
    Optional<Instant> until,
    String code,
    long runs,
    long market,
    long own,
    Tally.Sum sum,
    Ending ending) {

  /// How it ended.
  public sealed interface Ending {}

  /// Everything was as it had been, up to the end.
  public record Same() implements Ending {}

  /// Something was written or decided otherwise.
  ///
  /// @param at market time of what the account was told next
  /// @param recorded what had been written and decided until then
  /// @param here what was written and decided now
  /// @param since entries written here since everything was last the same
  public record Different(Instant at, Tally.Sum recorded, Tally.Sum here, List<Entry> since)
      implements Ending {
    public Different {
      since = List.copyOf(since);
    }
  }

  /// Everything was as it had been, up to a place where it cannot be known.
  ///
  /// @param reason for people
  public record Stopped(Instant at, String reason) implements Ending {}
}
