package io.floatwise.web;

import io.floatwise.core.error.InputException;
import java.time.Duration;

/// How the dashboard is served. Times are real time.
///
/// @param port port on 127.0.0.1; 0 takes a free one
/// @param pace least time between two updates of one stream
/// @param heartbeat longest silence of a stream
/// @param maxStreams open streams at once; more are refused with 503
public record DashboardConfig(int port, Duration pace, Duration heartbeat, int maxStreams) {

  public DashboardConfig {
    if (port < 0 || port > 65_535) {
      throw new InputException("expected a port from 0 to 65535, found " + port);
    }
    if (pace.isNegative() || !heartbeat.isPositive() || maxStreams < 1) {
      throw new InputException(
          "expected a pace of 0 or more, a heartbeat and a stream, found %s, %s, %d"
              .formatted(pace, heartbeat, maxStreams));
    }
  }

  /// The defaults: four updates a second, a heartbeat every 10 s, 32 streams.
  public static DashboardConfig onPort(int port) {
    return new DashboardConfig(port, Duration.ofMillis(250), Duration.ofSeconds(10), 32);
  }
}
