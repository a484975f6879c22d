package io.floatwise.sandbox.market;

import io.floatwise.core.item.Game;

/// How lively the market of a game is. Everything here is an assumption, calibrated to the recorded
/// series of that game.
///
/// @param spread factor on the distance of the best target below fair value
/// @param tightest that distance at least, as a share
/// @param widest that distance at most, as a share
/// @param step daily step of fair value, as a share
/// @param jump size of its rare jumps, as a share
/// @param dumpChance chance of a day on which sellers fill targets
/// @param deepChance chance of a day on which they do so far below fair value
/// @param fireSaleChance chance of a day on which they do so at about half of it
/// @param leastSales sales a day of the quietest title
record Temper(
    double spread,
    double tightest,
    double widest,
    double step,
    double jump,
    double dumpChance,
    double deepChance,
    double fireSaleChance,
    double leastSales) {

  private static final double TIGHTEST = 0.03;
  private static final double FIRE_SALE = 1.0 / 1_100;

  /// Half of the least fee that there is.
  private static final double WITHIN_FEES = 0.01;

  /// For people.
  static final String WITHIN_FEES_TEXT = "of 1 %, less than any fee, so that there is no edge";

  static final Temper CS2 =
      new Temper(1, TIGHTEST, 0.15, 0.006, 0.045, 0.22, 1.0 / 150, FIRE_SALE, 1.5);
  private static final Temper DOTA2 =
      new Temper(0.4, TIGHTEST, 0.4, 0.04, 0.16, 0.06, 1.0 / 300, FIRE_SALE, 0.5);
  private static final Temper TF2 =
      new Temper(1.3, TIGHTEST, 0.4, 0.006, 0.045, 0.28, 1.0 / 500, FIRE_SALE, 0.5);
  private static final Temper RUST =
      new Temper(1.6, TIGHTEST, 0.4, 0.012, 0.045, 0.25, 1.0 / 600, FIRE_SALE, 0.5);

  static Temper of(Game game) {
    return switch (game) {
      case CS2 -> CS2;
      case DOTA2 -> DOTA2;
      case TF2 -> TF2;
      case RUST -> RUST;
    };
  }

  /// The same, but for targets that stand within the least fee of fair value, on every day.
  Temper efficient() {
    return new Temper(spread, WITHIN_FEES, WITHIN_FEES, step, jump, dumpChance, 0, 0, leastSales);
  }
}
