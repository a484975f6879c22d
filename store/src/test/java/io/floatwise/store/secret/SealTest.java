package io.floatwise.store.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/// What a seal is, beside two other implementations of AES-GCM.
class SealTest {

  private static final VaultHead HEAD =
      new VaultHead("00112233445566778899aabbccddeeff", 1, new MasterLock.RandomKey(), "");
  private static final Place PLACE =
      Place.ofSecret(
          HEAD,
          new SecretRow(
              "default", "dmarket-secret-key", 1, "1-00c0ffee", "2026-01-02T03:04:05Z", ""));
  private static final String TEXT = "Grüße, no secret";

  /// Computed with OpenSSL: the format that must stay readable.
  private static final String GOLDEN =
      "ZGVmZ2hpamtsbW5vD2kd2rp2M7IeDDDIqQAJjye2mNMCXW5RPEmeaDu0wbg4vA==";

  private static KeyBytes key(int first) {
    byte[] bytes = new byte[KeyBytes.LENGTH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return KeyBytes.of(bytes);
  }

  private static byte[] nonce() {
    byte[] nonce = new byte[Seal.NONCE];
    for (int i = 0; i < nonce.length; i++) {
      nonce[i] = (byte) (100 + i);
    }
    return nonce;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @Proves(
      value = "P5.2.1.4",
      breaks = {Seal.class, Place.class, ExactBase64.class, KeyBytes.class},
      breaksMethods = {"close", "open", "cipher", "bytes", "decode", "forAes"})
  void itIsTheAesGcmOfOpenSsl() {
    assertThat(Seal.close(key(0), nonce(), PLACE, utf8(TEXT))).isEqualTo(GOLDEN);
    assertThat(Seal.open(key(0), PLACE, GOLDEN)).hasValue(utf8(TEXT));
  }

  @Test
  @Proves(
      value = "P5.2.2.2",
      breaks = {Seal.class, Place.class, ExactBase64.class, KeyBytes.class},
      breaksMethods = {"close", "open", "cipher", "bytes", "decode", "forAes"})
  void itIsTheAesGcmOfBouncyCastle() throws InvalidCipherTextException {
    var random = new SplittableRandom(20_261_128);
    for (int length = 0; length < 70; length++) {
      byte[] clear = new byte[length];
      byte[] secret = new byte[KeyBytes.LENGTH];
      byte[] nonce = new byte[Seal.NONCE];
      random.nextBytes(clear);
      random.nextBytes(secret);
      random.nextBytes(nonce);
      var place = new Place(List.of("kind", "x".repeat(random.nextInt(40)), "ю"));

      var cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
      cipher.init(true, new AEADParameters(new KeyParameter(secret), 128, nonce, place.bytes()));
      byte[] sealed = new byte[Seal.NONCE + length + 16];
      System.arraycopy(nonce, 0, sealed, 0, Seal.NONCE);
      int done = cipher.processBytes(clear, 0, length, sealed, Seal.NONCE);
      cipher.doFinal(sealed, Seal.NONCE + done);
      String expected = Base64.getEncoder().encodeToString(sealed);

      assertThat(Seal.close(KeyBytes.of(secret.clone()), nonce, place, clear)).isEqualTo(expected);
      assertThat(Seal.open(KeyBytes.of(secret.clone()), place, expected)).hasValue(clear);
    }
  }

  @Test
  @Proves(
      value = "P5.2.1.4",
      breaks = {Seal.class, Place.class, ExactBase64.class, KeyBytes.class},
      breaksMethods = {"close", "open", "cipher", "bytes", "decode", "forAes"})
  void noChangedCharacterOpens() {
    try (KeyBytes key = key(0)) {
      for (int at = 0; at < GOLDEN.length(); at++) {
        for (int bit = 0; bit < 8; bit++) {
          var changed = new StringBuilder(GOLDEN);
          changed.setCharAt(at, (char) (GOLDEN.charAt(at) ^ 1 << bit));
          assertThat(Seal.open(key, PLACE, changed.toString())).as("%d.%d", at, bit).isEmpty();
        }
        assertThat(Seal.open(key, PLACE, GOLDEN.substring(0, at))).isEmpty();
      }
      assertThat(Seal.open(key, PLACE, GOLDEN + "\n")).isEmpty();
      assertThat(Seal.open(key(1), PLACE, GOLDEN)).isEmpty();
    }
  }

  @Test
  @Proves(
      value = "P5.2.2.2",
      breaks = {Seal.class, Place.class, ExactBase64.class, KeyBytes.class},
      breaksMethods = {"close", "open", "cipher", "bytes", "decode", "forAes"})
  void nothingOpensInAnotherPlace() {
    String sealed = Seal.close(key(0), new Place(List.of("ab", "c")), utf8(TEXT));
    for (var other :
        List.of(List.of("a", "bc"), List.of("abc"), List.of("ab", "c", ""), List.of("c", "ab"))) {
      assertThat(Seal.open(key(0), new Place(other), sealed)).as("%s", other).isEmpty();
    }
    assertThat(Seal.open(key(0), new Place(List.of("ab", "c")), sealed)).hasValue(utf8(TEXT));
  }

  @Test
  @Proves(value = "P5.2.1.4", breaks = Seal.class, breaksMethods = "close")
  void noNonceIsUsedTwice() {
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      byte[] sealed = Base64.getDecoder().decode(Seal.close(key(0), PLACE, new byte[0]));
      nonces.add(Base64.getEncoder().encodeToString(Arrays.copyOf(sealed, Seal.NONCE)));
    }
    assertThat(nonces).hasSize(2_000);
  }
}
