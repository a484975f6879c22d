package io.floatwise.app.cli;

import io.floatwise.app.live.OrderlyEnd;
import io.floatwise.app.run.Progress;
import io.floatwise.core.money.Money;
import io.floatwise.sandbox.MarketSize;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.telegram.TelegramSandbox;
import io.floatwise.sandbox.telegram.TelegramSandboxConfig;
import io.floatwise.store.database.DataDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `floatwise sandbox`.
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "Serves a simulated DMarket on this machine for any client.")
public final class SandboxCommand implements Callable<Integer> {

  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
  private static final Money OPENING_BALANCE = Money.usd(1000_00);

  @Mixin private DataOption data = new DataOption();
  @Mixin private MarketOptions market = new MarketOptions();

  @Option(
      names = "--market-size",
      paramLabel = "SIZE",
      defaultValue = "full",
      description =
          "full: four games and every kind of trader; small: the demo's few hundred CS2 titles"
              + " (default: full).")
  private MarketSize size = MarketSize.FULL;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port on 127.0.0.1 (default: a free one).")
  private int port;

  @Option(
      names = "--telegram-port",
      paramLabel = "PORT",
      description =
          "Serve a Telegram Bot API with a chat page as well, on this port; 0 for a free one.")
  private @Nullable Integer telegramPort;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "Misbehave from the start: ledger-cent.")
  private @Nullable String fault;

  @Option(names = "--json", description = "Print one line of JSON when ready.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    var config =
        SandboxConfig.of(
                DataDirectory.open(data.path()).sandbox(), market.choice(size), market.clockSpeed())
            .withPort(port)
            .withOpeningBalance(OPENING_BALANCE)
            .withFault(Optional.ofNullable(fault));
    var stopped = new CountDownLatch(1);
    Integer chatPort = telegramPort;
    try (var _ = OrderlyEnd.on(stopped::countDown, STOP_WITHIN);
        var sandbox = start(config);
        var telegram =
            chatPort == null
                ? null
                : TelegramSandbox.start(TelegramSandboxConfig.onPort(chatPort))) {
      announce(sandbox, Optional.ofNullable(telegram));
      stopped.await();
    }
    return 0;
  }

  private static SandboxServer start(SandboxConfig config) throws IOException {
    Consumer<String> log = System.err::println;
    try (var progress = Progress.on(log)) {
      return SandboxServer.start(config, progress::step);
    }
  }

  private void announce(SandboxServer sandbox, Optional<TelegramSandbox> telegram) {
    if (json) {
      var mapper = JsonMapper.builder().build();
      var line =
          mapper
              .createObjectNode()
              .put("baseUrl", sandbox.baseUrl().toString())
              .put("publicKey", sandbox.publicKey())
              .put("secretKey", sandbox.secretKey())
              .put("adminUrl", sandbox.adminUrl().toString());
      telegram.ifPresent(t ->
          line.put("telegramUrl", t.apiUrl().toString())
              .put("telegramToken", t.token())
              .put("chatUrl", t.chatUrl().toString()));
      System.out.println(mapper.writeValueAsString(line));
    } else {
      System.out.printf(
          "A simulated DMarket is ready at %s%npublic key  %s%nsecret key  %s%nadmin page  %s%n"
              + "The keys open nothing but this sandbox. Ctrl-C ends it.%n",
          sandbox.baseUrl(), sandbox.publicKey(), sandbox.secretKey(), sandbox.adminUrl());
      telegram.ifPresent(t ->
          System.out.printf(
              "A Telegram Bot API is ready at %s%ntoken  %s%nchat  %s%n",
              t.apiUrl(), t.token(), t.chatUrl()));
    }
    System.out.flush();
  }
}
