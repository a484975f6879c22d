package io.floatwise.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Calls a sandbox as an outsider does: the JDK's client, and signing written here.
public final class DmarketCaller implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final String publicKey;
  private final Signer signer;
  private final String adminToken;

  public DmarketCaller(URI base, String publicKey, String secretKey, String adminToken) {
    this.base = base;
    this.publicKey = publicKey;
    this.signer = new Signer(secretKey);
    this.adminToken = adminToken;
  }

  public static DmarketCaller of(SandboxServer server) {
    return new DmarketCaller(
        server.baseUrl(), server.publicKey(), server.secretKey(), server.adminToken());
  }

  /// An answer of the sandbox.
  public record Answer(int status, String body, java.net.http.HttpHeaders headers) {
    public JsonNode json() {
      return MAPPER.readTree(body);
    }
  }

  public Answer get(String target) {
    return send("GET", target, "");
  }

  public Answer send(String method, String target, String body) {
    return send(method, target, body, Instant.now().getEpochSecond());
  }

  public Answer send(String method, String target, String body, long date) {
    return exchange(signed(method, target, body, date));
  }

  public HttpRequest signed(String method, String target, String body, long date) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark);
    String decoded = URI.create("http://x" + path).getPath();
    String message = method + decoded + query + body + date;
    return builder(method, target, body)
        .header("X-Api-Key", publicKey)
        .header("X-Sign-Date", Long.toString(date))
        .header("X-Request-Sign", signer.sign(message.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  public HttpRequest.Builder builder(String method, String target, String body) {
    return HttpRequest.newBuilder(URI.create(base + target))
        .timeout(Duration.ofSeconds(30))
        .method(
            method,
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
  }

  public Answer admin(String method, String target, String body) {
    return exchange(builder(method, target, body).header("X-Sandbox-Admin", adminToken).build());
  }

  public Answer await(Instant until) {
    return admin("POST", "/sandbox/clock/await", "{\"until\":\"" + until + "\"}");
  }

  /// Switches a behaviour of the sandbox.
  public void behave(String name, String value) {
    Answer answer =
        admin(
            "POST",
            "/sandbox/behaviour",
            "{\"name\":\"%s\",\"value\":\"%s\"}".formatted(name, value));
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }

  /// Switches a fault of the sandbox on; `more` is JSON such as `,"count":2`.
  public void fault(String name, String more) {
    Answer answer = admin("POST", "/sandbox/fault", "{\"name\":\"" + name + "\"" + more + "}");
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }

  public Answer exchange(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public String ledger() {
    return admin("GET", "/sandbox/ledger?key=" + publicKey, "").body();
  }

  /// The cheapest offer that anybody may buy, between `from` and `to` cents.
  public JsonNode cheapest(long from, long to) {
    return get("/marketplace-api/v2/offers?gameId=a8db&limit=1&orderBy=price&orderDir=asc"
            + "&treeFilters=type%3Ddmarket&priceFrom="
            + from
            + "&priceTo="
            + to)
        .json()
        .path("items")
        .path(0);
  }

  public Answer buy(String offerId, String cents) {
    return send(
        "PATCH",
        "/exchange/v1/offers-buy",
        "{\"offers\":[{\"offerId\":\"%s\",\"price\":{\"amount\":\"%s\",\"currency\":\"USD\"},\"type\":\"dmarket\"}]}"
            .formatted(offerId, cents));
  }

  /// Buys an offer as the storefront shows it.
  public Answer buy(JsonNode offer) {
    return buy(offer.path("offerId").asString(), offer.path("priceCents").asString());
  }

  /// Puts an asset up for sale; answers the id of the offer.
  public String list(String assetId, long cents) {
    return send(
            "POST",
            "/marketplace-api/v2/offers:batchCreate",
            "{\"requests\":[{\"assetId\":\"%s\",\"priceCents\":%d}]}".formatted(assetId, cents))
        .json()
        .at("/offers/0/id")
        .asString();
  }

  @Override
  public void close() {
    http.close();
  }
}
