package io.floatwise.core.tape;

import io.floatwise.core.item.Title;

/// The number of an item on every tape: FNV-1a with 64 bits over the game and the name, mixed. Two
/// names of a hundred thousand have one number with a chance below one in a thousand million; a
/// reader that meets such a pair refuses the tape.
final class ItemId {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private ItemId() {}

  static long of(Title title) {
    long hash = add(BASIS, title.game().name());
    hash = add((hash ^ '|') * PRIME, title.name());
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }

  private static long add(long start, String text) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      hash = (hash ^ (c & 0xff)) * PRIME;
      hash = (hash ^ (c >>> 8)) * PRIME;
    }
    return hash;
  }
}
