package io.floatwise.app.cli;

import io.floatwise.core.analysis.Indicator;
import io.floatwise.core.analysis.Indicators;
import io.floatwise.core.analysis.Parameter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `floatwise indicators`.
@Command(
    name = "indicators",
    mixinStandardHelpOptions = true,
    description = "Lists every indicator with its exact definition.")
public final class IndicatorsCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    for (Indicator indicator : Indicators.ALL) {
      System.out.printf("%s  %s%n", indicator.label(), indicator.name());
      for (Parameter parameter : indicator.parameters()) {
        System.out.printf("  %s: %s%n", parameter.name(), parameter.range());
      }
      System.out.printf(
          "  lines: %s%n  %s%n  convention: %s%n%n",
          String.join(", ", indicator.outputs()), indicator.formula(), indicator.convention());
    }
    System.out.flush();
    return 0;
  }
}
