package io.floatwise.web;

import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.operator.Operator;
import io.floatwise.core.people.Person;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The live page on 127.0.0.1: shows everything the operator publishes, and takes commands from
/// whoever opened it with its key. Thread-safe.
public final class Dashboard implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final Duration LEAVE = Duration.ofMillis(300);

  private final WebServer server;
  private final PageKeys keys;
  private final LatestStatus latest;
  private final EventStreams streams;
  private final Operator.Subscription subscription;

  private Dashboard(
      WebServer server,
      PageKeys keys,
      LatestStatus latest,
      EventStreams streams,
      Operator.Subscription subscription) {
    this.server = server;
    this.keys = keys;
    this.latest = latest;
    this.streams = streams;
    this.subscription = subscription;
  }

  /// Serves the page; returns when it can be opened.
  ///
  /// @param access who may see and command what
  /// @param metrics what `/metrics` shows
  /// @throws PortInUseException if the port is taken
  public static Dashboard start(
      DashboardConfig config, Operator operator, PageAccess access, PrometheusRegistry metrics) {
    var latest = new LatestStatus(operator.status(), operator.bulk());
    var streams = new EventStreams(latest, config);
    var port = new AtomicInteger();
    var keys = new PageKeys(operator, access.access(), access.now());
    WebServer server =
        WebServer.builder()
            .address(loopback())
            .port(config.port())
            .shutdownHook(false)
            .shutdownGracePeriod(LEAVE)
            .routing(routing -> {
              routing.addFilter(new LocalBrowsersOnly(port::get));
              route(routing, keys, streams, new MetricsPage(metrics));
              routing.post(Commanding.PATH, new Commanding(keys, access.throttle())::take);
              routing.any(Dashboard::nowhere);
            })
            .build();
    listen(server, config.port());
    port.set(server.port());
    Operator.Subscription subscription =
        operator.subscribe(status -> latest.publish(status, operator.bulk()));
    latest.publish(operator.status(), operator.bulk());
    return new Dashboard(server, keys, latest, streams, subscription);
  }

  /// Where the page is.
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.port() + "/");
  }

  /// Where the page is, with what lets its reader do everything while the program runs.
  public URI commandingUrl() {
    return URI.create(url() + keys.terminal().fragment());
  }

  /// Where the page is, with what lets `person` see and command as far as he may, for 90 days or
  /// until 30 days after its last use; an address that he was given before does nothing any more.
  public URI commandingUrl(Person person) {
    return URI.create(url() + keys.issue(person).fragment());
  }

  /// Streams that are open at this moment.
  public int openStreams() {
    return streams.open();
  }

  /// Ends every stream, then the server; takes less than a second.
  @Override
  public void close() {
    subscription.close();
    latest.close();
    streams.awaitEnd(LEAVE);
    server.stop();
  }

  private static void route(
      HttpRouting.Builder routing, PageKeys keys, EventStreams streams, MetricsPage metrics) {
    Assets.ALL.forEach(asset -> routing.get(asset.path(), asset::send));
    routing.get(
        "/api/v1/status", (request, response) -> sendStatus(looking(keys, request), response));
    routing.get(
        BulkJson.PATH,
        (request, response) -> sendJson(BulkJson.of(looking(keys, request).bulk()), response));
    routing.get("/api/v1/events", (request, response) -> stream(keys, streams, request, response));
    routing.get("/metrics", metrics::send);
    routing.error(
        NotAllowedException.class,
        (_, response, e) ->
            response
                .status(Status.FORBIDDEN_403)
                .send(ErrorCode.AUTHORISATION.after(String.valueOf(e.getMessage()))));
    routing.error(
        StorageException.class,
        (_, response, e) -> {
          LOG.error("The page asked in vain who is known: {}", e.getMessage());
          response
              .status(Status.SERVICE_UNAVAILABLE_503)
              .send(ErrorCode.STORAGE.after("Who is known cannot be read now; the log says why."));
        });
    routing.error(
        RuntimeException.class,
        (request, response, e) -> {
          LOG.error("{} failed", request.path().path(), e);
          response
              .status(Status.INTERNAL_SERVER_ERROR_500)
              .send(ErrorCode.UNEXPECTED.after("This page failed; the program's log says why."));
        });
  }

  private static void nowhere(ServerRequest request, ServerResponse response) {
    response.status(Status.NOT_FOUND_404).send(ErrorCode.INPUT.after("There is no such page."));
  }

  private static void sendStatus(Operator operator, ServerResponse response) {
    sendJson(StatusJson.of(operator.status(), operator.bulk()), response);
  }

  private static void sendJson(String json, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.send(json);
  }

  private static Operator looking(PageKeys keys, ServerRequest request) {
    return keys.look(Commanding.shown(request));
  }

  private static void stream(
      PageKeys keys, EventStreams streams, ServerRequest request, ServerResponse response) {
    Optional<String> key = Commanding.shown(request);
    keys.look(key).status();
    if (!request.headers().contains(HeaderNames.ACCEPT)
        || !request
            .headers()
            .get(HeaderNames.ACCEPT)
            .allValues()
            .toString()
            .contains("event-stream")) {
      response
          .status(Status.NOT_ACCEPTABLE_406)
          .send(ErrorCode.INPUT.after("This is a stream of text/event-stream."));
      return;
    }
    if (!streams.enter()) {
      response
          .status(Status.SERVICE_UNAVAILABLE_503)
          .header(HeaderNames.RETRY_AFTER, "10")
          .send(ErrorCode.RATE.after("Too many pages are open."));
      return;
    }
    try (SseSink sink = response.sink(SseSink.TYPE)) {
      streams.run(sink, () -> keys.look(key).status());
    } finally {
      streams.leave();
    }
  }

  /// The server logs a stack trace when its port is taken, so the port is tried beforehand; if
  /// another program takes it in between, the server does not run.
  private static void listen(WebServer server, int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(loopback(), port));
    } catch (IOException e) {
      throw new PortInUseException(port, e);
    }
    server.start();
    if (!server.isRunning()) {
      throw new PortInUseException(port, new BindException("taken meanwhile"));
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
