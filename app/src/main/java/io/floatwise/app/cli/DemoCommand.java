package io.floatwise.app.cli;

import io.floatwise.app.demo.DemoOptions;
import io.floatwise.app.demo.DemoRun;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
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
      "3:nothing was sold within 120 seconds",
      "4:our books and the sandbox's ledger differ"
    })
public final class DemoCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();
  @Mixin private MarketOptions market = new MarketOptions();

  /// Names of the ends that can be asked for.
  enum End {
    SOLD,
    SETTLED
  }

  @Option(
      names = "--until",
      paramLabel = "sold|settled",
      description = "End after the first sale, or after its protection has ended.")
  private @Nullable End until;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "End after this many days of market time.")
  private @Nullable Integer days;

  @Option(
      names = "--unlimited",
      description = "Lift the sandbox's rate limits, to run through many days quickly.")
  private boolean unlimited;

  @Option(names = "--headless", description = "Open no page and no chat.")
  private boolean headless;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "Let the sandbox misbehave, to see that it is noticed: ledger-cent.")
  private @Nullable String fault;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the page on 127.0.0.1 (default: a free one).")
  private int webPort;

  @Option(
      names = "--chat-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the chat on 127.0.0.1 (default: a free one).")
  private int chatPort;

  @Override
  public Integer call() throws Exception {
    Instant started = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    var options =
        new DemoOptions(
            data.path(),
            market.seed(),
            market.clockSpeed(),
            market.mispriced(),
            market.market(),
            market.marketFrom(),
            !unlimited,
            end(),
            days(),
            headless,
            Optional.ofNullable(fault).map(name -> name.toLowerCase(Locale.ROOT)),
            webPort,
            chatPort);
    return new DemoRun(options, System.out, System.err, started).run();
  }

  private OptionalInt days() {
    Integer asked = days;
    if (asked == null) {
      return OptionalInt.empty();
    }
    if (asked < 1) {
      throw new IllegalArgumentException("--days: expected 1 or more, found " + asked);
    }
    return OptionalInt.of(asked);
  }

  private DemoOptions.Until end() {
    End asked = until;
    if (asked == null) {
      return DemoOptions.Until.STOPPED;
    }
    return switch (asked) {
      case SOLD -> DemoOptions.Until.SOLD;
      case SETTLED -> DemoOptions.Until.SETTLED;
    };
  }
}
