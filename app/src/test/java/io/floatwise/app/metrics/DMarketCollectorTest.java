package io.floatwise.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DMarketCollectorTest {

  @TempDir Path dir;

  private final PrometheusRegistry registry = new PrometheusRegistry();

  @Test
  @Proves(value = "P5.4.2.6", breaks = DMarketCollector.class)
  void showsTheCallsOfTheClientAsTheyEnded() throws Exception {
    try (var sandbox = SandboxServer.start(SandboxConfig.seeded(dir, 7, ClockSpeed.UNPACED));
        var dmarket =
            DMarket.open(
                DMarketConfig.DEFAULT.withBaseUrl(sandbox.baseUrl().toString()),
                ApiKey.of(sandbox.publicKey(), sandbox.secretKey()))) {
      registry.register(new DMarketCollector(dmarket));
      assertThat(scrape()).contains("floatwise_dmarket_cache_reads_total{source=\"kept\"} 0.0");

      assertThat(dmarket.balance()).isInstanceOf(Reply.Ok.class);
      assertThat(dmarket.balance()).isInstanceOf(Reply.Ok.class);
      fault(sandbox, "{\"name\": \"error-status\", \"status\": 400, \"count\": 1}");
      assertThat(dmarket.offers(ItemQuery.of(Game.CS2))).isInstanceOf(Reply.Failed.class);
      fault(sandbox, "{\"name\": \"truncated-body\", \"count\": 1}");
      assertThat(dmarket.offers(ItemQuery.of(Game.CS2))).isInstanceOf(Reply.Failed.class);

      assertThat(scrape())
          .contains(
              "floatwise_dmarket_calls_total{operation=\"balance\",result=\"succeeded\"} 2.0",
              "floatwise_dmarket_calls_total{operation=\"balance\",result=\"failed\"} 0.0",
              "floatwise_dmarket_calls_total{operation=\"offers\",result=\"failed\"} 1.0",
              "floatwise_dmarket_calls_total{operation=\"offers\",result=\"garbled\"} 1.0",
              "floatwise_dmarket_attempts_total{operation=\"balance\"} 1.0",
              "floatwise_dmarket_attempts_total{operation=\"offers\"} 2.0",
              "floatwise_dmarket_call_duration_seconds_count{operation=\"balance\"} 2",
              "floatwise_dmarket_cache_reads_total{source=\"kept\"} 1.0",
              "floatwise_dmarket_cache_reads_total{source=\"venue\"} 3.0",
              "floatwise_dmarket_cache_entries 1.0",
              "floatwise_dmarket_waiting_calls 0.0",
              "floatwise_dmarket_breaker_state{breaker=\"balance: throttled\",state=\"closed\"} 1.0",
              "floatwise_dmarket_breaker_state{breaker=\"balance: throttled\",state=\"open\"} 0.0",
              "floatwise_dmarket_shape_differences 1.0")
          .containsPattern(
              "floatwise_dmarket_call_duration_seconds_sum\\{operation=\"balance\"} [0-9.]*[1-9]")
          .contains("floatwise_dmarket_clock_skew_seconds ");
    }
  }

  private String scrape() throws Exception {
    var text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    return text.toString(StandardCharsets.UTF_8);
  }

  private static void fault(SandboxServer sandbox, String words) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/sandbox/fault"))
              .header("X-Sandbox-Admin", sandbox.adminToken())
              .POST(BodyPublishers.ofString(words))
              .build();
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
  }
}
