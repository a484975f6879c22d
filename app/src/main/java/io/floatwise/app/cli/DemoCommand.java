package io.floatwise.app.cli;

import io.floatwise.app.demo.DemoOptions;
import io.floatwise.app.demo.DemoRun;
import io.floatwise.core.error.InputException;
import io.floatwise.sandbox.MarketSize;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise demo`.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Trades on a simulated DMarket on this machine. No account, no key, no money.",
      "Started again, it goes on where it was."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended as asked",
      "1:something is broken; the message says what to do",
      "2:a flag is wrong",
      "3:nothing was sold within 120 seconds, or what --patience says",
      "4:our books and the sandbox's ledger differ"
    })
public final class DemoCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();
  @Mixin private MarketOptions market = new MarketOptions();
  @Mixin private RunFlags run = new RunFlags();

  /// Names of the ends that can be asked for.
  enum End {
    READY,
    SOLD,
    SETTLED
  }

  @Option(
      names = "--until",
      paramLabel = "ready|sold|settled",
      description = "End once all is ready, after the first sale, or after its protection ended.")
  private @Nullable End until;

  @Option(
      names = "--unlimited",
      description = "Lift the sandbox's rate limits, to run through many days quickly.")
  private boolean unlimited;

  @Option(
      names = "--explain",
      description =
          "At the end list every title without a trade and the rule that refused it last.")
  private boolean explain;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "With --until: give up if nothing was sold by then (default: 120).")
  private int patience;

  @Option(
      names = "--sandbox",
      paramLabel = "URL",
      description = {
        "Trade on a sandbox that runs already, on this machine: floatwise sandbox, started with",
        "the same data directory. Market and clock are then chosen there."
      })
  private @Nullable URI sandbox;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "Let the sandbox misbehave, to see that it is noticed: ledger-cent.")
  private @Nullable String fault;

  @Override
  public Integer call() throws Exception {
    Instant started = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    if (sandbox != null && (fault != null || unlimited)) {
      throw new InputException(
          "--fault and --unlimited belong to a sandbox of the demo's own, not to one that --sandbox"
              + " names");
    }
    if (patience < 1) {
      throw new InputException("--patience: expected 1 or more, found " + patience);
    }
    var options =
        new DemoOptions(
            data.path(),
            market.choice(MarketSize.SMALL),
            market.clockSpeed(),
            !unlimited,
            end(),
            run.days(),
            Duration.ofSeconds(patience),
            explain,
            run.faces(),
            run.recording(),
            run.strategies(),
            Optional.ofNullable(fault).map(name -> name.toLowerCase(Locale.ROOT)),
            Optional.ofNullable(sandbox));
    return new DemoRun(options, System.out, System.err, started).run();
  }

  private DemoOptions.Until end() {
    End asked = until;
    if (asked == null) {
      return DemoOptions.Until.STOPPED;
    }
    return switch (asked) {
      case READY -> DemoOptions.Until.READY;
      case SOLD -> DemoOptions.Until.SOLD;
      case SETTLED -> DemoOptions.Until.SETTLED;
    };
  }
}
