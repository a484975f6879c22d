package io.floatwise.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class TelegramSandboxTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long CHAT = 5_000_000_001L;
  private static final String KEYS =
      "{\"inline_keyboard\":[[{\"text\":\"Go\",\"callback_data\":\"go\"}]]}";

  private final TelegramSandbox telegram = TelegramSandbox.start(TelegramSandboxConfig.onPort(0));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    telegram.close();
    http.shutdownNow();
  }

  @Test
  void everyAnswerIsAsThePublishedSchemaSays() throws Exception {
    BotApiSchema schema = BotApiSchema.published();
    page("messages", "{\"text\": \"/start x\"}");
    JsonNode sent =
        ok(
            "sendMessage",
            "chat_id=" + CHAT + "&text=<b>a</b>&parse_mode=HTML&reply_markup=" + KEYS);
    int id = sent.get("message_id").asInt();
    page("taps", "{\"message\": %d, \"data\": \"go\"}".formatted(id));
    JsonNode updates = ok("getUpdates", "timeout=0");

    assertThat(schema.faultsOfResult("sendMessage", sent)).isEmpty();
    assertThat(updates).hasSize(2);
    assertThat(schema.faultsOfResult("getUpdates", updates)).isEmpty();
    assertThat(schema.faultsOfResult("getMe", ok("getMe", ""))).isEmpty();
    String tap = updates.get(1).get("callback_query").get("id").asString();
    assertThat(
            schema.faultsOfResult(
                "answerCallbackQuery", ok("answerCallbackQuery", "callback_query_id=" + tap)))
        .isEmpty();
    JsonNode edited = ok("editMessageText", "chat_id=" + CHAT + "&message_id=" + id + "&text=b");
    assertThat(schema.faultsOfResult("editMessageText", edited)).isEmpty();
    ok("setMyCommands", "commands=[{\"command\":\"go\",\"description\":\"Goes\"}]");
    assertThat(schema.faultsOfResult("getMyCommands", ok("getMyCommands", ""))).isEmpty();
    assertThat(schema.faultsOfResult("getWebhookInfo", ok("getWebhookInfo", ""))).isEmpty();
    assertThat(schema.faultsOfResult("deleteWebhook", ok("deleteWebhook", ""))).isEmpty();
  }

  @Test
  void aFileComesWithItsNameAndTextAndOfAWrongFormNothing() throws Exception {
    page("messages", "{\"text\": \"/start x\"}");
    String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    String file =
        """
        --b
        Content-Disposition: form-data; name="document"; filename="a.json"
        Content-Type: application/json

        {
        --c}
        """
            .replace("\n", "\r\n");
    String fields = part.formatted("chat_id", CHAT) + part.formatted("caption", "what");

    JsonNode sent = JSON.readTree(form(fields + file + "--b--\r\n")).get("result");
    assertThat(BotApiSchema.published().faultsOfResult("sendDocument", sent)).isEmpty();
    assertThat(sent.get("caption").asString()).isEqualTo("what");
    assertThat(sent.get("document").get("file_name").asString()).isEqualTo("a.json");
    assertThat(sent.get("document").get("file_size").asInt()).isEqualTo("{\r\n--c}".length());
    assertThat(form(fields + "--b--\r\n")).contains("there is no document in the request");
    assertThat(form(fields + file)).contains("can't parse the form");
    assertThat(form("--b\r\nno head\r\n--b--\r\n")).contains("can't parse the form");
  }

  private String form(String body) throws Exception {
    URI method = URI.create(telegram.apiUrl() + "/bot" + telegram.token() + "/sendDocument");
    HttpRequest request =
        HttpRequest.newBuilder(method)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sendMessage | text=a | 400 | Bad Request: chat_id is empty
          sendMessage | chat_id=1&text=a | 400 | Bad Request: chat not found
          sendMessage | chat_id=5000000001 | 400 | Bad Request: message text is empty
          sendMessage | chat_id=5000000001&text=<b>a&parse_mode=HTML | 400 | Bad Request: can't parse entities: \
          Can't find end tag corresponding to start tag "b"
          sendMessage | chat_id=5000000001&text=é<x>&parse_mode=HTML | 400 | Bad Request: can't parse entities: \
          Unsupported start tag "x" at byte offset 2
          sendMessage | chat_id=5000000001&text=<b>a</i>&parse_mode=HTML | 400 | Bad Request: can't parse entities: \
          Unmatched end tag at byte offset 4, expected "</b>", found "</i>"
          sendMessage | chat_id=5000000001&text=a</b>&parse_mode=HTML | 400 | Bad Request: can't parse entities: \
          Unexpected end tag at byte offset 1
          editMessageText | chat_id=5000000001&message_id=99&text=a | 400 | Bad Request: message to edit not found
          editMessageText | chat_id=5000000001&message_id=1&text=a | 400 | Bad Request: message can't be edited
          answerCallbackQuery | callback_query_id=1 | 400 | Bad Request: \
          query is too old and response timeout expired or query ID is invalid
          setMyCommands | commands=[{"command":"Go!","description":"x"}] | 400 | Bad Request: BOT_COMMAND_INVALID
          setWebhook | url=https://example.org | 400 | Bad Request: bad webhook: this sandbox has none, poll it
          sendPhoto | chat_id=5000000001 | 404 | Not Found: method not found
          """)
  void refusesAsTelegramDoes(String method, String query, int code, String words) throws Exception {
    page("messages", "{\"text\": \"hello\"}");

    JsonNode reply = call(telegram.token(), method, query);

    assertThat(reply)
        .isEqualTo(
            JSON.createObjectNode()
                .put("ok", false)
                .put("error_code", code)
                .put("description", words));
  }

  @Test
  void refusesButtonsWhoseDataIsTooLong() throws Exception {
    page("messages", "{\"text\": \"hello\"}");
    String query =
        "chat_id="
            + CHAT
            + "&text=a&reply_markup="
            + KEYS.replace("\"go\"", "\"" + "é".repeat(33) + "\"");

    assertThat(call(telegram.token(), "sendMessage", query).get("description").asString())
        .isEqualTo("Bad Request: BUTTON_DATA_INVALID");
  }

  @Test
  void knowsOnlyItsOwnToken() throws Exception {
    assertThat(call("1:" + "x".repeat(35), "getMe", "").get("error_code").asInt()).isEqualTo(401);
    assertThat(call("nonsense", "getMe", "").get("error_code").asInt()).isEqualTo(404);
  }

  @Test
  void aSecondPollEndsTheFirst() throws Exception {
    CompletableFuture<JsonNode> first = later("timeout=20");
    CompletableFuture<JsonNode> second = later("timeout=20");

    JsonNode loser = (JsonNode) CompletableFuture.anyOf(first, second).get();
    assertThat(loser.get("error_code").asInt()).isEqualTo(409);
    page("messages", "{\"text\": \"hello\"}");
    List<JsonNode> both = List.of(first.get(), second.get());
    assertThat(both.stream().filter(reply -> reply.get("ok").asBoolean())).hasSize(1);
  }

  @Test
  void anUpdateComesUntilItIsConfirmed() throws Exception {
    page("messages", "{\"text\": \"one\"}");
    page("messages", "{\"text\": \"two\"}");
    long first = ok("getUpdates", "").get(0).get("update_id").asLong();

    assertThat(ok("getUpdates", "")).hasSize(2);
    assertThat(ok("getUpdates", "offset=" + (first + 1))).hasSize(1);
    assertThat(ok("getUpdates", "")).hasSize(1);
    assertThat(ok("getUpdates", "offset=" + (first + 2))).isEmpty();
  }

  @Test
  void slowsDownABotThatSendsTooFast() throws Exception {
    page("messages", "{\"text\": \"hello\"}");
    JsonNode last = JSON.createObjectNode();
    for (int i = 0; i < 7; i++) {
      last = call(telegram.token(), "sendMessage", "chat_id=" + CHAT + "&text=a" + i);
    }

    assertThat(last.get("error_code").asInt()).isEqualTo(429);
    assertThat(last.get("parameters").get("retry_after").asInt()).isBetween(1, 3);
  }

  @Test
  void takesWordsOnlyFromItsOwnPage() throws Exception {
    var foreign =
        HttpRequest.newBuilder(telegram.apiUrl().resolve("/chat/messages"))
            .header("Content-Type", "application/json")
            .header("Origin", "http://evil.example")
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"/pause\"}"))
            .build();
    var form =
        HttpRequest.newBuilder(telegram.apiUrl().resolve("/chat/messages"))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"/pause\"}"))
            .build();

    assertThat(http.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(403);
    assertThat(http.send(form, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    assertThat(ok("getUpdates", "")).isEmpty();
  }

  @Test
  void namesABusyPort() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> TelegramSandbox.start(TelegramSandboxConfig.onPort(other.getLocalPort())))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(Integer.toString(other.getLocalPort()));
    }
  }

  private JsonNode ok(String method, String query) throws Exception {
    JsonNode reply = call(telegram.token(), method, query);
    assertThat(reply.get("ok").asBoolean()).as(reply.toString()).isTrue();
    return reply.get("result");
  }

  private JsonNode call(String token, String method, String query) throws Exception {
    return JSON.readTree(
        http.send(request(token, method, query), HttpResponse.BodyHandlers.ofString()).body());
  }

  private CompletableFuture<JsonNode> later(String query) {
    return http.sendAsync(
            request(telegram.token(), "getUpdates", query), HttpResponse.BodyHandlers.ofString())
        .thenApply(answer -> JSON.readTree(answer.body()));
  }

  private HttpRequest request(String token, String method, String query) {
    var form = new StringBuilder();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      form.append(form.isEmpty() ? "" : "&").append(parts[0]).append('=');
      form.append(URLEncoder.encode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
    }
    return HttpRequest.newBuilder(URI.create(telegram.apiUrl() + "/bot" + token + "/" + method))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
        .build();
  }

  private void page(String what, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(telegram.apiUrl().resolve("/chat/" + what))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
