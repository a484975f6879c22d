package io.floatwise.store.secret;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// What the master key does: it proves itself and seals data keys, nothing else.
final class Wrapping {

  private Wrapping() {}

  /// The head with the proof that `master` is its key.
  static VaultHead proved(VaultHead head, KeyBytes master) {
    String proof = Seal.close(master, Place.ofVault(head), new byte[0]);
    return new VaultHead(head.id(), head.format(), head.lock(), proof);
  }

  /// Whether `master` is the key of this vault.
  static boolean opens(VaultHead head, KeyBytes master) {
    return Seal.open(master, Place.ofVault(head), head.proof()).isPresent();
  }

  static KeyRow newKey(VaultHead head, KeyBytes master, long generation, Instant now) {
    String id = generation + "-" + HexFormat.of().formatHex(Chance.bytes(4));
    try (KeyBytes key = KeyBytes.random()) {
      return sealed(head, master, new KeyRow(id, generation, now.toString(), ""), key);
    }
  }

  static KeyRow sealed(VaultHead head, KeyBytes master, KeyRow row, KeyBytes key) {
    byte[] clear = key.copy();
    try {
      return row.sealed(Seal.close(master, Place.ofKey(head, row), clear));
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /// The data key; empty if the row was damaged or changed.
  static Optional<KeyBytes> open(VaultHead head, KeyBytes master, KeyRow row) {
    return Seal.open(master, Place.ofKey(head, row), row.sealed())
        .filter(bytes -> bytes.length == KeyBytes.LENGTH)
        .map(KeyBytes::of);
  }
}
