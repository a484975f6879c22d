package io.floatwise.dmarket.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.floatwise.dmarket.StubVenue;
import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.proving.Proves;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

  private static final String SEED = StubVenue.SEED;
  private static final String PUBLIC = StubVenue.PUBLIC;
  private static final String OTHER_PUBLIC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  @Test
  void readsTheFullSecretTheSeedAloneAndUpperCase() {
    for (String secret : List.of(SEED + PUBLIC, SEED, (SEED + PUBLIC).toUpperCase(Locale.ROOT))) {
      assertThat(ApiKey.of(PUBLIC.toUpperCase(Locale.ROOT), secret).publicHex()).isEqualTo(PUBLIC);
    }
  }

  @Test
  @Proves(value = "P5.2.1.1", breaks = ApiKey.class)
  void refusesEveryOtherFormatWithAMessageThatKeepsTheSecret() {
    refuses("public key: it does not belong", OTHER_PUBLIC, SEED + PUBLIC);
    refuses("public key: it does not belong", OTHER_PUBLIC, SEED);
    refuses("secret key: its two halves", PUBLIC, SEED + OTHER_PUBLIC);
    refuses("secret key: expected 128 hexadecimal digits", PUBLIC, SEED + PUBLIC + "00");
    refuses("secret key: expected 128 hexadecimal digits", PUBLIC, SEED.substring(2));
    refuses("secret key: expected 128 hexadecimal digits", PUBLIC, "");
    refuses("secret key: expected hexadecimal digits only", PUBLIC, SEED + PUBLIC + " ");
    refuses("secret key: expected hexadecimal digits only", PUBLIC, "0x" + SEED);
    refuses("public key: expected 64 hexadecimal digits", PUBLIC + "00", SEED);
    refuses("public key: expected 64 hexadecimal digits", "", SEED);
    refuses("public key: expected hexadecimal digits only", "\"" + PUBLIC, SEED);
  }

  @Test
  void showsNeitherSecretNorSignature() {
    ApiKey key = ApiKey.of(PUBLIC, SEED + PUBLIC);
    Authorization granted =
        new RequestSigner(key)
            .authorize(
                ApiRequest.get(Operation.BALANCE, List.of()), Instant.ofEpochSecond(1605619994));

    assertThat(key.toString()).isEqualTo("ApiKey[03a107bf...]");
    assertThat(granted.toString()).doesNotContain("dmar").doesNotContain(PUBLIC);
  }

  private static void refuses(String message, String publicKey, String secretKey) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiKey.of(publicKey, secretKey))
        .withMessageStartingWith(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(SEED.substring(2, 20)));
  }

  /// The others count by it, and nobody who reads it learns whose it is.
  @Test
  @Proves(value = "P5.2.1.3", breaks = ApiKey.class, breaksMethods = "pseudonym")
  void aPseudonymIsTheSameForTheSameKeysAndTellsNothing() {
    ApiKey key = ApiKey.of(StubVenue.PUBLIC, StubVenue.SEED);
    ApiKey again = ApiKey.of(StubVenue.PUBLIC, StubVenue.SEED + StubVenue.PUBLIC);
    String name = key.pseudonym("account at https://a");
    assertThat(name).matches("[0-9a-f]{32}").isEqualTo(again.pseudonym("account at https://a"));
    assertThat(name).isNotEqualTo(key.pseudonym("account at https://b"));
    assertThat(StubVenue.PUBLIC + StubVenue.SEED).doesNotContain(name.substring(0, 8));
  }
}
