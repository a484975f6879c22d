package io.floatwise.store.secret;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// AES-256-GCM with a fresh random nonce of 96 bits for each message: what is sealed can be read
/// and changed only by who has the key, and opens only where it belongs. As text it is the Base64
/// of nonce, ciphertext and tag. A key must not seal more than 2^32 messages; ours seal a few.
final class Seal {

  static final int NONCE = 12;
  private static final int TAG = 16;

  private Seal() {}

  /// @param place what it is bound to; the same is needed to open it
  static String close(KeyBytes key, Place place, byte[] clear) {
    return close(key, Chance.bytes(NONCE), place, clear);
  }

  /// The same with a nonce that was never used with this key.
  static String close(KeyBytes key, byte[] nonce, Place place, byte[] clear) {
    byte[] sealed = new byte[NONCE + clear.length + TAG];
    System.arraycopy(nonce, 0, sealed, 0, NONCE);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, place);
      cipher.doFinal(clear, 0, clear.length, sealed, NONCE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every JDK", e);
    }
    return Base64.getEncoder().encodeToString(sealed);
  }

  /// What was sealed, for the caller to clear; empty if the key, the place or a single bit differs.
  /// The tag is compared in constant time.
  static Optional<byte[]> open(KeyBytes key, Place place, String text) {
    Optional<byte[]> decoded = ExactBase64.decode(text);
    if (decoded.isEmpty() || decoded.get().length < NONCE + TAG) {
      return Optional.empty();
    }
    byte[] sealed = decoded.get();
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, place);
      return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every JDK", e);
    }
  }

  private static Cipher cipher(int mode, KeyBytes key, byte[] nonce, Place place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.forAes(), new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(place.bytes());
    return cipher;
  }
}
