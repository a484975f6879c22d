package io.floatwise.store.journal;

/// A moment of a journal: everything up to one of its entries.
///
/// @param seq of that entry; 0 before the first one
/// @param chain of that entry, 64 hex digits, which no other history of so many entries has
public record Head(long seq, String chain) {

  /// Before the first entry.
  public static final Head EMPTY = new Head(0, Chain.EMPTY);
}
