package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.sandbox.DmarketCaller.Answer;
import io.floatwise.sandbox.http.Listener;
import io.floatwise.sandbox.wire.Bodies;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whatever is sent, the answer has a shape that the marketplace's own have.
class RequestHygieneTest extends SandboxTest {
  private static final String DEPOSIT = "POST /marketplace-api/v1/deposit-assets";
  private static final List<String> WRITES =
      List.of(
          "PATCH /exchange/v1/offers-buy",
          "POST /exchange/v1/withdraw-assets",
          "POST /target/v1/time-limits",
          DEPOSIT,
          "POST /marketplace-api/v1/user-inventory/sync",
          "POST /marketplace-api/v1/aggregated-prices",
          "POST /marketplace-api/v1/user-targets/create",
          "POST /marketplace-api/v1/user-targets/delete",
          "POST /marketplace-api/v2/offers:batchCreate",
          "POST /marketplace-api/v2/offers:batchUpdate",
          "POST /marketplace-api/v2/offers:batchDelete");

  @Test
  @Proves(value = "D.12", breaks = Bodies.class)
  void refusesEveryBodyThatIsNoPlainJsonObject() {
    List<String> bodies =
        List.of(
            "",
            "{",
            "[]",
            "null",
            "1",
            "\"x\"",
            "{} {}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
            "{\"a\":" + "9".repeat(5_000) + "}",
            "{\"a\":NaN}",
            "{a:1}",
            "{\"a\":\"\u0000\"}");
    for (String write : WRITES) {
      for (String body : bodies) {
        assertRefused(write, send(write, body));
      }
    }
  }

  @Test
  void answersRandomShapesOfEveryFieldWithAnErrorAndNeverFails() {
    SplittableRandom random = new SplittableRandom(20260105);
    List<String> values =
        List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999999",
            "99999999999999999999",
            "1e-7",
            "\"\"",
            "[]",
            "{}",
            "[[]]",
            "\"9223372036854775807\"",
            "\"\\ud800\"",
            "[null]",
            "[{}]",
            "\"a\"");
    List<String> fields =
        List.of(
            "offers",
            "assets",
            "requestId",
            "AssetID",
            "Type",
            "GameID",
            "filter",
            "limit",
            "Targets",
            "requests",
            "ItemTitle",
            "cursor");
    for (int i = 0; i < 600; i++) {
      StringBuilder body = new StringBuilder("{");
      for (int f = random.nextInt(4); f >= 0; f--) {
        body.append(body.length() > 1 ? "," : "")
            .append('"')
            .append(fields.get((random.nextInt(3) + 3 * f) % fields.size()))
            .append("\":")
            .append(values.get(random.nextInt(values.size())));
      }
      String write = WRITES.get(random.nextInt(WRITES.size()));
      Answer answer = send(write, body + "}");
      assertThat(answer.status()).as("%s %s}", write, body).isIn(200, 400);
      assertThat(answer.json().isObject()).isTrue();
    }
    assertThat(caller.get("/account/v1/balance").status()).isEqualTo(200);
  }

  @Test
  void answersHostileRowsOfEveryBatch() {
    String row =
        """
        {"offerId":VALUE,"assetId":VALUE,"priceCents":VALUE,"price":{"amount":VALUE,\
        "currency":"USD"},"id":VALUE,"gameId":VALUE,"Amount":VALUE,"Title":VALUE,"TargetID":VALUE,\
        "Price":{"Currency":"USD","Amount":VALUE},"Attrs":{"floatPartValue":VALUE,"paintSeed":VALUE}}\
        """;
    for (String value :
        List.of("1e999999999", "-1", "\"1e999999999\"", "{}", "null", "\"x\"", "0.001", "1e18")) {
      String rows = "[" + row.replace("VALUE", value) + "]";
      String body =
          """
          {"offers":%1$s,"assets":%1$s,"requests":%1$s,"Targets":%1$s,"GameID":"a8db",\
          "requestId":"r"}\
          """
              .formatted(rows);
      for (String write : WRITES) {
        Answer answer = send(write, body);
        assertThat(answer.status()).as("%s %s", write, value).isIn(200, 400);
        assertThat(answer.body()).doesNotContain("Exception");
      }
    }
  }

  @Test
  void refusesTooLargeBodiesAndParametersThatMakeNoSense() {
    Answer large =
        caller.send(
            "POST",
            "/marketplace-api/v2/offers:batchCreate",
            "{\"a\":\"" + "x".repeat(4_100_000) + "\"}");
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.json().path("message").isString()).isTrue();
    for (String query :
        List.of(
            "gameId=a8db&limit=99999999999999999999",
            "gameId=a8db&limit=1&priceFrom=1e9",
            "gameId=a8db&limit=1&cursor=%00",
            "gameId=%FF&limit=1",
            "gameId=a8db&limit=1&treeFilters=%3D")) {
      Answer answer = caller.get("/marketplace-api/v2/offers?" + query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.json().path("code").asInt()).isEqualTo(3);
    }
  }

  @Test
  void refusesBrokenEscapesOfAQueryInTheShapeOfTheAskedService() throws Exception {
    for (String path :
        List.of(
            "/exchange/v1/customized-fees",
            "/trade-aggregator/v1/last-sales",
            "/account/v1/balance")) {
      RawConnection.Answer answer = broken(path);
      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.body())
          .as(path)
          .isEqualTo("{\"code\":\"BadRequest\",\"message\":\"invalid URL escape in query\"}");
    }
    assertThat(broken("/marketplace-api/v2/offers").body())
        .startsWith("{\"error\":\"invalid URL escape in query\",\"code\":3,");
  }

  private RawConnection.Answer broken(String path) throws Exception {
    byte[] request =
        WireRequest.signed(
                server.publicKey(),
                new Signer(server.secretKey()),
                "GET",
                WireRequest.bytes(path + "?gameId=%zz"),
                new byte[0],
                Instant.now().getEpochSecond())
            .bytes();
    try (RawConnection connection = new RawConnection(server.baseUrl())) {
      return connection.send(request);
    }
  }

  @Test
  void refusesABodyThatSaysItIsAbove16MegabytesBeforeItIsReadInTheShapeOfTheGateway()
      throws Exception {
    try (RawConnection connection = new RawConnection(server.baseUrl())) {
      RawConnection.Answer answer =
          connection.send(
              WireRequest.bytes("PATCH / HTTP/1.1\r\nHost: x\r\nContent-Length: 16000001\r\n\r\n"));
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.head()).contains("connection: close");
      assertThat(answer.body())
          .isEqualTo("{\"Code\":\"BadRequest\",\"Message\":\"the request cannot be read\"}");
    }
  }

  /// They never become a request, and the server below would call some of them its own failure.
  @Test
  @Proves(value = "D.12", breaks = Listener.class)
  void refusesBytesThatAreNoHttpInTheShapeOfTheGateway() throws Exception {
    try (RawConnection connection = new RawConnection(server.baseUrl())) {
      for (String bytes :
          List.of(
              "\u0001ET / HTTP/1.1\r\nHost: x\r\n\r\n",
              "GET /a\rb HTTP/1.1\r\nHost: x\r\n\r\n",
              "GET / HTTP/1.1\r\nHost: x\r\nX-Api-Key: \u0000\r\n\r\n",
              "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
              "GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(100_000) + "\r\n\r\n",
              "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")) {
        String what = bytes.substring(0, Math.min(60, bytes.length()));
        RawConnection.Answer answer = connection.send(WireRequest.bytes(bytes));
        assertThat(answer.status()).as(what).isEqualTo(what.startsWith("GET /xx") ? 414 : 400);
        assertThat(answer.body())
            .as(what)
            .isEqualTo("{\"Code\":\"BadRequest\",\"Message\":\"the request cannot be read\"}");
      }
    }
    assertThat(caller.get("/account/v1/balance").status()).isEqualTo(200);
  }

  /// Half a character cannot be written down: what is answered from memory would differ from what
  /// is read back, and the sandbox would refuse its own state at the next start.
  @Test
  @Proves(value = "D.12", breaks = Bodies.class)
  void halfACharacterNeverKeepsTheSandboxFromStartingAgain() throws Exception {
    for (String half : List.of("\\ud800", "a\\uDC00b", "\\udc00\\ud800")) {
      for (String body :
          List.of("{\"AssetID\":[\"" + half + "\"]}", "{\"AssetID\":[\"x\"],\"" + half + "\":1}")) {
        assertRefused(DEPOSIT, send(DEPOSIT, body));
      }
    }
    assertThat(
            send(DEPOSIT, "{\"AssetID\":[\"\\ud83d\\ude00\"]}").json().path("message").asString())
        .isEqualTo("InventoryItemsNotFound");
    restart();
    assertThat(caller.get("/account/v1/balance").status()).isEqualTo(200);
  }

  /// On a kept connection the client would read a body as the next answer.
  @Test
  @Proves(value = "D.12", breaks = Listener.class)
  void sendsNoBodyToAHeadRequest() throws Exception {
    byte[] head = WireRequest.bytes("HEAD /account/v1/balance HTTP/1.1\r\nHost: x\r\n\r\n");
    byte[] get = WireRequest.bytes("GET /account/v1/balance HTTP/1.1\r\nHost: x\r\n\r\n");
    try (RawConnection connection = new RawConnection(server.baseUrl())) {
      for (byte[] request : List.of(head, get, head, head, get)) {
        RawConnection.Answer answer = connection.send(request);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.head()).contains("content-length: 48\r\n");
        assertThat(answer.body()).hasSize(request.length == head.length ? 0 : 48);
      }
    }
  }

  private Answer send(String write, String body) {
    String[] parts = write.split(" ", 2);
    return caller.send(
        parts[0],
        parts[1],
        new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  private static void assertRefused(String write, Answer answer) {
    assertThat(answer.status()).as(write).isEqualTo(400);
    JsonNode error = answer.json();
    assertThat(error.path("message").asString()).isEqualTo("invalid request body");
    if (write.contains("/marketplace-api/")) {
      assertThat(error.path("code").asInt()).isEqualTo(3);
      assertThat(error.path("error").asString()).isEqualTo("invalid request body");
    } else {
      assertThat(error.path("code").asString()).isEqualTo("BadRequest");
    }
  }
}
