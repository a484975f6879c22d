package io.floatwise.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// docs/indicators.md says what the catalogue says; `-Dindicators.write` rewrites it.
class IndicatorsPageTest {

  private static final Path PAGE = Repository.root().resolve("docs/indicators.md");

  @Test
  void thePageListsEveryIndicatorAsItIs() throws IOException {
    if (System.getProperty("indicators.write") != null) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  private static String page() {
    double[] saw = DoubleStream.iterate(1, x -> x % 7 + 1.25).limit(200).toArray();
    Series series = Series.of(Arrays.stream(saw).map(x -> x + 1).toArray(), saw, saw, saw);
    return """
    # Indicators

    For charts. Sales of one title are too few for an indicator to decide anything, and nothing that
    decides can see this package.

    Bars are made of the sales of one kind in a period. A period without a sale has no bar: a price
    carried forward would be a sale that never was, and would make the market look calm. So "n bars"
    are n periods with sales, whatever time lies between. A value that is not defined is empty,
    never 0. A recursive average that meets an undefined value starts again behind it.

    `./floatwise indicators` prints these definitions. Compared with: skender (every bar, to 1e-9,
    relative above 1, and the same bars empty) and tulip (to 5e-4; `adl`, whose vectors are cut and
    not rounded, to 1e-3), where its convention is the same. "From bar" counts from 0 and holds for
    the standard parameters.

    | Line | Parameters | Formula | Convention | From bar | Compared with |
    |---|---|---|---|---|---|
    """
        + Indicators.ALL.stream()
            .flatMap(
                i -> i.outputs().stream().map(output -> row(i, output, i.of(series).get(output))))
            .collect(Collectors.joining());
  }

  private static String row(Indicator indicator, String output, Line line) {
    String path = indicator.id() + "." + output;
    boolean first = output.equals(indicator.outputs().getFirst());
    String parameters =
        indicator.parameters().stream()
            .map(p -> p.name() + " " + Parameter.plain(p.standard()) + ", " + p.range())
            .collect(Collectors.joining("; "));
    String tulip = References.TULIP.containsKey(path) ? ", tulip" : "";
    return "| %s | %s | %s | %s | %d | skender `%s`%s |%n"
        .formatted(
            path,
            first ? parameters : "",
            first ? indicator.formula().replace("|", "\\|") : "",
            first ? indicator.convention() : "",
            line.from(),
            References.SKENDER.get(path),
            tulip);
  }
}
