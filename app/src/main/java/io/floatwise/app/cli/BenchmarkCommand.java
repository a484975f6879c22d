package io.floatwise.app.cli;

import io.floatwise.app.bench.StartBenchmark;
import io.floatwise.core.error.InputException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `floatwise benchmark`.
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how soon the demo is ready and how much memory it holds, beside a bare JVM.",
      "Each run is a process of its own with the Java and the flags of this one."
    })
public final class BenchmarkCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each is started (default: 5).")
  private int runs;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Seconds of trading before memory is read (default: 10).")
  private int seconds;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (seconds < 0) {
      throw new InputException("--seconds: expected 0 or more, found " + seconds);
    }
    String program = command.root().userObject().getClass().getName();
    var benchmark = new StartBenchmark(program, runs, Duration.ofSeconds(seconds));
    List<StartBenchmark.Row> rows = benchmark.measure();
    System.out.println(json ? json(rows) : table(rows));
    System.out.flush();
    return 0;
  }

  private String table(List<StartBenchmark.Row> rows) {
    var text = new StringBuilder();
    text.append(
        "%d runs, %s, %d processors; memory after %d s of trading%n"
            .formatted(
                runs, Runtime.version(), Runtime.getRuntime().availableProcessors(), seconds));
    text.append("%-38s %24s %22s%n".formatted("", "ready after, s", "resident memory, MiB"));
    text.append(
        "%-38s %8s %7s %7s %11s %10s%n".formatted("", "median", "least", "most", "median", "peak"));
    for (StartBenchmark.Row row : rows) {
      text.append(
          "%-38s %8s %7s %7s %11s %10s%n"
              .formatted(
                  row.name(),
                  seconds(row.medianReady()),
                  seconds(row.ready().getFirst()),
                  seconds(row.ready().getLast()),
                  mebibytes(row.medianMemory()),
                  mebibytes(row.peakMemory())));
    }
    return text.toString().stripTrailing();
  }

  private String json(List<StartBenchmark.Row> rows) {
    var mapper = JsonMapper.builder().build();
    ObjectNode node = mapper.createObjectNode();
    node.put("runs", runs)
        .put("java", Runtime.version().toString())
        .put("processors", Runtime.getRuntime().availableProcessors())
        .put("tradingSeconds", seconds);
    ArrayNode list = node.putArray("rows");
    for (StartBenchmark.Row row : rows) {
      ObjectNode out = list.addObject();
      out.put("name", row.name()).put("medianReadyMillis", row.medianReady().toMillis());
      row.medianMemory().ifPresent(value -> out.put("medianMemoryMiB", value));
      row.peakMemory().ifPresent(value -> out.put("peakMemoryMiB", value));
    }
    return mapper.writeValueAsString(node);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f", time.toMillis() / 1000.0);
  }

  private static String mebibytes(Optional<Long> value) {
    return value.map(found -> Long.toString(found)).orElse("not known");
  }
}
