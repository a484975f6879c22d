package io.floatwise.dmarket.auth;

import io.floatwise.core.error.InputException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// An account's key pair. The secret never leaves this class except as a signature; neither
/// [#toString()] nor any message shows it. Immutable.
public final class ApiKey {

  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]*");
  private static final int PUBLIC_DIGITS = 64;
  private static final int SEED_DIGITS = 64;
  private static final int SECRET_DIGITS = 128;
  private static final int PSEUDONYM_BYTES = 16;

  private final Ed25519PrivateKeyParameters secret;
  private final String publicHex;

  private ApiKey(Ed25519PrivateKeyParameters secret, String publicHex) {
    this.secret = secret;
    this.publicHex = publicHex;
  }

  /// Reads the two keys as DMarket shows them: the public key as 64 hexadecimal digits, the secret
  /// key as 128 (seed and public key) or as its first 64 alone (the seed).
  ///
  /// @throws InputException if a key is malformed, or if they do not belong together; the message
  ///   says what to correct and holds no part of the secret
  public static ApiKey of(String publicKey, String secretKey) {
    requireHex("public key", publicKey);
    requireHex("secret key", secretKey);
    if (publicKey.length() != PUBLIC_DIGITS) {
      throw new InputException(
          "public key: expected 64 hexadecimal digits, found " + publicKey.length());
    }
    if (secretKey.length() != SECRET_DIGITS && secretKey.length() != SEED_DIGITS) {
      throw new InputException(
          "secret key: expected 128 hexadecimal digits (or the first 64 of them), found "
              + secretKey.length());
    }
    byte[] seed = HexFormat.of().parseHex(secretKey, 0, SEED_DIGITS);
    Ed25519PrivateKeyParameters secret = new Ed25519PrivateKeyParameters(seed, 0);
    String derived = HexFormat.of().formatHex(secret.generatePublicKey().getEncoded());
    if (secretKey.length() == SECRET_DIGITS
        && !secretKey.regionMatches(true, SEED_DIGITS, derived, 0, PUBLIC_DIGITS)) {
      throw new InputException(
          "secret key: its two halves do not belong together; copy it again from DMarket");
    }
    if (!derived.equalsIgnoreCase(publicKey)) {
      throw new InputException(
          "public key: it does not belong to the secret key; copy both again from DMarket");
    }
    return new ApiKey(secret, derived);
  }

  /// The public key, 64 lower-case hexadecimal digits.
  public String publicHex() {
    return publicHex;
  }

  /// A name of the account that tells nobody who it is, the same wherever its keys are: a keyed
  /// hash of `purpose`, of which neither key can be guessed nor recognised.
  ///
  /// @return 32 hexadecimal digits
  public String pseudonym(String purpose) {
    var hash = new HMac(new SHA256Digest());
    hash.init(new KeyParameter(secret.getEncoded()));
    byte[] text = ("floatwise " + purpose).getBytes(StandardCharsets.UTF_8);
    hash.update(text, 0, text.length);
    byte[] digest = new byte[hash.getMacSize()];
    hash.doFinal(digest, 0);
    return HexFormat.of().formatHex(digest, 0, PSEUDONYM_BYTES);
  }

  String signHex(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    secret.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    return HexFormat.of().formatHex(signature);
  }

  private static void requireHex(String name, String text) {
    if (!HEX.matcher(text).matches()) {
      throw new InputException(
          name + ": expected hexadecimal digits only, found another character (a space or quote?)");
    }
  }

  @Override
  public String toString() {
    return "ApiKey[" + publicHex.substring(0, 8) + "...]";
  }
}
