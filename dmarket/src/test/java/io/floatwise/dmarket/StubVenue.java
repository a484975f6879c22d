package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.http.BreakerPolicy;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.http.HttpLimits;
import io.floatwise.dmarket.http.RetryPolicy;
import io.floatwise.dmarket.request.EndpointGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/// A scripted server on a real socket, a client that talks to it, and the venue's own signature
/// check with the JDK's Ed25519 (the client signs with another library).
public final class StubVenue implements AutoCloseable {

  public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  /// Seed 00..1f; it opens no account.
  public static final String SEED =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  public static final String PUBLIC =
      "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";

  public static final ApiKey KEY = ApiKey.of(PUBLIC, SEED + PUBLIC);

  private static final BreakerPolicy NEVER_OPEN = neverOpen();

  public final MockWebServer server = PromptServer.create();
  public final ManualTime time = new ManualTime(START);
  public final DMarket dmarket;
  public final DMarketConfig config;

  public StubVenue() {
    this(HttpLimits.DEFAULT, RetryPolicy.DEFAULT);
  }

  public StubVenue(HttpLimits limits, RetryPolicy retry) {
    try {
      server.start();
    } catch (IOException e) {
      throw new AssertionError("no free port", e);
    }
    config =
        DMarketConfig.DEFAULT
            .withBaseUrl("http://127.0.0.1:" + server.getPort())
            .withLimits(limits)
            .withRetry(retry)
            .withCache(CachePolicy.OFF)
            .withBreakers(NEVER_OPEN);
    dmarket = DMarket.open(config, new RequestSigner(KEY), time, new Random(42));
  }

  private static BreakerPolicy neverOpen() {
    var never = new BreakerPolicy.Threshold(100, Duration.ofSeconds(1));
    return new BreakerPolicy(
        Arrays.stream(EndpointGroup.values())
            .collect(Collectors.toMap(Function.identity(), _ -> never)),
        never);
  }

  public static StubVenue impatient() {
    return new StubVenue(
        new HttpLimits(Duration.ofSeconds(2), 100, Duration.ofSeconds(5), 1 << 20),
        RetryPolicy.DEFAULT);
  }

  public StubVenue answers(String... bodies) {
    for (String body : bodies) {
      answers(200, body);
    }
    return this;
  }

  public StubVenue answers(int status, String body, String... headers) {
    MockResponse.Builder response =
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json; charset=utf-8")
            .body(body);
    for (int i = 0; i < headers.length; i += 2) {
      response.setHeader(headers[i], headers[i + 1]);
    }
    server.enqueue(response.build());
    return this;
  }

  public StubVenue answers(MockResponse response) {
    server.enqueue(response);
    return this;
  }

  /// The next request, whose signature is verified byte for byte.
  public RecordedRequest request() {
    RecordedRequest request = received();
    assertThat(isSigned(request)).as("signature of %s", request.getRequestLine()).isTrue();
    return request;
  }

  /// Request line without the protocol version, then the body if there is one.
  public String sent() {
    RecordedRequest request = request();
    String body = body(request);
    return request.getMethod() + " " + request.getTarget() + (body.isEmpty() ? "" : "\n" + body);
  }

  private RecordedRequest received() {
    try {
      RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("expected a request, found none");
      }
      return request;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  public static String body(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }

  /// The check of the venue: decode the path, keep query and body as they came.
  public static boolean isSigned(RecordedRequest request) {
    String signature = request.getHeaders().get("X-Request-Sign");
    String date = request.getHeaders().get("X-Sign-Date");
    String key = request.getHeaders().get("X-Api-Key");
    if (signature == null || date == null || key == null) {
      return false;
    }
    assertThat(signature).matches("dmar ed25519 [0-9a-f]{128}");
    assertThat(date).matches("[0-9]{10}");
    assertThat(key).matches("[0-9a-f]{64}");
    return verify(
        key,
        signature.substring("dmar ed25519 ".length()),
        message(request.getMethod(), request.getTarget(), body(request), date));
  }

  public static byte[] message(String method, String target, String body, String date) {
    int query = target.indexOf('?');
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(method.getBytes(StandardCharsets.UTF_8));
    byte[] path =
        (query < 0 ? target : target.substring(0, query)).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < path.length; i++) {
      if (path[i] == '%') {
        out.write(Integer.parseInt(new String(path, i + 1, 2, StandardCharsets.US_ASCII), 16));
        i += 2;
      } else {
        out.write(path[i]);
      }
    }
    out.writeBytes(
        ((query < 0 ? "" : target.substring(query)) + body + date)
            .getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  public static boolean verify(String publicHex, String signatureHex, byte[] message) {
    try {
      byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100" + publicHex);
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
      verifier.update(message);
      return verifier.verify(HexFormat.of().parseHex(signatureHex));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the JDK cannot verify", e);
    }
  }

  @Override
  public void close() {
    dmarket.close();
    server.close();
  }
}
