package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.metrics.DMarketCollector;
import io.floatwise.dmarket.http.BreakerPolicy;
import io.floatwise.proving.Proves;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A monitoring system beside the running program sees what its client goes through.
class MetricsTest {

  private static final String BREAKER = "breaker=\"market: server error\"";
  private static final Duration BETWEEN_SCRAPES = Duration.ofMillis(100);
  private static final int SCRAPES = 600;

  @TempDir Path data;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  @Proves(
      value = "P5.4.2.6",
      breaks = {DMarketCollector.class, BreakerPolicy.class})
  void aScraperSeesABreakerOpenAndCloseAgain() throws Exception {
    try (App sandbox =
        App.start(
            "sandbox",
            "--market-size",
            "small",
            "--clock-speed",
            "max",
            "--json",
            "--data",
            data)) {
      SandboxLine line = SandboxLine.of(sandbox);
      try (App demo = App.start("demo", "--sandbox", line.baseUrl(), "--data", data)) {
        URI metrics =
            URI.create(demo.awaitLine(l -> l.startsWith("page  ")).substring(6))
                .resolve("/metrics");
        demo.awaitLine(l -> l.startsWith("ready after"));
        String calm =
            awaitScrape(
                demo, metrics, text -> value(text, "calls_total", salesThat("succeeded")) > 0);
        assertThat(value(calm, "breaker_state", BREAKER + ",state=\"closed\"")).isEqualTo(1);
        assertThat(value(calm, "breaker_transitions_total", BREAKER + ",to=\"open\"")).isZero();

        line.fault("{\"name\": \"error-status\", \"status\": 500, \"count\": 0}");
        String troubled =
            awaitScrape(
                demo,
                metrics,
                text -> value(text, "breaker_state", BREAKER + ",state=\"open\"") == 1);
        assertThat(value(troubled, "breaker_state", BREAKER + ",state=\"closed\"")).isZero();
        assertThat(value(troubled, "breaker_transitions_total", BREAKER + ",to=\"open\""))
            .isPositive();
        assertThat(value(troubled, "breaker_calls_total", BREAKER + ",result=\"failed\""))
            .isGreaterThanOrEqualTo(5);

        line.faultless();
        awaitScrape(
            demo,
            metrics,
            text ->
                value(text, "breaker_state", BREAKER + ",state=\"closed\"") == 1
                    && value(text, "breaker_transitions_total", BREAKER + ",to=\"closed\"") > 0);
      }
    }
  }

  private static String salesThat(String ending) {
    return "operation=\"last_sales\",result=\"%s\"".formatted(ending);
  }

  /// The value of the one line with this name and these labels.
  private static double value(String text, String name, String labels) {
    String start = "floatwise_dmarket_%s{%s} ".formatted(name, labels);
    return text.lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .findFirst()
        .orElse(-1);
  }

  private String awaitScrape(App demo, URI metrics, Predicate<String> wish) throws Exception {
    String text = "";
    for (int i = 0; i < SCRAPES && demo.isAlive(); i++) {
      var answer = http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      text = answer.body();
      if (wish.test(text)) {
        return text;
      }
      demo.goOn(BETWEEN_SCRAPES);
    }
    throw new AssertionError("waited in vain; the last scrape:\n" + text);
  }
}
