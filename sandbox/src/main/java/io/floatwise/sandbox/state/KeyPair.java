package io.floatwise.sandbox.state;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// An account's API keys in the form DMarket issues them.
///
/// @param publicKey 64 lower-case hexadecimal digits
/// @param secretKey 128: the seed, then the public key
public record KeyPair(String publicKey, String secretKey) {

  /// A new pair from the system's secure randomness; the market never sees it.
  public static KeyPair random() {
    byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
    new SecureRandom().nextBytes(seed);
    byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    HexFormat hex = HexFormat.of();
    String publicHex = hex.formatHex(publicKey);
    return new KeyPair(publicHex, hex.formatHex(seed) + publicHex);
  }

  /// Shows no secret.
  @Override
  public String toString() {
    return "KeyPair[" + publicKey + "]";
  }
}
