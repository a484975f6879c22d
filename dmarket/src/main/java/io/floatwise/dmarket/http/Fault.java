package io.floatwise.dmarket.http;

import io.floatwise.core.market.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Why a call brought nothing: the one type for everything that can go wrong. It holds no secret.
///
/// @param failure what it means to the callers of the ports
/// @param origin who caused it
/// @param status HTTP status, where there was one
/// @param code the venue's word, or ours: `NotSent`, `Throttled`, `CircuitOpen`, `ReadOnly`,
///   `NoAnswer`, `Garbled`, `Gone` for an operation that the venue retired
/// @param requestId the venue's id of the request, where it gave one
/// @param definite the request certainly changed nothing at the venue
public record Fault(
    Failure failure,
    Origin origin,
    OptionalInt status,
    String code,
    Optional<String> requestId,
    boolean definite) {

  /// Who caused a fault.
  public enum Origin {
    /// An answer of the venue.
    VENUE,
    /// No answer, or only a part of one.
    NETWORK,
    /// Our own budget; nothing was sent.
    BUDGET,
    /// Our own circuit breaker: the venue failed too often just before; nothing was sent.
    BREAKER,
    /// The authoriser denied it; nothing was sent.
    DENIED,
    /// This client: it is closed, or the request cannot be sent unchanged; nothing was sent.
    CLIENT
  }

  /// For people.
  public String message() {
    return failure.detail();
  }

  static Fault notSent(String detail) {
    return new Fault(
        new Failure.Unreachable(detail + "; nothing was sent"),
        Origin.NETWORK,
        OptionalInt.empty(),
        "NotSent",
        Optional.empty(),
        true);
  }

  static Fault noAnswer(String detail) {
    return new Fault(
        new Failure.Unreachable(detail + " after the request was sent"),
        Origin.NETWORK,
        OptionalInt.empty(),
        "NoAnswer",
        Optional.empty(),
        false);
  }

  static Fault overBudget(String what, Duration wait) {
    return new Fault(
        new Failure.Throttled(wait, "our own budget of " + what + " is used up; nothing was sent"),
        Origin.BUDGET,
        OptionalInt.empty(),
        "Throttled",
        Optional.empty(),
        true);
  }

  /// Only an answer that is too old could be had.
  public static Fault tooOld(Duration age) {
    return new Fault(
        new Failure.Unreachable("the venue rests, and its latest answer is %s old".formatted(age)),
        Origin.BREAKER,
        OptionalInt.empty(),
        "CircuitOpen",
        Optional.empty(),
        true);
  }

  static Fault circuitOpen(String what) {
    return new Fault(
        new Failure.Unreachable(what + " failed too often and rests; nothing was sent"),
        Origin.BREAKER,
        OptionalInt.empty(),
        "CircuitOpen",
        Optional.empty(),
        true);
  }

  static Fault denied(String reason) {
    return new Fault(
        new Failure.Refused("ReadOnly", reason),
        Origin.DENIED,
        OptionalInt.empty(),
        "ReadOnly",
        Optional.empty(),
        true);
  }

  static Fault client(String code, String detail) {
    return new Fault(
        new Failure.Refused(code, detail + "; nothing was sent"),
        Origin.CLIENT,
        OptionalInt.empty(),
        code,
        Optional.empty(),
        true);
  }

  /// An answer with a success status that cannot be understood: whatever it was, it may have
  /// happened.
  static Fault garbled(int status, Optional<String> requestId, String detail) {
    return new Fault(
        new Failure.Garbled(detail),
        Origin.VENUE,
        OptionalInt.of(status),
        "Garbled",
        requestId,
        false);
  }

  /// An answer that is understood but incomplete, such as a list without an end.
  public static Fault incomplete(String detail) {
    return new Fault(
        new Failure.Garbled(detail),
        Origin.VENUE,
        OptionalInt.empty(),
        "Garbled",
        Optional.empty(),
        false);
  }
}
