package io.floatwise.app.demo;

import io.floatwise.core.error.InputException;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.MarketClock;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What only a sandbox offers: its clock, which moves only while we wait on it, its own ledger and
/// its faults. Thread-safe.
///
/// Market time is asked for in slices of real time, so that a command of a person is obeyed soon
/// although the next thing is due hours of market time later.
public final class SandboxAdmin implements MarketClock, AutoCloseable {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration SLICE = Duration.ofMillis(200);
  private static final int WRONG_TOKEN = 401;
  private static final int NOT_FOUND = 404;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final URI base;
  private final String token;
  private final ClockSpeed speed;
  private final JsonMapper mapper = JsonMapper.builder().build();
  private Optional<Instant> now = Optional.empty();
  private final OkHttpClient http =
      new OkHttpClient.Builder().callTimeout(TIMEOUT).readTimeout(TIMEOUT).build();

  /// @param base address of the sandbox, on this machine
  /// @param token of the sandbox's state directory
  /// @param speed of the sandbox's clock
  public SandboxAdmin(URI base, String token, ClockSpeed speed) {
    this.base = Loopback.require(base);
    this.token = token;
    this.speed = speed;
  }

  /// Asked once, by waiting for a time long past: that takes the clock and moves nothing.
  /// Afterwards market time is what the last wait ended at, since only we move it.
  @Override
  public synchronized Instant now() {
    return now.orElseGet(() -> await(Instant.EPOCH));
  }

  @Override
  public synchronized Instant awaitUntil(Instant until) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped while waiting for market time");
    }
    try {
      Instant slice = until;
      if (!speed.isUnpaced()) {
        Instant end = now().plusSeconds(Math.max(1, speed.marketTime(SLICE).toSeconds()));
        slice = end.isBefore(until) ? end : until;
      }
      return await(slice);
    } catch (SandboxGoneException e) {
      throw new MarketUnreadException(
          "the market's time", new Failure.Unreachable(String.valueOf(e.getMessage())));
    }
  }

  private Instant await(Instant until) {
    var body = mapper.createObjectNode().put("until", until.toString());
    Instant reached = Instant.parse(text(post("/sandbox/clock/await", body), "now"));
    now = Optional.of(reached);
    return reached;
  }

  /// The authoritative ledger of the account with this key, by line.
  public Map<String, String> ledger(String publicKey) {
    var lines = new TreeMap<String, String>();
    get("/sandbox/ledger?key=" + publicKey)
        .get("rows")
        .forEach(row -> lines.put(text(row, "name"), text(row, "value")));
    return lines;
  }

  /// Market time for whoever only looks: it takes no clock and moves nothing.
  Instant look() {
    return Instant.parse(text(get("/sandbox/clock"), "now"));
  }

  /// What the sandbox says of its market: seed, rates, assumptions.
  public JsonNode info() {
    return get("/sandbox/info");
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private JsonNode get(String path) {
    return call(new Request.Builder().get(), path);
  }

  private JsonNode post(String path, JsonNode body) {
    return call(
        new Request.Builder().post(RequestBody.create(mapper.writeValueAsBytes(body), JSON)), path);
  }

  private JsonNode call(Request.Builder request, String path) {
    Request built =
        request.url(base.resolve(path).toString()).header("X-Sandbox-Admin", token).build();
    try (Response response = http.newCall(built).execute()) {
      String text = response.body().string();
      if (response.code() == WRONG_TOKEN) {
        throw new InputException(
            "--data: expected the data directory that the sandbox at %s was started with, found that"
                    .formatted(base)
                + " of another sandbox");
      }
      if (response.code() == NOT_FOUND) {
        throw new InputException(
            "expected a sandbox of this program at %s, found something that has no %s"
                .formatted(base, path));
      }
      if (!response.isSuccessful()) {
        throw new IllegalStateException(
            "the sandbox answered %d to %s: %s".formatted(response.code(), path, text));
      }
      return mapper.readTree(text);
    } catch (IOException e) {
      throw new SandboxGoneException(base, e);
    }
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw new IllegalStateException("expected the sandbox to say " + field + ", found " + node);
    }
    return value.asString();
  }
}
