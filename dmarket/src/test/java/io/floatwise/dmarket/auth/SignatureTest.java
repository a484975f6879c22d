package io.floatwise.dmarket.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.dmarket.StubVenue;
import io.floatwise.dmarket.request.PercentCode;
import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Signatures against published vectors. The data lie beside the checkout.
class SignatureTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  @Proves(
      value = "P5.2.1.1",
      breaks = {RequestSigner.class, ApiKey.class, PercentCode.class})
  void signsEveryVectorOfTheSpecification() throws Exception {
    JsonNode file = read("dmarket/derived/signature-test-vectors.json");
    Map<String, RequestSigner> signers = new HashMap<>();
    for (JsonNode key : file.get("keys")) {
      ApiKey pair = ApiKey.of(text(key, "publicKeyHex"), text(key, "secretKeyHex"));
      signers.put(text(key, "name"), new RequestSigner(pair));
    }
    int checked = 0;
    for (JsonNode vector : file.get("vectors")) {
      Map<String, String> expected = new HashMap<>();
      vector
          .get("headers")
          .properties()
          .forEach(e -> expected.put(e.getKey(), e.getValue().asString()));
      assertThat(
              signers
                  .get(text(vector, "key"))
                  .headers(
                      text(vector, "method"),
                      text(vector, "requestTarget"),
                      text(vector, "body"),
                      Instant.ofEpochSecond(Long.parseLong(text(vector, "timestamp")))))
          .as(text(vector, "name"))
          .containsAllEntriesOf(signatureHeaders(expected));
      checked++;
    }
    assertThat(checked).isEqualTo(18);
  }

  @Test
  void makesNoneOfTheSignaturesThatTheVenueRejects() throws Exception {
    JsonNode file = read("dmarket/derived/signature-test-vectors.json");
    RequestSigner signer = new RequestSigner(StubVenue.KEY);
    int checked = 0;
    for (JsonNode wrong : file.get("mustReject")) {
      String target = text(wrong, "requestTarget");
      String ours =
          signer
              .headers("GET", target, "", Instant.ofEpochSecond(1605619994))
              .get("X-Request-Sign")
              .substring("dmar ed25519 ".length());
      byte[] message = StubVenue.message("GET", target, "", "1605619994");
      assertThat(ours).isNotEqualTo(text(wrong, "signatureHex"));
      assertThat(StubVenue.verify(StubVenue.PUBLIC, ours, message)).isTrue();
      assertThat(StubVenue.verify(StubVenue.PUBLIC, text(wrong, "signatureHex"), message))
          .isFalse();
      checked++;
    }
    assertThat(checked).isEqualTo(2);
  }

  @Test
  void signsAsTheOfficialSampleDoes() throws Exception {
    JsonNode file = read("data/crypto/dmarket_official_js_signature_vectors.json");
    int checked = 0;
    for (JsonNode vector : file.get("vectors")) {
      ApiKey key = ApiKey.of(text(vector, "publicKeyHex"), text(vector, "secretSeedHex"));
      Map<String, String> expected = new HashMap<>();
      vector
          .get("headers")
          .properties()
          .forEach(e -> expected.put(e.getKey(), e.getValue().asString()));
      assertThat(
              new RequestSigner(key)
                  .headers(
                      text(vector, "method"),
                      text(vector, "requestTarget"),
                      text(vector, "body"),
                      Instant.ofEpochSecond(Long.parseLong(expected.get("X-Sign-Date")))))
          .isEqualTo(signatureHeaders(expected));
      checked++;
    }
    assertThat(checked).isEqualTo(24);
  }

  private static Map<String, String> signatureHeaders(Map<String, String> all) {
    Map<String, String> three = new HashMap<>(all);
    three.keySet().retainAll(Set.of("X-Api-Key", "X-Sign-Date", "X-Request-Sign"));
    return three;
  }

  private static JsonNode read(String name) throws Exception {
    Path file = Needs.shared(name);
    return JSON.readTree(Files.readAllBytes(file));
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? "" : value.asString();
  }
}
