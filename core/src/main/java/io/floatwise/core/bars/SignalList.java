package io.floatwise.core.bars;

/// The bars of a stretch at whose close a lane says something; at all others it holds. Made once
/// and used for every stretch.
public final class SignalList {

  private final int[] codes = new int[Signals.MOST_BARS];
  private int size;

  /// @param bar in the stretch, after all that were added
  public void buy(int bar) {
    codes[size++] = bar << 1 | 1;
  }

  /// @param bar in the stretch, after all that were added
  public void sell(int bar) {
    codes[size++] = bar << 1;
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  int bar(int index) {
    return codes[index] >> 1;
  }

  boolean isBuy(int index) {
    return (codes[index] & 1) == 1;
  }
}
