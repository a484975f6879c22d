package io.floatwise.sandbox.market;

/// What kind of day it is for one title. On some days sellers dump into the targets, rarely into
/// targets far below; this is what makes daily medians bounce as they do in recorded series. Shares
/// and depths are assumptions, calibrated.
///
/// @param dumping share of sales in which a seller fills a target
/// @param distance of the best target below fair value that day, as a share
record DayMood(double dumping, double distance) {

  private static final double QUIET_DUMPING = 0.1;
  private static final double DUMPING = 0.75;

  static DayMood of(Draw draw, Temper temper, double spread) {
    double kind = draw.unit();
    double distance = spread * draw.between(0.85, 1.15);
    if (kind < temper.fireSaleChance()) {
      return new DayMood(DUMPING, draw.between(0.48, 0.65));
    }
    if (kind < temper.fireSaleChance() + temper.deepChance()) {
      return new DayMood(DUMPING, draw.between(0.16, 0.3));
    }
    boolean dump = kind < temper.fireSaleChance() + temper.deepChance() + temper.dumpChance();
    return new DayMood(dump ? DUMPING : QUIET_DUMPING, distance);
  }
}
