package io.floatwise.testkit.journal;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Entries made at random; the same seed and sequence number give the same entry on any machine.
public final class RandomEntries {

  private final long seed;
  private final List<String> texts;

  public RandomEntries(long seed) {
    this(seed, List.of());
  }

  /// @param texts strings to choose from beside random ones
  public RandomEntries(long seed, List<String> texts) {
    this.seed = seed;
    this.texts = List.copyOf(texts);
  }

  /// The entry of sequence number `seq`; every kind of fact comes once in as many entries as there
  /// are kinds.
  public Entry at(long seq) {
    RandomRecords records = new RandomRecords(new SplittableRandom(seed * 1_000_003 + seq), texts);
    Class<?>[] kinds = Fact.class.getPermittedSubclasses();
    Class<?> kind = kinds[(int) (seq % kinds.length)];
    return new Entry(seq, records.moment(), records.next(kind.asSubclass(Fact.class)));
  }

  /// The entries `first` to `last`, both included.
  public List<Entry> between(long first, long last) {
    List<Entry> entries = new ArrayList<>();
    for (long seq = first; seq <= last; seq++) {
      entries.add(at(seq));
    }
    return List.copyOf(entries);
  }

  @Override
  public String toString() {
    return "entries of seed " + seed;
  }
}
