package io.floatwise.sandbox.market;

/// Fair value and volume drawn from a seed: small daily steps with rare jumps, pulled back towards
/// where it began; volume with a fast, a slow and a very slow component.
final class SeededCourse implements Course {

  private static final double PULL = 0.01;
  private static final double JUMP_CHANCE = 1.0 / 300;
  private static final double SLOW_KEEP = 0.997;
  private static final double SLOW = 0.6;
  private static final double MEDIUM_KEEP = 0.96;
  private static final double MEDIUM = 0.45;
  private static final double FAST = 0.25;

  private final Draw draw;
  private final Temper temper;
  private final double base;
  private final double sales;
  private long day;
  private double drift;
  private double nextDrift;
  private double slow;
  private double medium;
  private double volume;

  SeededCourse(
      long seed, String name, Temper temper, long firstDay, double cents, double salesPerDay) {
    this.temper = temper;
    draw = new Draw(seed, name, 1);
    base = cents;
    sales = salesPerDay;
    day = firstDay;
    slow = SLOW * draw.gauss();
    medium = MEDIUM * draw.gauss();
    nextDrift = step(0);
    volume = busyness();
  }

  @Override
  public boolean isOpen(long wanted) {
    return true;
  }

  @Override
  public double fairAt(long wanted) {
    forwardTo(wanted - 1);
    return base * StrictMath.exp(wanted == day ? drift : nextDrift);
  }

  @Override
  public double salesOn(long wanted) {
    forwardTo(wanted);
    return sales * volume;
  }

  @Override
  public long lastDay() {
    return Long.MAX_VALUE;
  }

  /// Keeps the state at `wanted`, from which that day and the next can be told.
  private void forwardTo(long wanted) {
    while (day < wanted) {
      day++;
      drift = nextDrift;
      nextDrift = step(drift);
      slow = SLOW_KEEP * slow + SLOW * StrictMath.sqrt(1 - SLOW_KEEP * SLOW_KEEP) * draw.gauss();
      medium =
          MEDIUM_KEEP * medium
              + MEDIUM * StrictMath.sqrt(1 - MEDIUM_KEEP * MEDIUM_KEEP) * draw.gauss();
      volume = busyness();
    }
  }

  private double step(double from) {
    double jump = draw.chance(JUMP_CHANCE) ? temper.jump() * draw.gauss() : 0;
    return from * (1 - PULL) + temper.step() * draw.gauss() + jump;
  }

  private double busyness() {
    return StrictMath.exp(slow + medium + FAST * draw.gauss() - (SLOW * SLOW) / 2);
  }
}
