package io.floatwise.core.sim;

import java.util.Optional;
import java.util.OptionalLong;

/// Ids that look random but are a keyed permutation of (kind, book, counter): nothing has to be
/// remembered to find an offer again, and the same seed gives the same ids.
final class Ids {

  private static final long MASK = (1L << 61) - 1;
  private static final long LOW = (1L << 60) - 1;
  private static final int ROUNDS = 4;
  private static final String DIGITS = "0123456789abcdef";

  /// What an id names, with the version nibble that the real marketplace's ids carry.
  enum Kind {
    OFFER(1, 4),
    TARGET(2, 4),
    ASSET(3, 5);

    private final long code;
    private final int version;

    Kind(long code, int version) {
      this.code = code;
      this.version = version;
    }
  }

  private final long[] keys = new long[ROUNDS];

  Ids(long seed) {
    for (int i = 0; i < ROUNDS; i++) {
      keys[i] = Mix.of(seed, 0x1d5L + i);
    }
  }

  /// The id of number `counter` (below 2^40) of `kind` in `book`.
  String encode(Kind kind, int book, long counter) {
    long left = (kind.code << 32) | book;
    long right = counter;
    for (int i = 0; i < ROUNDS; i++) {
      long next = left ^ round(i, right);
      left = right;
      right = next;
    }
    long high = (left & LOW) >>> 12;
    long most = (high << 16) | ((long) kind.version << 12) | (left & 0xfffL);
    return text(most, (2L << 62) | ((left >>> 60) << 61) | right);
  }

  /// Book (upper 20 bits) and counter (lower 40 bits) of an id of `kind`; empty if it is none.
  OptionalLong decode(Kind kind, String id) {
    if (!wellFormed(id)) {
      return OptionalLong.empty();
    }
    String hex = id.replace("-", "");
    long most = Long.parseUnsignedLong(hex.substring(0, 16), 16);
    long least = Long.parseUnsignedLong(hex.substring(16), 16);
    if (((most >>> 12) & 15) != kind.version || least >>> 62 != 2) {
      return OptionalLong.empty();
    }
    long left = (((least >>> 61) & 1) << 60) | ((most >>> 16) << 12) | (most & 0xfffL);
    long right = least & MASK;
    for (int i = ROUNDS - 1; i >= 0; i--) {
      long previous = right ^ round(i, left);
      right = left;
      left = previous;
    }
    long book = left & 0xffff_ffffL;
    if (left >>> 32 != kind.code || book >= 1 << 20 || right >= 1L << 40) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(book << 40 | right);
  }

  /// A number in a book.
  record Place(int book, long number) {}

  /// Where what an id of `kind` names is; empty if it is none.
  Optional<Place> place(Kind kind, String id) {
    OptionalLong place = decode(kind, id);
    return place.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Place((int) (place.getAsLong() >>> 40), place.getAsLong() & ((1L << 40) - 1)));
  }

  private long round(int i, long half) {
    return Mix.of(keys[i], half) & MASK;
  }

  private static boolean wellFormed(String id) {
    if (id.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? id.charAt(i) != '-' : DIGITS.indexOf(id.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String text(long most, long least) {
    StringBuilder text = new StringBuilder(36);
    for (int i = 0; i < 32; i++) {
      if (i == 8 || i == 12 || i == 16 || i == 20) {
        text.append('-');
      }
      long half = i < 16 ? most : least;
      text.append(DIGITS.charAt((int) (half >>> (60 - 4 * (i & 15))) & 15));
    }
    return text.toString();
  }
}
