package io.floatwise.bench;

import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// A sandbox of its own without rate limits, and its answers as bytes.
final class RawSandbox implements AutoCloseable {

  private final SandboxServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  RawSandbox() throws IOException, InterruptedException {
    Path dir = Files.createTempDirectory("floatwise-bench");
    server = SandboxServer.start(SandboxConfig.seeded(dir, 7, ClockSpeed.UNPACED));
    behave("rate-limits", "off");
  }

  URI baseUrl() {
    return server.baseUrl();
  }

  ApiKey key() {
    return ApiKey.of(server.publicKey(), server.secretKey());
  }

  /// Switches one of the behaviours of docs/sandbox.md.
  void behave(String name, String value) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl() + "/sandbox/behaviour"))
            .header("X-Sandbox-Admin", server.adminToken())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"name\":\"%s\",\"value\":\"%s\"}".formatted(name, value)))
            .build();
    expect(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
  }

  byte[] get(String target) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl() + target));
    new RequestSigner(key()).headers("GET", target, "", Instant.now()).forEach(request::header);
    return expect(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
  }

  private static byte[] expect(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException("expected 200, found " + response.statusCode());
    }
    return response.body();
  }

  @Override
  public void close() throws IOException {
    http.close();
    server.close();
  }
}
