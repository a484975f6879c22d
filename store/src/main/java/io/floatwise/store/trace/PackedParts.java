package io.floatwise.store.trace;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Remembers what parts of looks are packed, because the very same sales, fill model and limits
/// stand in many looks, also of different accounts in one process. Thread-safe.
final class PackedParts {

  private final Map<Same, Packed> kept;

  /// @param most that are kept; the least lately used go first
  PackedParts(int most) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Same, Packed> eldest) {
            return size() > most;
          }
        };
  }

  /// What is written once.
  static final class Packed {
    private final String hash;
    private final byte[] body;

    private Packed(byte[] body) {
      this.hash = HexFormat.of().formatHex(sha256().digest(body), 0, 16);
      this.body = body;
    }

    /// Its key.
    String hash() {
      return hash;
    }

    byte[] body() {
      return body;
    }
  }

  /// The very object, not one like it.
  private record Same(Object part) {

    @Override
    @SuppressWarnings("ReferenceEquality") // that is what it is for
    public boolean equals(Object other) {
      return other instanceof Same that && part == that.part;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(part);
    }
  }

  /// @param part that never changes
  /// @param pack always gives the same for it
  <T> Packed of(T part, Function<T, byte[]> pack) {
    var same = new Same(part);
    synchronized (kept) {
      Packed packed = kept.get(same);
      if (packed != null) {
        return packed;
      }
    }
    var packed = new Packed(pack.apply(part));
    synchronized (kept) {
      kept.put(same, packed);
    }
    return packed;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
