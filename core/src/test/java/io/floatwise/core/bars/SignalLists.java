package io.floatwise.core.bars;

import java.util.List;
import java.util.stream.IntStream;

/// Reads what a lane said.
public final class SignalLists {

  private SignalLists() {}

  /// The bars at which it buys.
  public static List<Integer> bought(SignalList said) {
    return IntStream.range(0, said.size()).filter(said::isBuy).mapToObj(said::bar).toList();
  }
}
