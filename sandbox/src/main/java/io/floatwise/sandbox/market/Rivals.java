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
  private static final int COLLECT = 3;
  private static final double QUARTER_HOUR = Duration.ofMinutes(15).toMillis();
  private static final double DAY = Duration.ofDays(1).toMillis();
  private static final double LOWEST_ASK = 0.985;
  private static final double MEAN_EXTRA_WAIT = 2;
  private static final double WASHES_PER_DAY = 3;
  private static final double SPREES = 0.07;
  private static final double RARE = 0.1;
  private static final double LEAST_RARE = 1.1;
  private static final double MOST_RARE = 1.5;
  private static final double GO_ON = 0.8;
  private static final double MEAN_PAUSE = Duration.ofMinutes(30).toMillis();
  private static final double MOST_PAID = 1.4;
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
    double[] shares = {
      traders.undercutting(), traders.overbidding(), traders.washing(), traders.collecting()
    };
    for (int who = UNDERCUT; who <= COLLECT; who++) {
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
    double wait =
        switch (who) {
          case WASH -> draw.exponential(DAY / WASHES_PER_DAY);
          case COLLECT -> collectors();
          default -> QUARTER_HOUR * (1 + draw.exponential(MEAN_EXTRA_WAIT));
        };
    if (!Double.isNaN(fair)) {
      switch (who) {
        case UNDERCUT -> undercut(crowd, fair);
        case OVERBID -> overbid(crowd, fair, ceiling);
        case WASH -> wash(crowd, fair);
        case COLLECT -> collect(crowd, fair);
        default -> throw new IllegalStateException("expected one of the rivals, found " + who);
      }
    }
    schedule.at(crowd.now() + 1 + (long) wait, who);
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

  /// Collectors come for a few hours and buy several times.
  private double collectors() {
    return draw.chance(GO_ON)
        ? draw.exponential(MEAN_PAUSE)
        : draw.exponential(DAY / (SPREES * population.depth()));
  }

  /// Takes one of the ordinary offers, rather a dear one, however many are cheaper; or buys a rare
  /// pattern from somebody who never put it on sale.
  private void collect(Crowd crowd, double fair) {
    if (draw.chance(RARE)) {
      sell(crowd, fair * draw.between(LEAST_RARE, MOST_RARE));
      return;
    }
    int dearest = 0;
    while (dearest < crowd.offers() && crowd.offerPrice(dearest) <= MOST_PAID * fair) {
      dearest++;
    }
    if (dearest < population.depth() / 2) {
      return; // next to nothing is left to choose from
    }
    int one = draw.below(dearest);
    int other = draw.below(dearest);
    int liked = Math.max(one, other);
    if (!crowd.isAccountOffer(liked)) {
      crowd.take(liked);
    }
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
    sell(crowd, fair * draw.between(LEAST_WASH, MOST_WASH));
  }

  private void sell(Crowd crowd, double price) {
    long cents = Math.max(1, Math.round(price));
    crowd.trade(cents, population.wear(draw), population.paintSeed(draw), SaleKind.OFFER);
  }
}
