package io.floatwise.app.run;

import io.floatwise.core.operator.Operator;
import io.floatwise.core.shared.Throttle;
import io.floatwise.sandbox.telegram.TelegramSandbox;
import io.floatwise.sandbox.telegram.TelegramSandboxConfig;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.telegram.FileOwnerStore;
import io.floatwise.telegram.TelegramConfig;
import io.floatwise.telegram.TelegramFace;
import io.floatwise.web.Dashboard;
import io.floatwise.web.DashboardConfig;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;

/// The page and the chat of a run. The chat is the real bot against a Telegram on this machine.
final class Faces implements AutoCloseable {

  private final Deque<Runnable> closing = new ArrayDeque<>();

  private Faces() {}

  /// Opens both and prints their addresses; opens none in a headless run.
  static Faces open(
      FaceOptions options,
      DataDirectory directory,
      Operator operator,
      Throttle throttle,
      PrometheusRegistry metrics,
      PrintStream log) {
    var faces = new Faces();
    if (options.headless()) {
      return faces;
    }
    try {
      faces.openPage(options, operator, metrics, log);
      faces.openChat(options, directory, operator, throttle, log);
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

  private void openPage(
      FaceOptions options, Operator operator, PrometheusRegistry metrics, PrintStream log) {
    Dashboard dashboard =
        Dashboard.start(DashboardConfig.onPort(options.webPort()), operator, metrics);
    closing.push(dashboard::close);
    log.printf("page  %s%n", dashboard.commandingUrl());
  }

  private void openChat(
      FaceOptions options,
      DataDirectory directory,
      Operator operator,
      Throttle throttle,
      PrintStream log) {
    TelegramSandbox chat = TelegramSandbox.start(TelegramSandboxConfig.onPort(options.chatPort()));
    closing.push(chat::close);
    var owners = new FileOwnerStore(directory.path().resolve("telegram-owner"));
    var config = new TelegramConfig(chat.apiUrl(), chat.token(), owners, throttle);
    TelegramFace bot = TelegramFace.start(config, operator);
    closing.push(bot::close);
    log.printf("chat  %s%n", bot.ownerCode().map(chat::chatUrl).orElseGet(chat::chatUrl));
  }
}
