package io.floatwise.core.bars;

/// The signals of one series for many lanes. Bars come stretch by stretch; what all lanes need is
/// computed once, what differs lane by lane in loops over primitive columns. Used by one thread.
public interface Signals {

  /// Most bars of a stretch: small enough that its columns stay in the fastest memory.
  int MOST_BARS = 1024;

  /// The next stretch: the bars from `from` until before `to`, at most [#MOST_BARS].
  void read(Bars bars, int from, int to);

  /// Adds what `lane` says at the closes of this stretch, in the order of its bars. Called once for
  /// each lane after each [#read].
  void decide(int lane, SignalList into);
}
