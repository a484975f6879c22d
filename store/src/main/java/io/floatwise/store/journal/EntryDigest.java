package io.floatwise.store.journal;

import io.floatwise.core.journal.Entry;
import java.util.List;

/// The hash that a journal with the same entries has, without keeping any. Not thread-safe.
public final class EntryDigest {

  private String chain;
  private long entries;

  /// Of a journal without entries.
  public EntryDigest() {
    this(0, Chain.EMPTY);
  }

  /// Of a journal that has so many entries and this hash.
  public EntryDigest(long entries, String hash) {
    this.entries = entries;
    this.chain = hash;
  }

  /// The next entries, in order.
  public void add(List<Entry> next) {
    for (Entry entry : next) {
      chain = Chain.next(chain, JournalCodec.encode(entry));
      entries++;
    }
  }

  /// See [io.floatwise.core.journal.Journal#hash].
  public String hash() {
    return chain;
  }

  /// How many there were.
  public long entries() {
    return entries;
  }
}
