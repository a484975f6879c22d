package io.floatwise.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SignatureCheckTest {
  private static final String SEED =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final String KEY =
      "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";
  private static final long DATE = 1_605_619_994;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  @Proves(value = "P5.2.1.1", breaks = SignatureCheck.class)
  void acceptsEveryDerivedVectorAndRefusesWhatMustBeRefused() throws Exception {
    JsonNode file =
        MAPPER.readTree(Needs.shared("dmarket/derived/signature-test-vectors.json").toFile());
    for (JsonNode vector : file.path("vectors")) {
      String body = vector.path("body").isNull() ? "" : vector.path("body").asString();
      RawRequest request =
          request(vector.path("method").asString(), vector.path("requestTarget").asString(), body);
      JsonNode sent = vector.path("headers");
      String key = sent.path("X-Api-Key").asString();
      assertThat(check(request, key, DATE, signature(sent), DATE))
          .as(vector.toString())
          .contains(key);
      RawRequest longer =
          request(
              vector.path("method").asString(),
              vector.path("requestTarget").asString(),
              body + " ");
      assertThat(check(longer, key, DATE, signature(sent), DATE)).isEmpty();
    }
    for (JsonNode refused : file.path("mustReject")) {
      RawRequest request = request("GET", refused.path("requestTarget").asString(), "");
      String sign = "dmar ed25519 " + refused.path("signatureHex").asString();
      assertThat(check(request, KEY, DATE, sign, DATE)).as(refused.toString()).isEmpty();
    }
    assertThat(file.path("vectors").size()).isEqualTo(18);
  }

  @Test
  @Proves(value = "P5.2.1.1", breaks = SignatureCheck.class)
  void acceptsWhatTheOfficialSampleSigns() throws Exception {
    JsonNode file =
        MAPPER.readTree(
            Needs.shared("data/crypto/dmarket_official_js_signature_vectors.json").toFile());
    assertThat(file.path("vectors")).isNotEmpty();
    for (JsonNode vector : file.path("vectors")) {
      RawRequest request =
          request(
              vector.path("method").asString(),
              vector.path("requestTarget").asString(),
              vector.path("body").asString());
      JsonNode sent = vector.path("headers");
      String key = sent.path("X-Api-Key").asString();
      long date = Long.parseLong(sent.path("X-Sign-Date").asString());
      assertThat(check(request, key, date, signature(sent), date))
          .as(vector.path("requestTarget").asString())
          .contains(key);
    }
  }

  /// What is known to fool verifiers: numbers out of range, points off the curve, other lengths.
  @Test
  @Proves(value = "P5.2.1.1", breaks = SignatureCheck.class)
  void acceptsAndRefusesWhatWycheproofSays() throws Exception {
    JsonNode file;
    try (InputStream in =
            Files.newInputStream(Needs.shared("data/crypto/wycheproof_ed25519_test.json.gz"));
        InputStream text = new GZIPInputStream(in)) {
      file = MAPPER.readTree(text);
    }
    Map<String, Integer> seen = new TreeMap<>();
    for (JsonNode group : file.path("testGroups")) {
      String key = group.at("/publicKey/pk").asString();
      for (JsonNode vector : group.path("tests")) {
        String result = vector.path("result").asString();
        byte[] message = HexFormat.of().parseHex(vector.path("msg").asString());
        String sign = "dmar ed25519 " + vector.path("sig").asString();
        assertThat(SignatureCheck.verifies(key, sign, message))
            .as(vector.toString())
            .isEqualTo(result.equals("valid"));
        seen.merge(result, 1, Integer::sum);
      }
    }
    assertThat(seen).isEqualTo(Map.of("valid", 88, "invalid", 63));
  }

  @Test
  @Proves(value = "P5.2.1.2", breaks = SignatureCheck.class)
  void refusesADateMoreThanTwoMinutesAway() throws Exception {
    RawRequest request = request("GET", "/account/v1/balance", "");
    String sign = sign("GET/account/v1/balance" + DATE);
    assertThat(check(request, KEY, DATE, sign, DATE + 120)).contains(KEY);
    assertThat(check(request, KEY, DATE, sign, DATE - 120)).contains(KEY);
    assertThat(check(request, KEY, DATE, sign, DATE + 121)).isEmpty();
    assertThat(check(request, KEY, DATE, sign, DATE - 121)).isEmpty();
  }

  @Test
  void refusesHeadersOfAnotherForm() throws Exception {
    RawRequest request = request("GET", "/account/v1/balance", "");
    String sign = sign("GET/account/v1/balance" + DATE);
    assertThat(check(request, KEY.toUpperCase(java.util.Locale.ROOT), DATE, sign, DATE)).isEmpty();
    assertThat(check(request, KEY, DATE, sign.replace("dmar ", "dmar  "), DATE)).isEmpty();
    assertThat(check(request, KEY, DATE, sign.substring(13), DATE)).isEmpty();
    assertThat(
            SignatureCheck.signer(
                request,
                new SignatureCheck.Headers(Optional.of(KEY), Optional.empty(), Optional.of(sign)),
                WallTime.at(DATE),
                Duration.ofMinutes(2)))
        .isEmpty();
  }

  @Test
  void neverShowsASignature() {
    String sign = sign("x");
    var headers =
        new SignatureCheck.Headers(
            Optional.of(KEY), Optional.of(Long.toString(DATE)), Optional.of(sign));
    assertThat(headers.toString()).doesNotContain(sign.substring(13));
  }

  private static RawRequest request(String method, String target, String body) throws Exception {
    return new RawRequest(method, target, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(JsonNode headers) {
    return headers.path("X-Request-Sign").asString();
  }

  private static Optional<String> check(
      RawRequest request, String key, long date, String sign, long now) {
    return SignatureCheck.signer(
        request,
        new SignatureCheck.Headers(
            Optional.of(key), Optional.of(Long.toString(date)), Optional.of(sign)),
        WallTime.at(now),
        Duration.ofMinutes(2));
  }

  private static String sign(String text) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(HexFormat.of().parseHex(SEED), 0, message, 0, message.length, signature, 0);
    return "dmar ed25519 " + HexFormat.of().formatHex(signature);
  }
}
