package io.floatwise.sandbox.market;

import io.floatwise.core.market.Custody;
import io.floatwise.core.sim.Crowd;
import io.floatwise.core.sim.Mix;
import io.floatwise.core.sim.OrderFlow;
import java.time.Duration;
import java.util.Arrays;

/// The traders of one title: makers who list, undercut and re-price; takers and dumpers who arrive
/// at random; holders who keep targets below fair value; now and then somebody who lists far too
/// cheap, until somebody else snaps it up. Follows its [Course].
final class TitleFlow implements OrderFlow {

  private static final int DAY = 0;
  private static final int ARRIVAL = 1;
  private static final int MAKER = 2;
  private static final int HOLDER = 3;
  private static final int MISPRICE = 4;
  private static final int SNAP = 5;
  private static final int RIVAL = 6;
  private static final int KIND_BITS = 3;
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private static final int LEVELS = 4;
  private static final double ABSURD = 4;
  private static final double FACE_TO_FACE = 0.05;
  private static final double LOWEST_ASK = 0.995;
  private static final double STALE_ASK = 0.98;
  private static final double LEAST_BARGAIN = 0.10;
  private static final double BEST_BARGAIN = 0.25;
  private static final double MEAN_SNAP_MINUTES = 100;
  private static final double LAST_SNAP_MINUTES = 600;
  private static final double FIRST_SNAP_MINUTES = 4;

  private final Course course;
  private final Temper temper;
  private final Population population;
  private final Traders traders;
  private final Rivals rivals;
  private final Draw draw;
  private final Draw moods;
  private final Draw bargains;
  private long[] bargainKeys = {};
  private long today;
  private double fairNow;
  private double fairTomorrow;
  private double sales;
  private DayMood mood = new DayMood(0, 0);
  private boolean closed;

  TitleFlow(
      long seed,
      String name,
      Course course,
      Temper temper,
      Population population,
      Traders traders) {
    this.course = course;
    this.temper = temper;
    this.population = population;
    this.traders = traders;
    this.rivals = new Rivals(seed, name, traders, population);
    this.draw = new Draw(seed, name, 2);
    this.moods = new Draw(seed, name, 3);
    this.bargains = new Draw(seed, name, 4);
  }

  @Override
  public void open(Crowd crowd) {
    startDay(crowd);
    scheduleMispricing(crowd);
    if (!closed) {
      furnish(crowd);
    }
    rivals.open(crowd, (time, who) -> scheduleRival(crowd, time, who));
  }

  @Override
  public void due(Crowd crowd, long what) {
    int kind = (int) (what & ((1 << KIND_BITS) - 1));
    long subject = what >> KIND_BITS;
    switch (kind) {
      case DAY -> startDay(crowd);
      case MISPRICE -> misprice(crowd);
      case SNAP -> snap(crowd, subject);
      case RIVAL -> rival(crowd, (int) subject);
      default -> act(crowd, kind, subject);
    }
  }

  @Override
  public long stateHash() {
    long drawn = Mix.of(draw.state(), moods.state(), bargains.state());
    long rest = Mix.of(Arrays.hashCode(bargainKeys), rivals.stateHash());
    return Mix.of(drawn, rest, today);
  }

  // Days

  private void startDay(Crowd crowd) {
    boolean wasClosed = closed;
    today = Math.floorDiv(crowd.now(), DAY_MILLIS);
    if (today <= course.lastDay()) {
      crowd.schedule((today + 1) * DAY_MILLIS, DAY);
    }
    mood = DayMood.of(moods, temper, population.spread());
    closed = !course.isOpen(today);
    if (closed) {
      leave(crowd);
      return;
    }
    sales = course.salesOn(today);
    fairNow = course.fairAt(today);
    fairTomorrow = course.isOpen(today + 1) ? course.fairAt(today + 1) : fairNow;
    if (wasClosed) {
      furnish(crowd);
    }
    tendTargets(crowd);
    scheduleNext(crowd, ARRIVAL, sales);
    scheduleNext(crowd, MAKER, 2 * sales + 8);
    scheduleNext(crowd, HOLDER, 0.7 * sales + 4);
  }

  /// What was scheduled on another day is void: the day began with its own.
  private void act(Crowd crowd, int kind, long day) {
    if (day != today || closed) {
      return;
    }
    if (kind == ARRIVAL) {
      arrive(crowd);
      scheduleNext(crowd, ARRIVAL, sales);
    } else if (kind == MAKER) {
      make(crowd);
      scheduleNext(crowd, MAKER, 2 * sales + 8);
    } else {
      tendTargets(crowd);
      scheduleNext(crowd, HOLDER, 0.7 * sales + 4);
    }
  }

  private void scheduleNext(Crowd crowd, int kind, double perDay) {
    double wait = perDay > 0 ? draw.exponential(DAY_MILLIS / perDay) : DAY_MILLIS;
    if (wait < (today + 1) * DAY_MILLIS - crowd.now() - 1) {
      crowd.schedule(crowd.now() + 1 + (long) wait, (today << KIND_BITS) | kind);
    }
  }

  /// Takes every order of the crowd away.
  private void leave(Crowd crowd) {
    for (int rank = crowd.offers() - 1; rank >= 0; rank--) {
      if (!crowd.isAccountOffer(rank)) {
        crowd.withdraw(rank);
      }
    }
    withdrawTargets(crowd, 0, 0);
    bargainKeys = new long[0];
  }

  private void furnish(Crowd crowd) {
    for (int i = 0; i < population.depth(); i++) {
      list(crowd, ask(crowd));
    }
    int trolls = draw.chance(traders.trolls()) ? 1 + draw.below(2) : 0;
    for (int i = 0; i < trolls; i++) {
      list(crowd, fair(crowd) * draw.between(10, 2_000));
    }
    tendTargets(crowd);
  }

  private double fair(Crowd crowd) {
    double passed = (double) (crowd.now() - today * DAY_MILLIS) / DAY_MILLIS;
    return fairNow + (fairTomorrow - fairNow) * passed;
  }

  // Takers and dumpers

  private void arrive(Crowd crowd) {
    if (draw.chance(mood.dumping())) {
      dump(crowd);
    } else {
      take(crowd);
    }
  }

  private void take(Crowd crowd) {
    double most = fair(crowd) * (1.02 + draw.exponential(0.03));
    int rank = 0;
    while (rank < 4 && draw.chance(0.2)) {
      rank++;
    }
    for (int choice = Math.min(rank, crowd.offers() - 1); choice >= 0; choice--) {
      if (crowd.offerPrice(choice) <= most) {
        crowd.take(choice);
        return;
      }
    }
  }

  private void dump(Crowd crowd) {
    double least = fair(crowd) * (1 - 1.6 * mood.distance());
    for (int rank = 0; rank < crowd.targets() && crowd.targetPrice(rank) >= least; rank++) {
      if (crowd.isActiveTarget(rank)) {
        crowd.fill(rank, population.wear(draw), population.paintSeed(draw));
        return;
      }
    }
  }

  // Makers

  private void make(Crowd crowd) {
    repairStale(crowd);
    int ordinary = ordinaryOffers(crowd);
    if (ordinary < 0.8 * population.depth()
        || (ordinary < 1.25 * population.depth() && draw.chance(0.35))) {
      list(crowd, ask(crowd));
    } else if (ordinary > 1.25 * population.depth()) {
      withdrawWorst(crowd, ordinary);
    } else {
      int rank = draw.below(ordinary);
      if (!crowd.isAccountOffer(rank)
          && !isBargain(crowd.offerKey(rank))
          && !rivals.owns(crowd.offerKey(rank))) {
        crowd.reprice(rank, cents(ask(crowd)));
      }
    }
  }

  /// Whoever stands far below what the thing is worth now, without having meant to, notices.
  private void repairStale(Crowd crowd) {
    for (int i = 0; i < 3; i++) {
      int rank = bestOrdinary(crowd);
      if (rank < 0
          || crowd.isAccountOffer(rank)
          || crowd.offerPrice(rank) >= STALE_ASK * fair(crowd)) {
        return;
      }
      crowd.reprice(rank, cents(fair(crowd) * (1 + draw.exponential(0.02))));
    }
  }

  private void withdrawWorst(Crowd crowd, int ordinary) {
    for (int rank = ordinary - 1; rank >= 0; rank--) {
      if (!crowd.isAccountOffer(rank)) {
        crowd.withdraw(rank);
        return;
      }
    }
  }

  /// A new ask: just below the best one, or somewhere above fair value.
  private double ask(Crowd crowd) {
    double fair = fair(crowd);
    int best = bestOrdinary(crowd);
    if (best >= 0 && draw.chance(0.5)) {
      double undercut = crowd.offerPrice(best) - Math.max(1, fair * draw.between(0, 0.004));
      return Math.max(undercut, fair * LOWEST_ASK);
    }
    return fair * (1 + draw.exponential(0.035));
  }

  private void list(Crowd crowd, double price) {
    Custody custody = draw.chance(FACE_TO_FACE) ? Custody.SELLER : Custody.VENUE;
    crowd.list(cents(price), population.wear(draw), population.paintSeed(draw), custody);
  }

  private int bestOrdinary(Crowd crowd) {
    for (int rank = 0; rank < crowd.offers(); rank++) {
      if (!isBargain(crowd.offerKey(rank))) {
        return crowd.offerPrice(rank) < ABSURD * fair(crowd) ? rank : -1;
      }
    }
    return -1;
  }

  private int ordinaryOffers(Crowd crowd) {
    int count = crowd.offers();
    double absurd = ABSURD * fair(crowd);
    while (count > 0 && crowd.offerPrice(count - 1) >= absurd) {
      count--;
    }
    return count;
  }

  // Holders of targets

  private void tendTargets(Crowd crowd) {
    double fair = fair(crowd);
    double ceiling = fair * (1 - 0.7 * mood.distance());
    if (crowd.offers() > 0) {
      ceiling = Math.min(ceiling, (double) (crowd.offerPrice(0) - 1));
    }
    withdrawTargets(crowd, fair * (1 - 2.5 * mood.distance()), ceiling);
    int missing = LEVELS - crowdTargets(crowd);
    for (int i = 0; i < missing; i++) {
      double price = fair * (1 - mood.distance() * (1 + 0.6 * i * draw.unit()));
      long cents = (long) Math.min(price, ceiling);
      if (cents >= 1) {
        crowd.target(cents, 1 + (int) draw.exponential(1.5));
      }
    }
  }

  private static void withdrawTargets(Crowd crowd, double floor, double ceiling) {
    for (int rank = crowd.targets() - 1; rank >= 0; rank--) {
      long price = crowd.targetPrice(rank);
      if (!crowd.isAccountTarget(rank) && (price < floor || price > ceiling)) {
        crowd.withdrawTarget(rank);
      }
    }
  }

  private static int crowdTargets(Crowd crowd) {
    int count = 0;
    for (int rank = 0; rank < crowd.targets(); rank++) {
      count += crowd.isAccountTarget(rank) ? 0 : 1;
    }
    return count;
  }

  // Rivals

  private void scheduleRival(Crowd crowd, long time, int who) {
    if (today <= course.lastDay()) {
      crowd.schedule(time, ((long) who << KIND_BITS) | RIVAL);
    }
  }

  private void rival(Crowd crowd, int who) {
    double fair = closed ? Double.NaN : fair(crowd);
    double ceiling = fair * (1 - 0.7 * mood.distance());
    rivals.due(crowd, who, fair, ceiling, (time, next) -> scheduleRival(crowd, time, next));
  }

  // Mispriced offers

  private void scheduleMispricing(Crowd crowd) {
    if (population.mispricedPerDay() > 0) {
      double wait = bargains.exponential(DAY_MILLIS / population.mispricedPerDay());
      crowd.schedule(crowd.now() + 1 + (long) wait, MISPRICE);
    }
  }

  /// Somebody lists far below fair value; holders of targets that would cross pull them.
  private void misprice(Crowd crowd) {
    if (today <= course.lastDay()) {
      scheduleMispricing(crowd);
    }
    double share = bargains.between(LEAST_BARGAIN, BEST_BARGAIN);
    double patience = FIRST_SNAP_MINUTES + bargains.exponential(MEAN_SNAP_MINUTES);
    int wear = population.wear(bargains);
    int paintSeed = population.paintSeed(bargains);
    if (closed) {
      return;
    }
    long price = cents(fair(crowd) * (1 - share));
    withdrawTargets(crowd, 0, (double) (price - 1));
    long key = crowd.list(price, wear, paintSeed, Custody.VENUE);
    bargainKeys = Arrays.copyOf(bargainKeys, bargainKeys.length + 1);
    bargainKeys[bargainKeys.length - 1] = key;
    long snap = (long) (Math.min(patience, LAST_SNAP_MINUTES) * MINUTE);
    crowd.schedule(crowd.now() + snap, (key << KIND_BITS) | SNAP);
  }

  private void snap(Crowd crowd, long key) {
    bargainKeys = Arrays.stream(bargainKeys).filter(other -> other != key).toArray();
    int rank = crowd.rankOf(key);
    if (rank >= 0) {
      crowd.take(rank);
    }
  }

  private boolean isBargain(long key) {
    for (long bargain : bargainKeys) {
      if (bargain == key) {
        return true;
      }
    }
    return false;
  }

  private static long cents(double price) {
    return Math.max(1, StrictMath.round(price));
  }
}
