package io.floatwise.sandbox.market;

/// A course of which, from the end of one day on, every value is a share less.
record CrashedCourse(Course before, long day, double share) implements Course {

  @Override
  public boolean isOpen(long wanted) {
    return before.isOpen(wanted);
  }

  /// The value at the start of a day; within a day the market goes from one to the next evenly.
  @Override
  public double fairAt(long wanted) {
    double fair = before.fairAt(wanted);
    return wanted > day ? fair * (1 - share) : fair;
  }

  @Override
  public double salesOn(long wanted) {
    return before.salesOn(wanted);
  }

  @Override
  public long lastDay() {
    return before.lastDay();
  }
}
