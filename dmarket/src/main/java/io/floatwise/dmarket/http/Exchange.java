package io.floatwise.dmarket.http;

import io.floatwise.dmarket.request.ApiRequest;
import okio.ByteString;

/// The end of one attempt.
///
/// @param reply the body of a success, or the fault
/// @param hints what the answer said about limits
record Exchange(Reply<ByteString> reply, RateHints hints) {

  static Exchange failed(Fault fault) {
    return new Exchange(new Reply.Failed<>(fault), RateHints.NONE);
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
          case BUDGET, DENIED, CLIENT -> false;
        };
  }
}
