package io.floatwise.core.scan;

import java.time.Instant;
import java.util.List;

/// What a scan found, and what of the market it could read.
///
/// @param now market time of the report
public record ScanReport(ScanResult result, List<GameReading> readings, Instant now) {

  public ScanReport {
    readings = List.copyOf(readings);
  }

  /// How often something could not be read.
  public int failures() {
    return readings.stream().mapToInt(r -> r.failures().size()).sum();
  }

  /// Whether finding nothing says nothing about the market: most offers could not be judged, or
  /// more could not be read than was looked at.
  public boolean isMostlyUnread() {
    return 2 * result.unjudged() > result.offers() || failures() > result.titles();
  }

  /// Whether not a single title could be looked at, because something of every game failed.
  public boolean isBlind() {
    return readings.stream().allMatch(r -> r.snapshots().isEmpty())
        && readings.stream().noneMatch(r -> r.failures().isEmpty());
  }
}
