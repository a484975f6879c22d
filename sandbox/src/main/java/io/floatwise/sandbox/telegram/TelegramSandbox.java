package io.floatwise.sandbox.telegram;

import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/// A Telegram on 127.0.0.1 with one bot: its Bot API, and a page for whoever talks to it. Nothing
/// outlives the process. Thread-safe.
public final class TelegramSandbox implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final Duration LEAVE = Duration.ofMillis(300);

  private final WebServer server;
  private final String token;
  private final Chats chats;
  private final OpenRequests requests;

  private TelegramSandbox(WebServer server, String token, Chats chats, OpenRequests requests) {
    this.server = server;
    this.token = token;
    this.chats = chats;
    this.requests = requests;
  }

  /// Serves both; returns when they can be used.
  ///
  /// @throws UncheckedIOException if the port cannot be had; its message names the port
  public static TelegramSandbox start(TelegramSandboxConfig config) {
    long bot = Long.parseLong(config.token().substring(0, config.token().indexOf(':')));
    var chats = new Chats(bot, InstantSource.system(), new Throttle(config.speed()));
    var requests = new OpenRequests();
    var page = new ChatPage(chats, requests);
    var botRoute =
        new BotRoute(new BotApi(chats, bot), config.token(), requests, config.observer());
    var port = new AtomicInteger();
    WebServer server =
        WebServer.builder()
            .address(loopback())
            .port(config.port())
            .shutdownHook(false)
            .shutdownGracePeriod(LEAVE)
            .maxPayloadSize(1_000_000)
            .routing(routing -> {
              routing.addFilter(new LocalCallersOnly(port::get));
              page.route(routing);
              routing.any("/{bot}/{method}", botRoute);
              routing.any((_, response) ->
                  response.status(Status.NOT_FOUND_404).send("There is no such page."));
            })
            .build();
    tryPort(config.port());
    server.start();
    port.set(server.port());
    return new TelegramSandbox(server, config.token(), chats, requests);
  }

  /// The base URL for a client of the Bot API, without `/bot<token>`.
  public URI apiUrl() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  public String token() {
    return token;
  }

  /// The chat page; its Start button sends `/start startCode`.
  public URI chatUrl(String startCode) {
    return URI.create(apiUrl() + "/?start=" + URLEncoder.encode(startCode, StandardCharsets.UTF_8));
  }

  /// The chat page with a plain Start button.
  public URI chatUrl() {
    return URI.create(apiUrl() + "/");
  }

  /// Ends every poll and stream, then the server; takes less than a second.
  @Override
  public void close() {
    chats.close();
    requests.awaitEnd(LEAVE);
    server.stop();
  }

  /// The server logs a stack trace when its port is taken, so the port is tried beforehand.
  private static void tryPort(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(loopback(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "port %d on 127.0.0.1 cannot be used (%s); choose another one"
              .formatted(port, e.getMessage()),
          e);
    }
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(LOOPBACK);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
