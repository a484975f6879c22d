package io.floatwise.optimiser.check;

/// Something that speaks against a result.
///
/// @param kind what it is
/// @param text with the figures and the threshold, for people
public record Warning(Kind kind, String text) {

  /// What can speak against a result; the names are stable.
  public enum Kind {
    /// No trial ended with a score.
    NO_RESULT,
    /// A backtest with less data made other trades.
    LOOK_AHEAD,
    /// Trials threw, took too long or were not run.
    TRIALS_LOST,
    /// Too few trades for any statistic.
    FEW_TRADES,
    /// The best value is the first or last that was tried.
    EDGE_OF_RANGE,
    /// One step beside the best is much worse.
    SHARP_PEAK,
    /// There is nothing out of sample.
    NOT_WALKED_FORWARD,
    /// Training and test are nearer than a trade lasts.
    SHORT_GAP,
    /// What was chosen did much worse on what came after.
    WORSE_OUT_OF_SAMPLE,
    /// The best of so many trials may be the best by luck.
    DEFLATED_SHARPE,
    /// The best of one half is more often below the middle of the other half than above.
    OVERFITTED,
    /// The mean return may be zero.
    UNCERTAIN_MEAN,
    /// The record is shorter than its ratio needs.
    SHORT_RECORD,
    /// Entries drawn at random did as well.
    NOT_BETTER_THAN_RANDOM,
    /// A statistic that would be asked for could not be computed.
    NOT_COMPUTED
  }
}
