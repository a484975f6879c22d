package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.sandbox.exchange.ClockSpeed;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sandbox behind certificates, good and bad.
class TlsTest {
  @TempDir Path dir;

  @Test
  void servesHttpsToWhoTrustsItsCertificate() throws Exception {
    Path store = store("good", "ip:127.0.0.1", List.of());
    try (SandboxServer server = start(store, List.of())) {
      assertThat(server.baseUrl().getScheme()).isEqualTo("https");
      assertThat(status(server, trusting(store))).isEqualTo(401);
      assertThatThrownBy(() -> status(server, SSLContext.getDefault()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  /// The JDK does not look at the dates of a certificate that it was told to trust.
  @Test
  void servesCertificatesThatAClientMustRefuse() throws Exception {
    Path expired =
        store("expired", "ip:127.0.0.1", List.of("-startdate", "-10d", "-validity", "5"));
    try (SandboxServer server = start(expired, List.of())) {
      var session = get(server, trusting(expired)).sslSession().orElseThrow();
      assertThat(((X509Certificate) session.getPeerCertificates()[0]).getNotAfter()).isInThePast();
    }
    Path wrongHost = store("wrong", "dns:example.org", List.of());
    try (SandboxServer server = start(wrongHost, List.of())) {
      assertThatThrownBy(() -> status(server, trusting(wrongHost)))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void speaksOnlyTheProtocolsItWasGiven() throws Exception {
    Path store = store("old", "ip:127.0.0.1", List.of());
    try (SandboxServer server = start(store, List.of("TLSv1.2"))) {
      HttpResponse<Void> answer = get(server, trusting(store));
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.2");
    }
    try (SandboxServer server = start(store, List.of("TLSv1"))) {
      assertThatThrownBy(() -> status(server, trusting(store)))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void refusesAKeyStoreThatIsNone() throws Exception {
    Path file = Files.writeString(dir.resolve("none.p12"), "none");
    TlsSettings settings = new TlsSettings(file, "secret", List.of());
    assertThat(settings.toString()).doesNotContain("secret");
    assertThatThrownBy(settings::toTls).hasMessageContaining("none.p12");
  }

  private SandboxServer start(Path store, List<String> protocols) throws Exception {
    SandboxConfig config = Sandboxes.config(dir.resolve("state"), ClockSpeed.UNPACED, false);
    return Sandboxes.start(config.withTls(new TlsSettings(store, "changeit", protocols)));
  }

  private Path store(String name, String host, List<String> more) throws Exception {
    Path file = dir.resolve(name + ".p12");
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        List.of(
            "-genkeypair",
            "-alias",
            "sandbox",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=sandbox",
            "-ext",
            "san=" + host,
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit",
            "-keystore",
            file.toString()));
    command.addAll(more);
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(output).isZero();
    return file;
  }

  private static SSLContext trusting(Path store) throws Exception {
    KeyStore own = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      own.load(in, "changeit".toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("sandbox", own.getCertificate("sandbox"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static int status(SandboxServer server, SSLContext context) throws Exception {
    return get(server, context).statusCode();
  }

  private static HttpResponse<Void> get(SandboxServer server, SSLContext context) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      return client.send(
          HttpRequest.newBuilder(server.baseUrl().resolve("/account/v1/balance")).build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }
}
