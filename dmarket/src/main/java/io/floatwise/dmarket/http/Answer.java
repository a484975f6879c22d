package io.floatwise.dmarket.http;

import java.time.Duration;
import java.util.Optional;

/// Where a value comes from.
///
/// @param status HTTP status, a success
/// @param requestId the venue's id of the request, where it gave one
/// @param age how long ago the question was sent, in protocol time; zero if it was sent for this
///   call
/// @param stale older than its class allows, given because the venue cannot be asked at the moment:
///   good for showing, not for deciding
public record Answer(int status, Optional<String> requestId, Duration age, boolean stale) {

  static Answer fresh(int status, Optional<String> requestId) {
    return new Answer(status, requestId, Duration.ZERO, false);
  }

  /// The answer to several questions: as old as the oldest, with the request id of the last.
  public Answer after(Answer before) {
    boolean older = before.age().compareTo(age) > 0;
    return new Answer(status, requestId, older ? before.age() : age, stale || before.stale());
  }

  Answer kept(Duration since, boolean tooLong) {
    return new Answer(status, requestId, since, tooLong);
  }
}
