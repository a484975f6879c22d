package io.floatwise.core.signals;

import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.error.InputException;
import java.util.List;
import java.util.stream.Collectors;

/// Every strategy on bars there is.
public final class SignalStrategies {

  public static final List<SignalStrategy> ALL = List.of(new SmaCross(), new MeanReversion());

  private SignalStrategies() {}

  /// @throws InputException if none has this name
  public static SignalStrategy named(String name) {
    return ALL.stream()
        .filter(strategy -> strategy.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "expected a strategy (%s), found %s"
                    .formatted(
                        ALL.stream().map(SignalStrategy::name).collect(Collectors.joining(", ")),
                        name)));
  }
}
