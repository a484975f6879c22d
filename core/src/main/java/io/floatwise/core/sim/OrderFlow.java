package io.floatwise.core.sim;

/// What the other traders of one title do. It lives on the exchange's thread, acts only through
/// [Crowd], and draws only from randomness of its own, so that titles do not disturb one another.
public interface OrderFlow {

  /// Called once, at the time the title is opened; lists the first offers and schedules what comes.
  void open(Crowd crowd);

  /// Something scheduled with [Crowd#schedule] is due; `what` is as it was given there.
  void due(Crowd crowd, long what);

  /// A number that differs when the flow would act differently from now on.
  long stateHash();
}
