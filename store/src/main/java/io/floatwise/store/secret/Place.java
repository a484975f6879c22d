package io.floatwise.store.secret;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Where something sealed belongs, as the associated data of its seal: what kind of row it is, in
/// which vault, and every other column of it. Taken to another place it does not open.
///
/// @param parts in this order; each with its length, so that no two places look alike
record Place(List<String> parts) {

  Place {
    parts = List.copyOf(parts);
  }

  /// The row about the vault itself.
  static Place ofVault(VaultHead head) {
    return of("floatwise vault", head);
  }

  /// A data key.
  static Place ofKey(VaultHead head, KeyRow row) {
    return of("floatwise key", head, row.id(), Long.toString(row.generation()), row.createdAt());
  }

  /// A secret. It does not depend on the master key, so that a new one leaves it as it is.
  static Place ofSecret(VaultHead head, SecretRow row) {
    return new Place(
        List.of(
            "floatwise secret",
            Integer.toString(row.format()),
            head.id(),
            row.account(),
            row.name(),
            row.keyId(),
            row.setAt()));
  }

  private static Place of(String kind, VaultHead head, String... rest) {
    var parts = new ArrayList<String>();
    parts.addAll(List.of(kind, Integer.toString(head.format()), head.id(), head.lock().text()));
    parts.addAll(List.of(rest));
    return new Place(parts);
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    for (String part : parts) {
      byte[] text = part.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
      bytes.writeBytes(text);
    }
    return bytes.toByteArray();
  }
}
