package io.floatwise.core.shared;

import java.time.Duration;

/// What people ask for, by what it costs, and how often each of them may. What stops trading is not
/// here: it is never counted.
public enum CommandKind {
  SCAN(10, 15),
  TARGET_CREATE(5, 5),
  DELETE(10, 10),
  BALANCE(20, 20),
  PORTFOLIO(15, 15),
  SETTINGS(5, 5),
  OTHER(30, 40);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int perMinute;
  private final int burst;

  CommandKind(int perMinute, int burst) {
    this.perMinute = perMinute;
    this.burst = burst;
  }

  /// Commands of one person that may come each minute for ever.
  public int perMinute() {
    return perMinute;
  }

  /// Commands that may come at once after a rest.
  public int burst() {
    return burst;
  }

  /// Time after which another one may come.
  public Duration each() {
    return MINUTE.dividedBy(perMinute);
  }
}
