package io.floatwise.app.run;

import io.floatwise.core.operator.Operator;
import io.floatwise.core.people.Access;
import io.floatwise.core.people.People;
import io.floatwise.sandbox.telegram.TelegramSandbox;
import io.floatwise.sandbox.telegram.TelegramSandboxConfig;
import io.floatwise.telegram.TelegramConfig;
import io.floatwise.telegram.TelegramFace;
import io.floatwise.web.Dashboard;
import io.floatwise.web.DashboardConfig;
import io.floatwise.web.PageAccess;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/// The page and the chat of a run. The chat is the real bot against a Telegram on this machine.
final class Faces implements AutoCloseable {

  private final Deque<Runnable> closing = new ArrayDeque<>();

  private Faces() {}

  /// Opens both and prints their addresses; opens none in a headless run.
  static Faces open(
      FaceOptions options,
      Ports ports,
      Operator operator,
      PrometheusRegistry metrics,
      PrintStream log) {
    var faces = new Faces();
    if (options.headless()) {
      return faces;
    }
    try {
      Access access = faces.openPeople(ports);
      var entry = new PageAccess(access, ports.together().throttle(), InstantSource.system());
      Dashboard page = faces.openPage(options, operator, entry, metrics, log);
      faces.openChat(options, ports, operator, access, page, log);
    } catch (RuntimeException e) {
      faces.close();
      throw e;
    }
    return faces;
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }

  private Access openPeople(Ports ports) {
    People people = ports.guests().people().open();
    closing.push(people::close);
    FormerOwner.in(ports.folder().path()).joins(people, Instant.now());
    return new Access(people, ports.guests().account());
  }

  private Dashboard openPage(
      FaceOptions options,
      Operator operator,
      PageAccess access,
      PrometheusRegistry metrics,
      PrintStream log) {
    Dashboard dashboard =
        Dashboard.start(DashboardConfig.onPort(options.webPort()), operator, access, metrics);
    closing.push(dashboard::close);
    log.printf("page  %s%n", dashboard.commandingUrl());
    return dashboard;
  }

  private void openChat(
      FaceOptions options,
      Ports ports,
      Operator operator,
      Access access,
      Dashboard page,
      PrintStream log) {
    TelegramSandbox chat = TelegramSandbox.start(TelegramSandboxConfig.onPort(options.chatPort()));
    closing.push(chat::close);
    var config =
        new TelegramConfig(
            chat.apiUrl(), chat.token(), access, page::commandingUrl, ports.together().throttle());
    TelegramFace bot = TelegramFace.start(config, operator);
    closing.push(bot::close);
    log.printf("chat  %s%n", bot.ownerCode().map(chat::chatUrl).orElseGet(chat::chatUrl));
  }
}
