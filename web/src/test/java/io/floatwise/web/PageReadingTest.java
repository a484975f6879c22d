package io.floatwise.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.operator.Command;
import io.floatwise.core.people.Access;
import io.floatwise.core.people.Actor;
import io.floatwise.core.people.Counted;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Preference;
import io.floatwise.core.people.Role;
import io.floatwise.core.people.Settings;
import io.floatwise.core.shared.CommandKind;
import io.floatwise.core.shared.LocalThrottle;
import io.floatwise.core.trade.RequestId;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.operator.ScriptedOperator;
import io.floatwise.testkit.operator.ScriptedOperator.Submitted;
import io.floatwise.testkit.operator.Statuses;
import io.floatwise.testkit.people.MemoryPeople;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who sees the page, for how long, and how often somebody commands from it.
class PageReadingTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final List<String> READS =
      List.of("/api/v1/status", "/api/v1/bulk", "/api/v1/events");

  private final ScriptedOperator operator = new ScriptedOperator(Statuses.asking());
  private final MemoryPeople people = new MemoryPeople();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final HttpClient browser = HttpClient.newHttpClient();
  private Dashboard dashboard;

  @BeforeEach
  void start() {
    var access = new PageAccess(new Access(people, "main"), new LocalThrottle(() -> 0), now::get);
    var config = new DashboardConfig(0, Duration.ofMillis(1), Duration.ofMillis(20), 32);
    dashboard = Dashboard.start(config, operator, access, new PrometheusRegistry());
  }

  @AfterEach
  void stop() {
    dashboard.close();
    browser.close();
  }

  @Test
  @Proves(value = "P5.2.2.5", breaks = PageKeys.class)
  void asSoonAsSomebodyIsKnownOnlyWhoMaySeeReads() throws Exception {
    URI bare = dashboard.url();
    for (String path : READS) {
      assertThat(read(bare, path)).as(path).isEqualTo(200);
    }
    Person viewer = people.join(1, "x", Role.VIEWER, NOW);
    Person pending = people.join(2, "y", Role.PENDING, NOW);
    URI ofViewer = dashboard.commandingUrl(viewer);
    URI ofPending = dashboard.commandingUrl(pending);
    for (String path : READS) {
      assertThat(read(bare, path)).as(path).isEqualTo(403);
      assertThat(read(URI.create(bare + "#key=" + "A".repeat(24)), path)).as(path).isEqualTo(403);
      assertThat(read(ofPending, path)).as(path).isEqualTo(403);
      assertThat(read(ofViewer, path)).as(path).isEqualTo(200);
      assertThat(read(dashboard.commandingUrl(), path)).as(path).isEqualTo(200);
    }
    assertThat(get(bare, "/api/v1/status").body())
        .contains("expected a key that works", "(error 4000)")
        .doesNotContain("usable");
    assertThat(read(bare, "/app.js")).isEqualTo(200);
    people.give(Actor.TERMINAL, viewer.id(), Role.BLOCKED, NOW);
    assertThat(read(ofViewer, "/api/v1/status")).isEqualTo(403);
  }

  @Test
  @Proves(value = "P5.2.2.5", breaks = EventStreams.class)
  void anOpenStreamEndsWithTheRightToSee() throws Exception {
    Person viewer = people.join(1, "x", Role.VIEWER, NOW);
    var answer =
        browser.send(
            request(dashboard.commandingUrl(viewer), "/api/v1/events"),
            BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isNotNull();
      people.give(Actor.TERMINAL, viewer.id(), Role.PENDING, NOW);
      while (lines.readLine() != null) {
        assertThat(dashboard.openStreams()).isLessThan(2);
      }
    }
  }

  @Test
  @Proves(value = "P5.2.2.5", breaks = PageKeys.class)
  void aKeyEndsThirtyDaysAfterItsLastUseAndNinetyAfterItWasMade() throws Exception {
    Person viewer = people.join(1, "x", Role.VIEWER, NOW);
    URI page = dashboard.commandingUrl(viewer);
    for (int day : List.of(29, 58, 87, 89)) {
      now.set(NOW.plus(Duration.ofDays(day)));
      assertThat(read(page, "/api/v1/status")).as("day %d", day).isEqualTo(200);
    }
    now.set(NOW.plus(Duration.ofDays(90)));
    assertThat(read(page, "/api/v1/status")).isEqualTo(403);
    assertThat(post(page, "halt").statusCode()).isEqualTo(403);

    URI next = dashboard.commandingUrl(viewer);
    now.set(now.get().plus(Duration.ofDays(30)));
    assertThat(read(next, "/api/v1/status")).isEqualTo(403);
    assertThat(read(dashboard.commandingUrl(), "/api/v1/status")).isEqualTo(200);
  }

  @Test
  @Proves(value = "P5.2.2.5", breaks = PageKeys.class)
  void whilePeopleCannotBeReadOnlyTheTerminalIsAtThePage() throws Exception {
    URI page = dashboard.commandingUrl(people.join(1, "x", Role.OWNER, NOW));
    people.fail();
    for (String path : READS) {
      assertThat(read(dashboard.url(), path)).as(path).isEqualTo(503);
      assertThat(read(page, path)).as(path).isEqualTo(503);
      assertThat(read(dashboard.commandingUrl(), path)).as(path).isEqualTo(200);
    }
    assertThat(post(page, "resume").statusCode()).isEqualTo(503);
    assertThat(post(dashboard.commandingUrl(), "halt").statusCode()).isEqualTo(202);
    assertThat(get(page, "/api/v1/status").body()).doesNotContain("a file").contains("7000");
  }

  @Test
  @Proves(
      value = "P5.2.2.5",
      breaks = {Commanding.class, Counted.class})
  void thePageCommandsNoMoreThanTheChatMayAndStopsAlways() throws Exception {
    URI page = dashboard.commandingUrl(people.join(1, "x", Role.OWNER, NOW));
    for (int i = 0; i < CommandKind.SETTINGS.burst(); i++) {
      assertThat(post(page, "limits max-per-trade = 5.00 USD").statusCode()).isEqualTo(202);
    }
    HttpResponse<String> answer = post(page, "limits max-per-trade = 4.00 USD");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("\"error\":5000", "come back in 12 s");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("12");
    for (int i = 0; i < 100; i++) {
      assertThat(post(page, "halt").statusCode()).isEqualTo(202);
    }
    assertThat(operator.submitted()).hasSize(105);
  }

  @Test
  @Proves(value = "P5.2.2.5", breaks = Access.class)
  void nobodyApprovesAtThePageWhatIsDearerThanHisOwnLimit() throws Exception {
    Person trader = people.join(1, "x", Role.TRADER, NOW);
    URI page = dashboard.commandingUrl(trader);
    String id = Statuses.asking().safety().approvals().getFirst().id();
    people.set(trader.id(), Settings.USUAL.with(Preference.LIMIT, "0.01"), NOW);

    HttpResponse<String> answer = post(page, "approve " + id);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("expected at most 0.01 USD, which is your own limit");
    HttpResponse<String> unknown = post(page, "approve " + id + "9");
    assertThat(unknown.statusCode()).as("its cost is not known").isEqualTo(403);
    assertThat(unknown.body()).contains("found no purchase that waits so");
    people.set(trader.id(), Settings.USUAL, NOW);
    assertThat(post(page, "approve " + id).statusCode()).isEqualTo(202);
    var approval = new Command.Approve(new RequestId(Long.parseLong(id.substring(1))));
    assertThat(operator.submitted()).containsExactly(new Submitted(approval, trader.by()));
  }

  private int read(URI page, String path) throws Exception {
    HttpResponse<InputStream> answer =
        browser.send(request(page, path), BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }

  private HttpResponse<String> get(URI page, String path) throws Exception {
    return browser.send(request(page, path), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(URI page, String line) throws Exception {
    return browser.send(
        builder(page, Commanding.PATH)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"line\": \"%s\"}".formatted(line)))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest request(URI page, String path) {
    return builder(page, path).header("Accept", "text/event-stream").build();
  }

  private HttpRequest.Builder builder(URI page, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(dashboard.url().resolve(path));
    return page.getFragment() == null
        ? request
        : request.header("X-Floatwise-Key", page.getFragment().replaceFirst("^key=", ""));
  }
}
