package io.floatwise.testkit.sim;

import io.floatwise.core.market.Custody;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.sim.Crowd;
import io.floatwise.core.sim.OrderFlow;
import java.util.Random;

/// A title whose whole book falls by some percent for half a day and comes back: what mean
/// reversion waits for.
final class Swinging implements OrderFlow {

  private static final long HOUR = 3_600_000;
  private static final int HISTORY = 60;
  private static final int OFFERS = 8;
  private static final int PERIOD_HOURS = 36;
  private static final int FALLEN_HOURS = 10;

  private final Random random;
  private final long fairCents;
  private long events;

  Swinging(long seed, long fairCents) {
    this.random = new Random(seed);
    this.fairCents = fairCents;
  }

  @Override
  public void open(Crowd crowd) {
    for (int i = 0; i < HISTORY; i++) {
      crowd.trade(price(crowd, random.nextInt(5) - 2), -1, -1, SaleKind.OFFER);
    }
    quote(crowd);
    crowd.schedule(crowd.now() + HOUR, 0);
  }

  @Override
  public void due(Crowd crowd, long what) {
    events++;
    if (crowd.offers() > 0) {
      crowd.take(0);
    }
    quote(crowd);
    crowd.schedule(crowd.now() + HOUR / 2 + random.nextInt((int) HOUR), 0);
  }

  @Override
  public long stateHash() {
    return events;
  }

  /// Everybody asks and bids anew.
  private void quote(Crowd crowd) {
    for (int rank = crowd.targets() - 1; rank >= 0; rank--) {
      if (!crowd.isAccountTarget(rank)) {
        crowd.withdrawTarget(rank);
      }
    }
    for (int rank = crowd.offers() - 1; rank >= 0; rank--) {
      if (!crowd.isAccountOffer(rank)) {
        crowd.withdraw(rank);
      }
    }
    for (int i = 0; i < OFFERS; i++) {
      crowd.list(price(crowd, random.nextInt(3)), -1, -1, Custody.VENUE);
    }
    crowd.target(price(crowd, -2), 3);
  }

  private long price(Crowd crowd, int percentAway) {
    boolean fallen = crowd.now() / HOUR % PERIOD_HOURS < FALLEN_HOURS;
    return fairCents * ((fallen ? 87 : 100) + percentAway) / 100;
  }
}
