package io.floatwise.sandbox.market;

import io.floatwise.core.market.Custody;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.sim.Crowd;
import io.floatwise.core.sim.Mix;
import java.time.Duration;

/// The traders of one title who play the market instead of using it: bots that undercut or overbid
/// whoever is best, and somebody who trades with himself. Each has a draw of its own and is absent
/// from most titles. How often they act and how far they go are assumptions.
final class Rivals {

  private static final int UNDERCUT = 0;
  private static final int OVERBID = 1;
  private static final int WASH = 2;
  private static final double QUARTER_HOUR = Duration.ofMinutes(15).toMillis();
  private static final double DAY = Duration.ofDays(1).toMillis();
  private static final double LOWEST_ASK = 0.985;
  private static final double MEAN_EXTRA_WAIT = 2;
  private static final double WASHES_PER_DAY = 3;
  private static final double LEAST_WASH = 1.15;
  private static final double MOST_WASH = 1.6;
  private static final long NINES = 999_999_900L;
  private static final long NONE = -1;

  private final Traders traders;
  private final Population population;
  private final Draw draw;
  private long offer = NONE;
  private long target = NONE;

  Rivals(long seed, String name, Traders traders, Population population) {
    this.traders = traders;
    this.population = population;
    this.draw = new Draw(seed, name, 5);
  }

  /// When and what to call [#due] with.
  interface Schedule {
    void at(long time, int who);
  }

  /// Those that are in this title come, once and for all.
  void open(Crowd crowd, Schedule schedule) {
    double[] shares = {traders.undercutting(), traders.overbidding(), traders.washing()};
    for (int who = UNDERCUT; who <= WASH; who++) {
      if (draw.chance(shares[who])) {
        schedule.at(crowd.now() + (long) draw.exponential(DAY / 4), who);
      }
    }
    if (draw.chance(traders.nines())) {
      crowd.list(NINES, population.wear(draw), population.paintSeed(draw), Custody.VENUE);
    }
  }

  /// One of them acts at most once in the quarter of an hour that the venue demands.
  ///
  /// @param fair value in US cents; NaN while there is no market
  /// @param ceiling what a target may pay at most
  void due(Crowd crowd, int who, double fair, double ceiling, Schedule schedule) {
    double wait = QUARTER_HOUR * (1 + draw.exponential(MEAN_EXTRA_WAIT));
    double wash = draw.exponential(DAY / WASHES_PER_DAY);
    if (!Double.isNaN(fair)) {
      switch (who) {
        case UNDERCUT -> undercut(crowd, fair);
        case OVERBID -> overbid(crowd, fair, ceiling);
        case WASH -> wash(crowd, fair);
        default -> throw new IllegalStateException("expected one of the rivals, found " + who);
      }
    }
    schedule.at(crowd.now() + 1 + (long) (who == WASH ? wash : wait), who);
  }

  /// Whether the offer is the undercutting bot's.
  boolean owns(long key) {
    return key == offer;
  }

  long stateHash() {
    return Mix.of(draw.state(), offer, target);
  }

  private void undercut(Crowd crowd, double fair) {
    int own = offer == NONE ? -1 : crowd.rankOf(offer);
    int best = own == 0 ? 1 : 0;
    if (crowd.offers() <= best || (own == 0 && crowd.offerPrice(0) < crowd.offerPrice(1))) {
      return;
    }
    long price = Math.max(crowd.offerPrice(best) - 1, Math.max(1, Math.round(fair * LOWEST_ASK)));
    if (own < 0) {
      int wear = population.wear(draw);
      offer = crowd.list(price, wear, population.paintSeed(draw), Custody.VENUE);
    } else if (price != crowd.offerPrice(own)) {
      offer = crowd.reprice(own, price);
    }
  }

  private void overbid(Crowd crowd, double fair, double ceiling) {
    int own = rankOfTarget(crowd);
    int best = own == 0 ? 1 : 0;
    if (own == 0 && (crowd.targets() == 1 || crowd.targetPrice(0) > crowd.targetPrice(1))) {
      return;
    }
    long price = crowd.targets() > best ? crowd.targetPrice(best) + 1 : (long) (fair * 0.8);
    long most = (long) Math.min(ceiling, crowd.offers() > 0 ? crowd.offerPrice(0) - 1.0 : ceiling);
    if (price < 1 || price > most) {
      return;
    }
    if (own >= 0) {
      crowd.withdrawTarget(own);
    }
    target = crowd.target(price, 1);
  }

  private int rankOfTarget(Crowd crowd) {
    for (int rank = 0; rank < crowd.targets(); rank++) {
      if (crowd.targetKey(rank) == target) {
        return rank;
      }
    }
    return -1;
  }

  private void wash(Crowd crowd, double fair) {
    long price = Math.max(1, Math.round(fair * draw.between(LEAST_WASH, MOST_WASH)));
    crowd.trade(price, population.wear(draw), population.paintSeed(draw), SaleKind.OFFER);
  }
}
