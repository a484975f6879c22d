package io.floatwise.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.operator.CommandText;
import io.floatwise.core.people.Access;
import io.floatwise.core.people.AccountRight;
import io.floatwise.core.people.Actor;
import io.floatwise.core.people.Permission;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Role;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.operator.EveryCommand;
import io.floatwise.testkit.operator.ScriptedOperator;
import io.floatwise.testkit.operator.ScriptedOperator.Submitted;
import io.floatwise.testkit.operator.Statuses;
import io.floatwise.testkit.people.MemoryPeople;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What each role may command from the page.
class PageRolesTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private final ScriptedOperator operator = new ScriptedOperator(Statuses.asking());
  private final MemoryPeople people = new MemoryPeople();
  private final HttpClient browser = HttpClient.newHttpClient();
  private Dashboard dashboard;

  @BeforeEach
  void start() {
    dashboard =
        Dashboard.start(
            DashboardConfig.onPort(0), operator, PageAccesses.of(people), new PrometheusRegistry());
  }

  @AfterEach
  void stop() {
    dashboard.close();
    browser.close();
  }

  @Test
  @Proves(
      value = "P5.2.2.5",
      breaks = {PageKeys.class, Permission.class, Role.class})
  void eachRoleCommandsWhatItMayAndNothingElse() throws Exception {
    List<Submitted> expected = new ArrayList<>();
    long telegram = 100;
    for (Role role : Role.values()) {
      Person person = people.join(telegram++, "x", role, NOW);
      URI page = dashboard.commandingUrl(person);
      for (String line : EveryCommand.lines()) {
        boolean may =
            switch (role) {
              case OWNER, ADMIN -> true;
              case TRADER -> EveryCommand.OF_TRADING.contains(line);
              case VIEWER, PENDING, BLOCKED -> false;
            };
        HttpResponse<String> answer = post(page, line);
        assertThat(answer.statusCode()).as("%s: %s", role, line).isEqualTo(may ? 202 : 403);
        if (may) {
          expected.add(new Submitted(CommandText.parse(line), person.by()));
        } else {
          assertThat(answer.body()).contains("\"error\":8000", "expected a role that may");
        }
      }
    }
    assertThat(operator.submitted()).isEqualTo(expected);
  }

  @Test
  @Proves(value = "P5.2.2.5", breaks = PageKeys.class)
  void aKeyEndsWithItsPersonAndWithTheNextKey() throws Exception {
    Person trader = people.join(1, "x", Role.TRADER, NOW);
    URI old = dashboard.commandingUrl(trader);
    URI page = dashboard.commandingUrl(trader);

    assertThat(post(old, "halt").statusCode()).isEqualTo(403);
    assertThat(post(page, "halt").statusCode()).isEqualTo(202);
    people.give(Actor.TERMINAL, trader.id(), Role.BLOCKED, NOW);
    assertThat(post(page, "halt").statusCode()).isEqualTo(403);
    people.forget(Actor.TERMINAL, trader.id(), NOW);
    assertThat(post(page, "halt").body()).contains("\"error\":4000");
    assertThat(post(dashboard.commandingUrl(), "halt").statusCode()).isEqualTo(202);
    assertThat(operator.submitted()).hasSize(2);
  }

  @Test
  @Proves(value = "P5.2.2.5", breaks = Access.class)
  void whoWasGivenOtherAccountsDoesNotCommandThisOne() throws Exception {
    Person trader = people.join(1, "x", Role.TRADER, NOW);
    URI page = dashboard.commandingUrl(trader);

    allow(trader, "other", AccountRight.TRADE);
    assertThat(post(page, "halt").statusCode()).isEqualTo(403);
    allow(trader, "main", AccountRight.SEE);
    assertThat(post(page, "halt").statusCode()).isEqualTo(403);
    allow(trader, "main", AccountRight.TRADE);
    assertThat(post(page, "halt").statusCode()).isEqualTo(202);
    assertThat(new Access(people, "third").rights(trader)).containsExactly(Permission.SELF);
    assertThat(new Access(people, "other").rights(trader)).contains(Permission.TRADE);
  }

  private void allow(Person person, String account, AccountRight right) {
    people.allow(Actor.TERMINAL, person.id(), account, Optional.of(right), NOW);
  }

  private HttpResponse<String> post(URI page, String line) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(dashboard.url().resolve(Commanding.PATH))
            .header("Content-Type", "application/json")
            .header("X-Floatwise-Key", page.getFragment().replaceFirst("^key=", ""))
            .POST(HttpRequest.BodyPublishers.ofString("{\"line\": \"%s\"}".formatted(line)))
            .build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
