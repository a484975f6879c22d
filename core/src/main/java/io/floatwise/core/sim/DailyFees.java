package io.floatwise.core.sim;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Fees of a made-up but fixed calendar: 10 %, at least one cent, and every UTC day another set of
/// about a quarter of the titles with 2 to 5 % inside price bounds, each for 3 to 7 days. Levels and
/// shares are assumptions. Not thread-safe.
public final class DailyFees implements FeePolicy {

  private static final Rate DEFAULT_RATE = Rate.ofPercent(10);
  private static final Money MIN_FEE = Money.usd(1);
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int REDUCED_PERCENT = 25;
  private static final int LEAST_DAYS = 3;
  private static final int DAY_CHOICES = 5;
  private static final int LEAST_RATE = 200;
  private static final int RATE_STEP = 50;
  private static final int RATE_CHOICES = 7;
  private static final int HALF = 5_000;
  private static final int LEAST_CEILING = 11_000;
  private static final int CEILING_CHOICES = 9_000;

  private final long seed;
  private final Map<Title, Money> typical;
  private final Map<Game, FeeSchedule> latest = new EnumMap<>(Game.class);

  /// @param typical titles that may get a reduced fee, with the price that its bounds surround
  public DailyFees(long seed, Map<Title, Money> typical) {
    this.seed = seed;
    this.typical = Map.copyOf(typical);
  }

  @Override
  public FeeSchedule at(Game game, Instant time) {
    long day = Math.floorDiv(time.toEpochMilli(), DAY);
    Instant midnight = Instant.ofEpochMilli(day * DAY);
    FeeSchedule known = latest.get(game);
    if (known == null || !known.asOf().equals(midnight)) {
      known = new FeeSchedule(game, DEFAULT_RATE, MIN_FEE, reduced(game, day), midnight);
      latest.put(game, known);
    }
    return known;
  }

  private Map<Title, FeeClass> reduced(Game game, long day) {
    Map<Title, FeeClass> classes = new HashMap<>();
    typical.forEach(
        (title, price) -> {
          long own = Mix.of(seed, title.name().hashCode());
          long length = LEAST_DAYS + Long.remainderUnsigned(own, DAY_CHOICES);
          long block = Math.floorDiv(day + Long.remainderUnsigned(own, length), length);
          long draw = Mix.of(own, block);
          if (title.game() == game && Long.remainderUnsigned(draw, 100) < REDUCED_PERCENT) {
            long end = (block + 1) * length - Long.remainderUnsigned(own, length);
            classes.put(title, feeClass(price, Mix.of(draw, 1), end));
          }
        });
    return classes;
  }

  private static FeeClass feeClass(Money price, long draw, long endDay) {
    int rate = LEAST_RATE + RATE_STEP * (int) Long.remainderUnsigned(draw, RATE_CHOICES);
    int ceiling = LEAST_CEILING + (int) Long.remainderUnsigned(draw >>> 8, CEILING_CHOICES);
    return new FeeClass(
        Rate.ofBasisPoints(rate),
        price.at(Rate.ofBasisPoints(HALF), Rounding.UP),
        price.at(Rate.ofBasisPoints(ceiling), Rounding.UP),
        Instant.ofEpochMilli(endDay * DAY));
  }
}
