package io.floatwise.bench.benefit;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Journal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// A journal in memory for long runs: that it can be trusted is proved elsewhere.
final class EntryLog implements Journal {

  private final List<Entry> entries = new ArrayList<>();

  List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  @Override
  public void append(List<Entry> added) {
    entries.addAll(added);
  }

  @Override
  public void replay(Consumer<Entry> reader) {
    entries.forEach(reader);
  }

  @Override
  public String hash() {
    return Integer.toHexString(entries.hashCode());
  }
}
