package io.floatwise.core.trade;

/// What became of a purchase that waited for approval.
public enum RequestEnd {
  /// It was approved, checked again and handed to the venue.
  SUBMITTED,
  /// It was approved, but did not pass when it was checked again.
  REFUSED,
  /// A person said no.
  DENIED,
  /// Nobody said anything in time, or the market could not be looked at in time.
  EXPIRED
}
