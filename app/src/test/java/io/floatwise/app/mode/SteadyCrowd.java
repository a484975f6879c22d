package io.floatwise.app.mode;

import io.floatwise.core.market.Custody;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.sim.Crowd;
import io.floatwise.core.sim.OrderFlow;
import java.util.Random;

/// Traders who come and go by the clock and ask nobody what to do: sellers who keep their offers
/// up, buyers who take the cheapest, and now and then an offer far too cheap that its owner takes
/// down a quarter of an hour later, before anybody else looks. So whoever watches sees everybody
/// who would have bought from us.
final class SteadyCrowd implements OrderFlow {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final int STOCK = 120;
  private static final int HISTORY = 60;
  private static final int SELL = 0;
  private static final int BUY = 1;
  private static final int TICK = 2;
  private static final int FIRST_KEY = 10;

  private final Random random;
  private final long fairCents;
  private long events;

  SteadyCrowd(long seed, long fairCents) {
    this.random = new Random(seed);
    this.fairCents = fairCents;
  }

  @Override
  public void open(Crowd crowd) {
    for (int i = 0; i < HISTORY; i++) {
      crowd.trade(around(0), -1, -1, SaleKind.OFFER);
    }
    for (int i = 0; i < STOCK; i++) {
      crowd.list(around(2 + i / 20), -1, -1, Custody.VENUE);
    }
    crowd.schedule(crowd.now() + HOUR, TICK);
  }

  /// Full hours plan what happens between the tenth and the fiftieth minute of each.
  @Override
  public void due(Crowd crowd, long what) {
    events++;
    if (what == TICK) {
      plan(crowd);
    } else if (what == SELL) {
      crowd.list(around(0), -1, -1, Custody.VENUE);
    } else if (what == BUY) {
      crowd.take(0);
    } else if (crowd.rankOf(what - FIRST_KEY) >= 0) {
      crowd.withdraw(crowd.rankOf(what - FIRST_KEY));
    }
  }

  private void plan(Crowd crowd) {
    long now = crowd.now();
    for (int i = random.nextInt(4); i > 0; i--) {
      crowd.schedule(now + 10 * MINUTE + random.nextInt((int) (40 * MINUTE)), SELL);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      crowd.schedule(now + 10 * MINUTE + random.nextInt((int) (40 * MINUTE)), BUY);
    }
    if (random.nextInt(4) == 0) {
      long key = crowd.list(fairCents * (70 + random.nextInt(12)) / 100, -1, -1, Custody.VENUE);
      crowd.schedule(now + 5 * MINUTE, key + FIRST_KEY);
    }
    crowd.schedule(now + HOUR, TICK);
  }

  @Override
  public long stateHash() {
    return events;
  }

  private long around(int more) {
    return fairCents * (1000 + 10L * more + random.nextInt(41) - 20) / 1000;
  }
}
