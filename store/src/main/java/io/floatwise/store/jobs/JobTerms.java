package io.floatwise.store.jobs;

import java.time.Duration;

/// How jobs are tried. All times are real time.
///
/// @param attempts after so many in a row it is a dead letter
/// @param pause after the first failure; it doubles with each further one
/// @param longestPause between two attempts
/// @param poll between two looks for something to do
/// @param beat between two signs of life of a node that works; after [#BEATS] missed ones its work
///   counts as failed
public record JobTerms(
    int attempts, Duration pause, Duration longestPause, Duration poll, Duration beat) {

  /// Missed signs of life.
  static final int BEATS = 4;

  public static final JobTerms USUAL =
      new JobTerms(
          5,
          Duration.ofSeconds(2),
          Duration.ofMinutes(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10));

  /// For work that somebody waits for.
  public static final JobTerms AWAITED =
      new JobTerms(
          USUAL.attempts(),
          USUAL.pause(),
          USUAL.longestPause(),
          Duration.ofMillis(200),
          USUAL.beat());

  /// @param failures so far, 1 or more
  Duration pauseAfter(int failures) {
    Duration doubled = pause.multipliedBy(1L << Math.min(failures - 1, 20));
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
