package io.floatwise.store.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a passphrase becomes a key.
@Proves(value = "P5.2.2.2", breaks = Argon2.class)
class Argon2Test {

  private static final String SALT =
      Base64.getEncoder().encodeToString("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /// RFC 9106, section 5.3.
  @Test
  void itIsTheArgon2idOfItsRfc() {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(32)
            .withIterations(3)
            .withParallelism(4)
            .withSalt(filled(16, 2))
            .withSecret(filled(8, 3))
            .withAdditional(filled(12, 4))
            .build();
    assertThat(HexFormat.of().formatHex(Argon2.compute(parameters, filled(32, 1))))
        .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  }

  /// Computed with OpenSSL.
  @Test
  void aPassphraseBecomesTheKeyThatOpenSslMakesOfIt() {
    var argon2 = new Argon2(19_456, 2, 1, SALT);
    try (KeyBytes key = argon2.derive("correct horse battery".getBytes(StandardCharsets.UTF_8))) {
      assertThat(HexFormat.of().formatHex(key.copy()))
          .isEqualTo("ebd23ba828c34ec430850a85be94098aa108d25190bf10bce1f5c4d0ab7171ae");
    }
  }

  @Test
  void aNewVaultTakesTheSecondOptionOfTheRfcAndASaltOfItsOwn() {
    Argon2 first = Argon2.fresh();
    assertThat(first).isEqualTo(new Argon2(65_536, 3, 4, first.salt()));
    assertThat(first.isWithinBounds()).isTrue();
    assertThat(first.salt()).isNotEqualTo(Argon2.fresh().salt());
    assertThat(Argon2.parse(first.text())).hasValue(first);
  }

  @ParameterizedTest
  @CsvSource({
    "19456, 2, 1, true",
    "131072, 16, 16, true",
    "19455, 2, 1, false",
    "131073, 2, 1, false",
    "19456, 1, 1, false",
    "19456, 17, 1, false",
    "19456, 2, 0, false",
    "19456, 2, 17, false",
  })
  void whatIsTooWeakOrTooHeavyIsOutOfBounds(int memory, int passes, int lanes, boolean within) {
    assertThat(new Argon2(memory, passes, lanes, SALT).isWithinBounds()).isEqualTo(within);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "MDEyMzQ1Njc4OWFiY2RlZh==", "not base64 at all!!!!!=="})
  void aSaltIsSixteenBytes(String salt) {
    assertThat(new Argon2(65_536, 3, 4, salt).isWithinBounds()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "argon2i,v=19,m=65536,t=3,p=4,MDEyMzQ1Njc4OWFiY2RlZg==",
        "argon2id,v=16,m=65536,t=3,p=4,MDEyMzQ1Njc4OWFiY2RlZg==",
        "argon2id,v=19,m=065536,t=3,p=4,MDEyMzQ1Njc4OWFiY2RlZg==",
        "argon2id,v=19,m=-1,t=3,p=4,MDEyMzQ1Njc4OWFiY2RlZg==",
        "argon2id,v=19,m=99999999999,t=3,p=4,MDEyMzQ1Njc4OWFiY2RlZg==",
        "argon2id,v=19,m=65536,t=3,p=4,MDEyMzQ1Njc4OWFiY2RlZg== ",
        "key ",
        "",
      })
  void whatIsWrittenInAnotherWayIsNotRead(String text) {
    assertThat(MasterLock.parse(text)).isEmpty();
  }
}
