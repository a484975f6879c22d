package io.floatwise.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.operator.Status;
import io.floatwise.testkit.operator.ScriptedOperator;
import io.floatwise.testkit.operator.Statuses;
import io.floatwise.testkit.people.MemoryPeople;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class EventStreamTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ScriptedOperator operator = new ScriptedOperator(Statuses.trading());
  private final List<Socket> sockets = new ArrayList<>();
  private final HttpClient browser = HttpClient.newHttpClient();
  private Dashboard dashboard;

  @AfterEach
  void stop() throws IOException {
    dashboard.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    browser.shutdownNow();
  }

  @Test
  void sendsTheStateAtOnceAndEveryLaterOne() throws IOException {
    start(Duration.ofMillis(250), Duration.ofSeconds(10));
    long opened = System.nanoTime();
    BufferedReader stream = open();

    assertThat(nextSeq(stream)).isEqualTo("1842");
    assertThat(Duration.ofNanos(System.nanoTime() - opened)).isLessThan(Duration.ofSeconds(6));

    operator.publish(numbered(5_000));
    assertThat(nextSeq(stream)).isEqualTo("5000");
  }

  @Test
  void mergesAStormOfUpdatesAndEndsWithTheNewest() throws IOException {
    start(Duration.ofMillis(250), Duration.ofSeconds(10));
    BufferedReader stream = open();
    nextSeq(stream);

    for (int seq = 10_001; seq <= 12_000; seq++) {
      operator.publish(numbered(seq));
    }

    List<String> seen = new ArrayList<>();
    do {
      seen.add(nextSeq(stream));
    } while (!seen.getLast().equals("12000"));
    assertThat(seen).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void beatsWhileNothingHappens() throws IOException {
    start(Duration.ZERO, Duration.ofMillis(30));
    BufferedReader stream = open();
    nextSeq(stream);

    assertThat(stream.lines().filter(line -> line.equals("event:beat")).limit(3)).hasSize(3);
  }

  @Test
  void aReaderThatTakesNothingHoldsUpNobody() throws IOException {
    start(Duration.ZERO, Duration.ofSeconds(10));
    openWithoutReading();
    BufferedReader stream = open();
    nextSeq(stream);

    for (int seq = 20_000; seq < 20_400; seq++) {
      operator.publish(numbered(seq));
      assertThat(Long.parseLong(nextSeq(stream))).isBetween(20_000L, (long) seq);
    }
    long closing = System.nanoTime();
    dashboard.close();

    assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(4));
    assertThat(dashboard.openStreams()).isZero();
  }

  @Test
  void closesSoonWhileStreamsAreOpen() throws IOException {
    start(Duration.ofMillis(250), Duration.ofSeconds(10));
    for (int i = 0; i < 10; i++) {
      nextSeq(open());
    }
    assertThat(dashboard.openStreams()).isEqualTo(10);

    long closing = System.nanoTime();
    dashboard.close();

    Duration took = Duration.ofNanos(System.nanoTime() - closing);
    System.out.println("Dashboard closed with 10 open streams in " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void refusesMoreStreamsThanItHasPlacesFor() throws IOException {
    dashboard =
        Dashboard.start(
            new DashboardConfig(0, Duration.ZERO, Duration.ofSeconds(10), 2),
            operator,
            PageAccesses.of(new MemoryPeople()),
            new PrometheusRegistry());
    nextSeq(open());
    nextSeq(open());

    assertThat(answer().statusCode()).isEqualTo(503);
  }

  private void start(Duration pace, Duration heartbeat) {
    dashboard =
        Dashboard.start(
            new DashboardConfig(0, pace, heartbeat, 32),
            operator,
            PageAccesses.of(new MemoryPeople()),
            new PrometheusRegistry());
  }

  private BufferedReader open() throws IOException {
    return new BufferedReader(new InputStreamReader(answer().body(), StandardCharsets.UTF_8));
  }

  private HttpResponse<InputStream> answer() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(dashboard.url().resolve("/api/v1/events"))
            .header("Accept", "text/event-stream")
            .build();
    try {
      return browser.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  private void openWithoutReading() throws IOException {
    var socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(2_048);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), dashboard.url().getPort()));
    String request =
        "GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\n\r\n"
            .formatted(dashboard.url().getPort());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  private static String nextSeq(BufferedReader stream) throws IOException {
    for (String line = stream.readLine(); line != null; line = stream.readLine()) {
      if (line.startsWith("data:{")) {
        return JSON.readTree(line.substring("data:".length())).get("seq").asString();
      }
    }
    throw new IOException("the stream ended");
  }

  private static Status numbered(long seq) {
    Status s = Statuses.trading();
    return new Status(
        s.mode(),
        s.at(),
        seq,
        Collections.emptySortedSet(),
        s.pauseReasons(),
        s.cash(),
        s.lots(),
        s.decisions(),
        s.markets(),
        s.groups(),
        s.totals(),
        s.refusals(),
        s.safety(),
        s.strategies());
  }
}
