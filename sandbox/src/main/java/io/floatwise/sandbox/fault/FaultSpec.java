package io.floatwise.sandbox.fault;

/// A fault as it was switched on.
///
/// @param operation the only operation it meets, such as `GET /account/v1/balance`; empty for all
/// @param game the only game whose requests it meets, by its id such as `tf2`; empty for all
/// @param count how often it strikes before it ends; 0 for ever
/// @param probability that it strikes a request it meets, in millionths
/// @param seed what its chance derives from
/// @param delayMillis fixed delay
/// @param randomMillis most that is added to it
/// @param status HTTP status of `error-status`
/// @param seconds of `clock-skew` (may be negative) and of `Retry-After`
/// @param field of `schema-drift`; empty for one by chance
/// @param every of `partial-batch`: each row whose place in its request is a multiple of it fails;
///   0 for about half the rows, by chance
/// @param change of `schema-drift`: `removed`, `renamed`, `retyped`
public record FaultSpec(
    FaultKind kind,
    String operation,
    String game,
    int count,
    int probability,
    long seed,
    int delayMillis,
    int randomMillis,
    int status,
    int seconds,
    int every,
    String field,
    String change) {

  /// Certain.
  public static final int ALWAYS = 1_000_000;

  /// The fault with nothing set: the next `count` requests of any operation.
  public static FaultSpec of(FaultKind kind, int count) {
    return new FaultSpec(kind, "", "", count, ALWAYS, 1, 0, 0, 500, 1, 0, "", "removed");
  }
}
