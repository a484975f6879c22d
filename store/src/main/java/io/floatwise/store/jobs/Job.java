package io.floatwise.store.jobs;

import java.time.Duration;
import java.util.Optional;

/// Something to be done in the background, on whichever node has time.
///
/// @param name lower-case letters and hyphens; every node that knows it does the same under it
/// @param every real time from the end of one to the begin of the next; empty if it is done only
///   when it is asked for
/// @param work must bear to be done twice, because a node may die after it and before it said so
public record Job(String name, Optional<Duration> every, Work work) {

  /// Of a job that is about nothing in particular.
  public static final String ALL = "all";

  /// What is done, on a thread of the scheduler, which is interrupted if the node ends.
  @FunctionalInterface
  public interface Work {

    /// Whatever it throws counts as a failure, and it is tried again.
    ///
    /// @param subject what it is about, for example an account; [#ALL] if nothing in particular
    void about(String subject);
  }

  public Job {
    if (!name.matches("[a-z]+(-[a-z]+)*")) {
      throw new IllegalArgumentException(
          "expected lower-case letters and hyphens, found '" + name + "'");
    }
    every.ifPresent(duration -> {
      if (!duration.isPositive()) {
        throw new IllegalArgumentException("expected a time above 0, found " + duration);
      }
    });
  }
}
