package io.floatwise.testkit.sim;

import io.floatwise.core.market.Custody;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.sim.Crowd;
import io.floatwise.core.sim.OrderFlow;
import java.util.Random;

/// A title with a steady ladder, a buyer every few hours and now and then an offer far too cheap:
/// enough for round trips in a few hundred events.
public final class TinyMarket implements OrderFlow {

  private static final long HOUR = 3_600_000;
  private static final int LADDER = 6;
  private static final int HISTORY = 40;

  private final Random random;
  private final long fairCents;
  private long events;

  public TinyMarket(long seed, long fairCents) {
    this.random = new Random(seed);
    this.fairCents = fairCents;
  }

  @Override
  public void open(Crowd crowd) {
    for (int i = 0; i < HISTORY; i++) {
      crowd.trade(around(), -1, -1, SaleKind.OFFER);
    }
    fill(crowd);
    crowd.schedule(crowd.now() + HOUR, 0);
  }

  @Override
  public void due(Crowd crowd, long what) {
    events++;
    if (random.nextInt(3) == 0 && crowd.offers() > 0) {
      crowd.take(0);
    }
    if (random.nextInt(6) == 0) {
      crowd.list(fairCents * (70 + random.nextInt(15)) / 100, -1, -1, Custody.VENUE);
    }
    fill(crowd);
    crowd.schedule(crowd.now() + HOUR / 2 + random.nextInt((int) HOUR), 0);
  }

  @Override
  public long stateHash() {
    return events;
  }

  private void fill(Crowd crowd) {
    while (crowd.offers() < LADDER) {
      crowd.list(around(), -1, -1, Custody.VENUE);
    }
  }

  private long around() {
    return fairCents * (98 + random.nextInt(5)) / 100;
  }
}
