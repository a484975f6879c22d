package io.floatwise.sandbox.market;

/// How common traders are who are not honest makers, takers and holders of targets: each is the
/// share of titles, 0 to 1, in which one of them works.
///
/// @param undercutting re-prices its offer to one cent below the best of the others
/// @param overbidding re-places its target one cent above the best of the others
/// @param washing trades with itself far above fair value, which shows in the last sales
/// @param collecting pays more than the best offer for the float or the pattern it likes; never
///   buys from accounts
/// @param trolls offers that nobody will ever take
/// @param nines trolls, or more of them, that ask 9,999,999.00 USD
public record Traders(
    double undercutting,
    double overbidding,
    double washing,
    double collecting,
    double trolls,
    double nines) {

  /// Trolls, and nobody else.
  public static final Traders PLAIN = new Traders(0, 0, 0, 0, 0.3, 0);

  /// All kinds.
  public static final Traders MIXED = new Traders(0.25, 0.2, 0.05, 0.75, 0.3, 0.04);

  public Traders {
    for (double share :
        new double[] {undercutting, overbidding, washing, collecting, trolls, nines}) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("expected shares of titles from 0 to 1, found " + share);
      }
    }
  }

  /// For people: what of it is in the market.
  String describe() {
    return "undercutting bots in %s %% of the titles, overbidding bots in %s %%, wash traders in %s %%,"
            .formatted(percent(undercutting), percent(overbidding), percent(washing))
        + " collectors who pay more in %s %%,".formatted(percent(collecting))
        + " troll offers in %s %%, asks of 9,999,999.00 in %s %%"
            .formatted(percent(trolls), percent(nines));
  }

  private static long percent(double share) {
    return Math.round(100 * share);
  }
}
