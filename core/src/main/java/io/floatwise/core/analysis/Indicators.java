package io.floatwise.core.analysis;

import java.util.List;
import java.util.stream.Stream;

/// Every indicator there is. For charts only: sales of one title are too few for an indicator to
/// decide anything.
public final class Indicators {

  public static final List<Indicator> ALL =
      Stream.of(Averages.ALL, Oscillators.ALL, Widths.ALL, Directional.ALL, Volumes.ALL)
          .flatMap(List::stream)
          .toList();

  private Indicators() {}
}
