package io.floatwise.dmarket.http;

import io.floatwise.dmarket.request.ApiRequest;
import java.util.Optional;
import okio.ByteString;

/// The end of one attempt.
///
/// @param reply the body of a success, or the fault
/// @param hints what the answer said about limits
/// @param trouble what it says about the state of the venue
record Exchange(Reply<ByteString> reply, RateHints hints, Optional<Trouble> trouble) {

  static Exchange failed(Fault fault) {
    return new Exchange(new Reply.Failed<>(fault), RateHints.NONE, Optional.empty());
  }

  /// The fault, if it is one.
  Optional<Fault> fault() {
    return switch (reply) {
      case Reply.Failed<ByteString>(Fault fault) -> Optional.of(fault);
      case Reply.Ok<ByteString> _ -> Optional.empty();
    };
  }

  /// Whether the venue refused it because of too many calls.
  boolean isThrottled() {
    return trouble.equals(Optional.of(Trouble.THROTTLED));
  }

  /// Whether our own budget or breaker did not let it pass.
  boolean isHeldBack() {
    return fault()
        .filter(f -> f.origin() == Fault.Origin.BUDGET || f.origin() == Fault.Origin.BREAKER)
        .isPresent();
  }

  /// Whether another attempt makes sense and does no harm.
  boolean isWorthRepeating(ApiRequest request) {
    return request.isRead()
        && reply instanceof Reply.Failed<ByteString>(Fault fault)
        && switch (fault.origin()) {
          case NETWORK -> true;
          case VENUE ->
              switch (fault.status().orElse(0)) {
                case 429, 500, 502, 503, 504 -> true;
                default -> false;
              };
          case BUDGET, BREAKER, DENIED, CLIENT -> false;
        };
  }
}
