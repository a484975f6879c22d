package io.floatwise.dmarket.http;

import io.floatwise.dmarket.request.ApiRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ByteString;

/// The last link: sends a request once, exactly as it was signed, and reads the answer within its
/// bounds. OkHttp's own repetitions (redirects, lost connections, 408, 503 with `Retry-After: 0`)
/// are all off: every attempt is signed and budgeted by the links before. A connection counts as
/// idle in the moment between two calls, so all of them may be idle: with 30 the pool opened 194
/// sockets for 500 calls on 100 connections.
final class Transport implements Link, AutoCloseable {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final int KEEP_ALIVE_SECONDS = 60;
  private static final int LONGEST_ID = 80;

  private final BaseUrl base;
  private final HttpLimits limits;
  private final VenueClock clock;
  private final ProtocolTime time;
  private final OkHttpClient client;
  private volatile boolean closed;

  Transport(BaseUrl base, HttpLimits limits, VenueClock clock, ProtocolTime time) {
    this.base = base;
    this.limits = limits;
    this.clock = clock;
    this.time = time;
    this.client =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .socketFactory(new PromptSockets())
            .connectTimeout(limits.timeout())
            .readTimeout(limits.timeout())
            .writeTimeout(limits.timeout())
            .callTimeout(limits.timeout())
            .connectionPool(
                new ConnectionPool(limits.connections(), KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
            .connectionSpecs(
                List.of(base.isSecure() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
            .dns(Transport::lookup)
            .addNetworkInterceptor(Transport::onWire)
            .build();
  }

  @Override
  public Exchange exchange(ApiRequest request, Send send) {
    if (closed) {
      return Exchange.failed(Fault.client("Closed", "this client is closed"));
    }
    Wire wire = new Wire(send.onFirstByte());
    Request http;
    try {
      http = build(request, send, wire);
    } catch (IllegalArgumentException e) {
      return Exchange.failed(Fault.client("Unsendable", "cannot be sent as it was signed"));
    }
    Instant sent = time.now();
    Call call = client.newCall(http);
    Duration left = send.remaining(time, limits.timeout());
    if (left.isZero()) {
      return Exchange.failed(Fault.notSent("the deadline passed"));
    }
    call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      wire.date().ifPresent(date -> clock.observe(date, sent, time.now()));
      return read(response, wire.hints(clock.now()));
    } catch (InterruptedIOException e) {
      return lost(wire, Thread.currentThread().isInterrupted() ? "interrupted" : "timed out");
    } catch (IOException e) {
      return lost(wire, "connection failed (" + e.getClass().getSimpleName() + ")");
    } finally {
      if (closed) {
        client.connectionPool().evictAll();
      }
    }
  }

  private Request build(ApiRequest request, Send send, Wire wire) {
    RequestBody body =
        request.body().isEmpty()
            ? null
            : RequestBody.create(request.body().getBytes(StandardCharsets.UTF_8), JSON);
    Request.Builder http =
        new Request.Builder()
            .url(base.resolve(request.target()))
            .method(request.method(), body)
            .header("Accept", "application/json")
            .header("User-Agent", "Floatwise")
            .tag(Wire.class, wire);
    send.headers().forEach(http::header);
    return http.build();
  }

  private Exchange read(Response response, RateHints hints) throws IOException {
    Optional<String> id =
        Optional.ofNullable(response.header("X-Request-Id", response.header("CF-Ray")))
            .map(t -> t.length() > LONGEST_ID ? t.substring(0, LONGEST_ID) : t);
    int status = response.code();
    BufferedSource source = response.body().source();
    if (source.request(limits.answerBytes() + 1L)) {
      String detail = "expected at most %d bytes, found more".formatted(limits.answerBytes());
      return garbled(status, id, detail, hints, Optional.empty());
    }
    ByteString body = source.readByteString();
    MediaType type = response.body().contentType();
    boolean json =
        type == null || type.subtype().equals("json") || type.subtype().endsWith("+json");
    if (!response.isSuccessful()) {
      return new Exchange(
          new Reply.Failed<>(Verdicts.of(status, json, body, hints, id)),
          hints,
          Verdicts.trouble(status, json));
    }
    if (!json) {
      String detail = "expected JSON, found %s of %d bytes".formatted(type, body.size());
      return garbled(status, id, detail, hints, Optional.of(Trouble.MAINTENANCE));
    }
    return new Exchange(new Reply.Ok<>(body, Answer.fresh(status, id)), hints, Optional.empty());
  }

  private static Exchange garbled(
      int status, Optional<String> id, String detail, RateHints hints, Optional<Trouble> trouble) {
    return new Exchange(new Reply.Failed<>(Fault.garbled(status, id, detail)), hints, trouble);
  }

  /// An interrupted caller says nothing about the venue.
  private static Exchange lost(Wire wire, String detail) {
    Fault fault = wire.isSent() ? Fault.noAnswer(detail) : Fault.notSent(detail);
    Optional<Trouble> trouble =
        Thread.currentThread().isInterrupted() ? Optional.empty() : Optional.of(Trouble.NO_ANSWER);
    return new Exchange(new Reply.Failed<>(fault), RateHints.NONE, trouble);
  }

  /// Runs when a connection is there, right before the first byte. What OkHttp would act upon by
  /// itself is kept from it.
  private static Response onWire(Interceptor.Chain chain) throws IOException {
    Wire wire = chain.request().tag(Wire.class);
    if (wire == null || !wire.begin()) {
      throw new IOException("a request leaves once");
    }
    Response response = chain.proceed(chain.request());
    wire.answered(response.headers());
    return response.newBuilder().removeHeader("Retry-After").build();
  }

  /// `localhost` is this machine, whatever a resolver says.
  private static List<InetAddress> lookup(String host) throws UnknownHostException {
    if (!host.equals("localhost")) {
      return Dns.SYSTEM.lookup(host);
    }
    byte[] v6 = new byte[16];
    v6[15] = 1;
    return List.of(
        InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}),
        InetAddress.getByAddress(host, v6));
  }

  /// Ends running calls and closes every connection; later calls fail at once.
  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
