package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.mode.VenueRun;
import io.floatwise.proving.Proves;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The modes beside the demo, with a sandbox in the role of the real DMarket.
class ModesTest {

  @TempDir Path data;

  @Test
  @Proves(value = "P5.2.3.2", breaks = VenueRun.class)
  void readsAndWithholdsInDryRun() throws Exception {
    try (App sandbox =
        App.start(
            "sandbox",
            "--json",
            "--mispriced",
            "3000",
            "--market-size",
            "small",
            "--clock-speed",
            "max",
            "--data",
            data)) {
      SandboxLine line = SandboxLine.of(sandbox);
      var environment =
          Map.of(
              "FLOATWISE_LOOPBACK_ONLY", "1",
              "FLOATWISE_DMARKET_PUBLIC_KEY", line.publicKey(),
              "FLOATWISE_DMARKET_SECRET_KEY", line.secretKey());
      try (App bot =
          App.start(
              environment,
              "run",
              "--mode",
              "dry-run",
              "--headless",
              "--dmarket-url",
              line.baseUrl(),
              "--data",
              data)) {
        bot.awaitLines(said -> said.contains("withheld: nothing was sent"), 3);
        bot.interrupt();
        assertThat(bot.end().code()).isEqualTo(130);
        assertThat(bot.said()).doesNotContain(line.secretKey());
      }
      assertThat(line.calls().propertyNames())
          .allMatch(call -> call.startsWith("GET ") || call.endsWith("/v1/aggregated-prices"));
    }
  }
}
