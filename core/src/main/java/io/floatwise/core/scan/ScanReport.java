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

  /// Whether not a single title could be looked at, because something of every game failed.
  public boolean isBlind() {
    return readings.stream().allMatch(r -> r.snapshots().isEmpty())
        && readings.stream().noneMatch(r -> r.failures().isEmpty());
  }
}
