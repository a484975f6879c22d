package io.floatwise.sandbox;

import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// Signs as clients do. Thread-safe.
final class Signer {
  private final Ed25519PrivateKeyParameters seed;

  /// @param secretKey 128 hexadecimal digits, the first half of which are the seed
  Signer(String secretKey) {
    this.seed =
        new Ed25519PrivateKeyParameters(HexFormat.of().parseHex(secretKey.substring(0, 64)));
  }

  /// The value of the header `X-Request-Sign`.
  String sign(byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, seed);
    signer.update(message, 0, message.length);
    return "dmar ed25519 " + HexFormat.of().formatHex(signer.generateSignature());
  }
}
