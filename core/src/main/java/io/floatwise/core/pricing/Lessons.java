package io.floatwise.core.pricing;

/// What a valuation took from everything that was read and done before: with the reading of the
/// title itself it is all that a valuation is made of.
///
/// @param fills how orders of ours are filled
/// @param buyers what the title's peers said of those who take offers
/// @param sellers what they said of those who fill targets
public record Lessons(FillModel fills, Peers.Digest buyers, Peers.Digest sellers) {

  /// Those that `valuation` was made with.
  public static Lessons of(Valuation valuation) {
    return new Lessons(
        valuation.fills(),
        valuation.liquidity().peers().digest(),
        valuation.sellers().peers().digest());
  }

  /// Nothing was learnt of peers.
  public static Lessons of(FillModel fills) {
    return new Lessons(fills, Peers.Digest.NONE, Peers.Digest.NONE);
  }

  Liquidity among(Liquidity liquidity) {
    return liquidity.among(
        switch (liquidity.kind()) {
          case OFFER -> buyers.group();
          case TARGET -> sellers.group();
        });
  }
}
