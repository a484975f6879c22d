package io.floatwise.app.cli;

import io.floatwise.app.live.OrderlyEnd;
import io.floatwise.app.optimise.BarData;
import io.floatwise.app.sweep.SweepWorker;
import io.floatwise.core.error.InputException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `floatwise jobs work`.
@Command(
    name = "work",
    mixinStandardHelpOptions = true,
    description = {
      "Works on sweeps that 'floatwise optimise-bars --jobs' shares out, until it is stopped.",
      "Takes those over the files that it is given; all others are left to other nodes, and it says"
          + " why."
    })
public final class JobsWorkCommand implements Callable<Integer> {

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Bars, byte for byte the same as those of the sweep; the name does not matter.")
  private List<Path> files = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Blocks at once (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--idle",
      paramLabel = "SECONDS",
      description = "End when there was nothing to do for so long (default: never).")
  private @Nullable Integer idle;

  @Mixin private JobsOption jobs = new JobsOption();

  @Override
  public Integer call() throws InterruptedException {
    Integer longest = idle;
    if (longest != null && longest < 1) {
      throw new InputException("--idle: expected seconds, 1 or more, found " + longest);
    }
    List<BarData> data = files.stream().map(BarData::read).toList();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var stopped = new CountDownLatch(1);
    var terms = SweepWorker.Terms.usual(threads);
    try (var _ = OrderlyEnd.on(stopped::countDown, STOP_WITHIN);
        var worker =
            SweepWorker.open(jobs.place(), data, terms, InstantSource.system(), out::println)) {
      data.forEach(file -> out.printf("works on sweeps over %s, %s%n", file.item(), file.sha256()));
      Set<String> said = new HashSet<>();
      long quiet = 0;
      while (longest == null || quiet < longest) {
        if (stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
          break;
        }
        quiet = worker.isIdle() ? quiet + 1 : 0;
        worker.leftToOthers().stream().filter(said::add).forEach(out::println);
      }
    }
    return 0;
  }
}
