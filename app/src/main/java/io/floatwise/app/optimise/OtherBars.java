package io.floatwise.app.optimise;

import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.OtherEntries;
import java.time.Instant;
import java.util.OptionalLong;

/// What the same money would have come to at another time of the same bars: as much bought at the
/// first open from then on, and sold at the first open after as long a time.
///
/// @param terms spread and fees; volume and limits are left out, in favour of the other time
record OtherBars(Bars bars, LaneTerms terms) implements OtherEntries {

  @Override
  public OptionalLong profit(ClosedTrade like, Instant entry) {
    int in = bars.firstFrom(entry.toEpochMilli());
    if (in >= bars.size()) {
      return OptionalLong.empty();
    }
    int out = bars.firstFrom(bars.time(in) + like.held().toMillis());
    if (out >= bars.size()) {
      return OptionalLong.empty();
    }
    Money half = Money.usd(bars.open(in)).at(halfSpread(), Rounding.UP);
    Money price = Money.usd(bars.open(in)).plus(half);
    long units = like.cost() / price.minor();
    if (units == 0) {
      return OptionalLong.empty();
    }
    Money paid = price.times(units);
    Money open = Money.usd(bars.open(out));
    Money got = open.minus(open.at(halfSpread(), Rounding.UP)).times(units);
    return OptionalLong.of(
        got.minus(got.at(terms.saleFee(), Rounding.UP))
            .minus(paid)
            .minus(paid.at(terms.purchaseFee(), Rounding.UP))
            .minor());
  }

  private Rate halfSpread() {
    return Rate.ofBasisPoints(terms.spread().basisPoints() / 2);
  }
}
