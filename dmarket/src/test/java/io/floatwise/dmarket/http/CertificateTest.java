package io.floatwise.dmarket.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.risk.ApprovedForTests;
import io.floatwise.core.trade.Outcome;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.ManualTime;
import io.floatwise.dmarket.PromptServer;
import io.floatwise.dmarket.Samples;
import io.floatwise.dmarket.StubVenue;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.wire.BalanceRow;
import io.floatwise.proving.Proves;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom the client talks to. Each bad certificate but the self-signed one is signed by an authority
/// that the machine trusts, so that only its own defect can be the reason. The decision is made
/// where the connections are configured: a [Transport] that trusts anybody, checks no host or
/// allows no TLS at all fails here.
class CertificateTest {

  private static final String STORE = "javax.net.ssl.trustStore";
  private static final String PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String HANDSHAKE = "SSLHandshakeException";
  private static final String ANOTHER_HOST = "SSLPeerUnverifiedException";
  private static final int CALLS = 41;
  private static final String BALANCE = "{\"usd\":\"1\",\"usdAvailableToWithdraw\":\"1\"}";

  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("test authority").build();

  @TempDir private Path dir;

  /// The trust of the machine, for this test only.
  @BeforeEach
  void trustTheAuthority() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", authority.certificate());
    Path file = dir.resolve("trusted.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "changeit".toCharArray());
    }
    System.setProperty(STORE, file.toString());
    System.setProperty(PASSWORD, "changeit");
  }

  @AfterEach
  void distrust() {
    System.clearProperty(STORE);
    System.clearProperty(PASSWORD);
  }

  private HeldCertificate.Builder issued() {
    return new HeldCertificate.Builder().signedBy(authority);
  }

  private static DMarket client(int port) {
    return DMarket.open(
        DMarketConfig.DEFAULT.withBaseUrl("https://127.0.0.1:" + port),
        new RequestSigner(StubVenue.KEY),
        new ManualTime(StubVenue.START),
        new Random(1));
  }

  @Test
  void takesACertificateOfATrustedAuthorityForThisHost() throws Exception {
    try (MockWebServer server = serving(issued().addSubjectAlternativeName("127.0.0.1").build());
        DMarket dmarket = client(server.getPort())) {
      assertThat(dmarket.balance()).isInstanceOf(Reply.Ok.class);
      assertThat(server.takeRequest(5, TimeUnit.SECONDS).getHandshake().tlsVersion().javaName())
          .isIn("TLSv1.3", "TLSv1.2");
    }
  }

  /// A system that holds small packets back until the one before is acknowledged costs 40 ms a
  /// call.
  @Test
  void noCallWaitsForTheAcknowledgementOfItsBeginning() throws Exception {
    try (MockWebServer server = serving(issued().addSubjectAlternativeName("127.0.0.1").build());
        DMarket dmarket = client(server.getPort()).with(CallOptions.USUAL.asFresh())) {
      long[] nanos = new long[CALLS];
      for (int i = 0; i < CALLS; i++) {
        long start = System.nanoTime();
        assertThat(dmarket.balance()).isInstanceOf(Reply.Ok.class);
        nanos[i] = System.nanoTime() - start;
        assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/2");
      }
      Arrays.sort(nanos);
      assertThat(Duration.ofNanos(nanos[CALLS / 2])).isLessThan(Duration.ofMillis(20));
    }
  }

  @Test
  @Proves(value = "P5.2.1.8", breaks = Transport.class)
  void refusesTheSameCertificateWithoutTheTrust() throws Exception {
    distrust();
    refused(issued().addSubjectAlternativeName("127.0.0.1").build(), HANDSHAKE);
  }

  @Test
  @Proves(value = "P5.2.1.8", breaks = Transport.class)
  void refusesASelfSignedCertificate() throws Exception {
    refused(
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build(), HANDSHAKE);
  }

  @Test
  @Proves(value = "P5.2.1.8", breaks = Transport.class)
  void refusesAnExpiredCertificate() throws Exception {
    long now = Instant.now().toEpochMilli();
    refused(
        issued()
            .addSubjectAlternativeName("127.0.0.1")
            .validityInterval(now - 864_000_000L, now - 86_400_000L)
            .build(),
        HANDSHAKE);
  }

  @Test
  @Proves(value = "P5.2.1.8", breaks = Transport.class)
  void refusesACertificateThatIsNotValidYet() throws Exception {
    long now = Instant.now().toEpochMilli();
    refused(
        issued()
            .addSubjectAlternativeName("127.0.0.1")
            .validityInterval(now + 86_400_000L, now + 864_000_000L)
            .build(),
        HANDSHAKE);
  }

  @Test
  @Proves(value = "P5.2.1.8", breaks = Transport.class)
  void refusesACertificateOfAnotherHost() throws Exception {
    refused(
        issued().commonName("127.0.0.1").addSubjectAlternativeName("example.org").build(),
        ANOTHER_HOST);
  }

  private MockWebServer serving(HeldCertificate certificate) throws IOException {
    boolean alone =
        certificate
            .certificate()
            .getIssuerX500Principal()
            .equals(certificate.certificate().getSubjectX500Principal());
    var handshake = new HandshakeCertificates.Builder();
    if (alone) {
      handshake.heldCertificate(certificate);
    } else {
      handshake.heldCertificate(certificate, authority.certificate());
    }
    MockWebServer server = PromptServer.create();
    server.useHttps(handshake.build().sslSocketFactory());
    for (int i = 0; i < CALLS; i++) {
      server.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", "application/json")
              .body(BALANCE)
              .build());
    }
    server.start();
    return server;
  }

  /// @param reason the exception that stands for the defect
  private void refused(HeldCertificate certificate, String reason) throws Exception {
    try (MockWebServer server = serving(certificate);
        DMarket dmarket = client(server.getPort())) {
      assertRefused(dmarket, reason);
      assertThat(server.takeRequest(0, TimeUnit.SECONDS)).isNull();
    }
  }

  private static void assertRefused(DMarket dmarket, String reason) {
    Reply<BalanceRow> reply = dmarket.balance();
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    Fault fault = ((Reply.Failed<BalanceRow>) reply).fault();
    assertThat(List.of(fault.origin(), fault.code(), fault.definite()))
        .containsExactly(Fault.Origin.NETWORK, "NotSent", true);
    assertThat(fault.message()).isEqualTo("connection failed (" + reason + "); nothing was sent");
    assertThat(dmarket.venue().execute(ApprovedForTests.of(Samples.BUY)))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, r -> assertThat(r.code()).isEqualTo("NotSent"));
  }

  /// A server that picks TLS 1.0, written by hand: the JDK would not speak it.
  @Test
  @Proves(value = "P5.2.1.8", breaks = Transport.class)
  void refusesAServerThatSpeaksOnlyTls10() throws Exception {
    BlockingQueue<byte[]> said = new LinkedBlockingQueue<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DMarket dmarket = client(server.getLocalPort())) {
      Future<?> ends =
          threads.submit(() -> {
            while (true) {
              said.add(helloInTls10(server));
            }
          });
      assertRefused(dmarket, HANDSHAKE);
      // An alert (21), fatal (2), protocol version (70); never a key exchange.
      byte[] first = said.poll(10, TimeUnit.SECONDS);
      assertThat(first).hasSizeGreaterThanOrEqualTo(7);
      assertThat(new int[] {first[0], first[5], first[6]}).containsExactly(21, 2, 70);
      assertThat(ends.isDone()).isFalse();
    }
  }

  /// Answers a client's hello and returns what it says to that.
  private static byte[] helloInTls10(ServerSocket server) throws IOException {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      byte[] header = in.readNBytes(5);
      if (header.length == 5) {
        in.skipNBytes((header[3] & 0xff) << 8 | (header[4] & 0xff));
      }
      ByteArrayOutputStream hello = new ByteArrayOutputStream();
      // Record: handshake, 3.1, 42 bytes. Hello: 38 bytes, 3.1, random, no session, suite, none.
      hello.writeBytes(HexFormat.of().parseHex("160301002a020000260301"));
      hello.writeBytes(new byte[32]);
      hello.writeBytes(HexFormat.of().parseHex("00c01300"));
      socket.getOutputStream().write(hello.toByteArray());
      socket.getOutputStream().flush();
      return in.readAllBytes();
    }
  }
}
