package io.floatwise.sandbox.fault;

/// A fault that meets a request.
///
/// @param draw chance of this strike, the same for the same seed and order of requests
public record Strike(FaultSpec spec, long draw) {

  /// A number from 0 to `bound` - 1 that depends on the strike and on `salt`.
  int pick(int bound, long salt) {
    return (int) Long.remainderUnsigned(Chance.mix(draw, salt), bound);
  }
}
