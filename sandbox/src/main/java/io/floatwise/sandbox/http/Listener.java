package io.floatwise.sandbox.http;

import io.floatwise.sandbox.admin.Calls;
import io.floatwise.sandbox.admin.Controls;
import io.floatwise.sandbox.fault.Faults;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.RawRequest;
import io.floatwise.sandbox.wire.Reply;
import io.floatwise.sandbox.wire.SignatureCheck;
import io.floatwise.sandbox.wire.WallTime;
import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/// The HTTP server: takes requests off the wire byte for byte, on loopback only.
public final class Listener implements AutoCloseable {
  private static final HeaderName KEY = HeaderNames.create("X-Api-Key");
  private static final HeaderName DATE = HeaderNames.create("X-Sign-Date");
  private static final HeaderName SIGN = HeaderNames.create("X-Request-Sign");
  private static final HeaderName ADMIN = HeaderNames.create("X-Sandbox-Admin");
  private static final Duration GRACE = Duration.ofMillis(300);
  private static final int MAX_BODY = 4_000_000;
  private static final long MAX_READ = 16_000_000;
  private static final int MAX_TARGET = 16_384;

  private final WebServer server;
  private final Faults faults;

  private Listener(WebServer server, Faults faults) {
    this.server = server;
    this.faults = faults;
  }

  /// Listens on 127.0.0.1.
  ///
  /// @param port 0 for a free one
  /// @param tls empty for plain HTTP
  /// @throws BindException if the port cannot be had; the message says what to do
  public static Listener start(
      int port, Optional<Tls> tls, Gate gate, Controls controls, Calls calls, Faults faults)
      throws BindException {
    checkFree(port);
    Handler handler = new Handler(gate, controls, calls);
    WebServerConfig.Builder builder =
        WebServer.builder()
            .address(loopback())
            .port(port)
            .connectionOptions(socket -> socket.tcpNoDelay(true))
            .shutdownHook(false)
            .shutdownGracePeriod(GRACE)
            .maxPayloadSize(MAX_READ)
            .directHandlers(UnreadableRequests.handlers())
            .addProtocol(
                Http1Config.builder()
                    .validatePrologue(false)
                    .validatePath(false)
                    .maxPrologueLength(MAX_TARGET)
                    .build())
            .routing(HttpRouting.builder().any(handler::handle));
    tls.ifPresent(builder::tls);
    try {
      return new Listener(builder.build().start(), faults);
    } catch (RuntimeException e) {
      throw taken(port, e);
    }
  }

  /// Asks before the server does, which would log the refusal as its own failure.
  private static void checkFree(int port) throws BindException {
    try {
      new ServerSocket(port, 1, loopback()).close();
    } catch (IOException e) {
      throw taken(port, e);
    }
  }

  private static BindException taken(int port, Exception cause) {
    BindException clear =
        new BindException(
            "cannot listen on 127.0.0.1:"
                + port
                + "; stop what uses the port or choose another one (0 for any free one)");
    clear.initCause(cause);
    return clear;
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  public int port() {
    return server.port();
  }

  /// Ends within the grace period, whatever clients still wait for.
  @Override
  public void close() {
    faults.close();
    server.stop();
  }

  /// One request, from wire to wire.
  private record Handler(Gate gate, Controls controls, Calls calls) {
    void handle(ServerRequest request, ServerResponse response) throws InterruptedException {
      WallTime received = WallTime.now();
      calls.connection(request.socketId());
      Optional<Reply> reply = answer(request, received);
      if (reply.isEmpty()) {
        throw new CloseConnectionException("a fault closes the connection without an answer");
      }
      Reply sent = reply.get();
      response.status(Status.create(sent.status()));
      response.header(HeaderNames.DATE, WallTime.now().httpDate());
      response.header(HeaderNames.CONTENT_TYPE, sent.contentType());
      sent.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
      if (request.prologue().method().equals(Method.HEAD)) {
        // With a body, the client would read it as the next answer.
        response.contentLength(sent.body().length);
        response.send();
        return;
      }
      response.send(sent.body());
    }

    private Optional<Reply> answer(ServerRequest request, WallTime received)
        throws InterruptedException {
      HttpPrologue prologue = request.prologue();
      String target =
          prologue.uriPath().rawPath()
              + (prologue.hasQuery() ? "?" + prologue.query().rawValue() : "");
      RawRequest raw;
      try {
        raw = new RawRequest(prologue.method().text(), target, body(request));
      } catch (RawRequest.MalformedPercent e) {
        return Optional.of(Errors.invalidArgument("invalid URL escape in path"));
      }
      if (raw.body().length > MAX_BODY) {
        return Optional.of(Errors.tooLarge(raw.path()));
      }
      if (raw.path().startsWith(Controls.PREFIX)) {
        return Optional.of(controls.answer(raw, header(request, ADMIN).orElse("")));
      }
      return gate.answer(
          raw,
          new SignatureCheck.Headers(
              header(request, KEY), header(request, DATE), header(request, SIGN)),
          received);
    }

    /// At most one byte more than is allowed; the rest is read, so that the client hears the
    /// answer.
    private static byte[] body(ServerRequest request) {
      if (!request.content().hasEntity()) {
        return new byte[0];
      }
      try (InputStream in = request.content().inputStream()) {
        byte[] body = in.readNBytes(MAX_BODY + 1);
        in.transferTo(OutputStream.nullOutputStream());
        return body;
      } catch (IOException e) {
        throw new CloseConnectionException("the request broke off", e);
      }
    }

    private static Optional<String> header(ServerRequest request, HeaderName name) {
      return request.headers().contains(name)
          ? Optional.of(request.headers().get(name).get())
          : Optional.empty();
    }
  }
}
