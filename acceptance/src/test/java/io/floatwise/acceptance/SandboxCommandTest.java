package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.cli.SandboxCommand;
import io.floatwise.app.demo.DemoRun;
import io.floatwise.proving.Proves;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sandbox alone, for a client that knows nothing of Floatwise.
class SandboxCommandTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path data;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  @Proves(value = "D.12", breaks = SandboxCommand.class)
  void servesDmarketForAForeignClientWithTheKeysItPrints() throws Exception {
    try (App app = App.start("sandbox", "--seed", "5", "--json", "--data", data)) {
      JsonNode line = JSON.readTree(app.awaitOutput());
      String secret = line.get("secretKey").asString();
      assertThat(line.get("publicKey").asString()).matches("[0-9a-f]{64}");
      assertThat(secret).matches("[0-9a-f]{128}").endsWith(line.get("publicKey").asString());

      HttpResponse<String> balance = get(line, "/account/v1/balance", secret);
      assertThat(balance.statusCode()).isEqualTo(200);
      assertThat(JSON.readTree(balance.body()).get("usd").asString()).isEqualTo("100000");

      String wrong = (secret.charAt(0) == '0' ? "1" : "0") + secret.substring(1);
      assertThat(get(line, "/account/v1/balance", wrong).statusCode()).isEqualTo(401);
      assertThat(app.said()).doesNotContain(secret);
    }
  }

  @Test
  void printsAnAddressOfATelegramAsWell() throws Exception {
    try (App app = App.start("sandbox", "--telegram-port", "0", "--json", "--data", data)) {
      JsonNode line = JSON.readTree(app.awaitOutput());
      URI getMe =
          URI.create(
              line.get("telegramUrl").asString().replaceAll("/$", "")
                  + "/bot"
                  + line.get("telegramToken").asString()
                  + "/getMe");
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(getMe).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(JSON.readTree(answer.body()).at("/result/is_bot").asBoolean()).isTrue();
    }
  }

  @Test
  @Proves(value = "D.13", breaks = DemoRun.class)
  void theDemoTradesOnASandboxThatRunsAlready() throws Exception {
    try (App sandbox =
        App.start(
            "sandbox",
            "--market-size",
            "small",
            "--clock-speed",
            "max",
            "--json",
            "--data",
            data)) {
      String url = JSON.readTree(sandbox.awaitOutput()).get("baseUrl").asString();
      App.Ended run =
          App.run("demo", "--sandbox", url, "--until", "sold", "--headless", "--data", data);

      assertThat(run.code()).as(run.text()).isZero();
      assertThat(run.json().get("ledger").asString()).isEqualTo("equal");
    }
  }

  @Test
  void saysWhatToDoWhenTheSandboxIsGone() throws Exception {
    String url;
    try (App sandbox = App.start("sandbox", "--json", "--data", data)) {
      url = JSON.readTree(sandbox.awaitOutput()).get("baseUrl").asString();
    }
    App.Ended run = App.run("demo", "--sandbox", url, "--headless", "--data", data);

    assertThat(run.code()).as(run.text()).isEqualTo(1);
    assertThat(run.text())
        .contains("does not answer; start it again")
        .contains("--port " + URI.create(url).getPort())
        .doesNotContain("\tat ");
  }

  private HttpResponse<String> get(JsonNode line, String path, String secret) throws Exception {
    String date = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(line.get("baseUrl").asString() + path))
            .header("X-Api-Key", line.get("publicKey").asString())
            .header("X-Sign-Date", date)
            .header("X-Request-Sign", "dmar ed25519 " + sign("GET" + path + date, secret))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String sign(String text, String secret) throws Exception {
    byte[] seed = HexFormat.of().parseHex(secret.substring(0, 64));
    var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed);
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(spec));
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(signature.sign());
  }
}
