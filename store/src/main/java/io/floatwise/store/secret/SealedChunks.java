package io.floatwise.store.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// The chunks of a sealed file, one after the other: AES-256-GCM with a nonce of 11 bytes that
/// count and one that says whether it is the last. So none can be left out, repeated, moved, cut
/// off or added. The key must belong to this file alone. One thread at a time.
final class SealedChunks {

  /// Of the clear text of every chunk but the last, which may be shorter.
  static final int CLEAR = 65_536;

  static final int TAG = 16;

  private static final int NONCE = 12;

  private final KeyBytes key;
  private final int mode;
  private long next;

  /// @param mode of the [Cipher]: encrypting or decrypting
  SealedChunks(KeyBytes key, int mode) {
    this.key = key;
    this.mode = mode;
  }

  /// How many there were.
  long count() {
    return next;
  }

  /// The next chunk; empty if it does not belong here as it is.
  Optional<byte[]> next(byte[] bytes, int length, boolean last) {
    byte[] nonce =
        ByteBuffer.allocate(NONCE).putLong(3, next).put(NONCE - 1, (byte) (last ? 1 : 0)).array();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.forAes(), new GCMParameterSpec(TAG * 8, nonce));
      byte[] done = cipher.doFinal(bytes, 0, length);
      next++;
      return Optional.of(done);
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every JDK", e);
    }
  }
}
