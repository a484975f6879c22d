package io.floatwise.store.journal;

import io.floatwise.core.journal.Entry;
import java.util.List;

/// The hash that a journal with the same entries has, without keeping any. Not thread-safe.
public final class EntryDigest {

  private String chain = Chain.EMPTY;
  private long entries;

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
