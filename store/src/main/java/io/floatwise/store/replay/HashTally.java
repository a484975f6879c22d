package io.floatwise.store.replay;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.tape.Tally;
import io.floatwise.core.trace.Trace;
import io.floatwise.store.journal.EntryDigest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/// Sums up by the hash of the journal, and by a checksum of every decision with its reasons and
/// what became of it. Not thread-safe.
public final class HashTally implements Tally {

  /// Digits of the hash that are compared.
  private static final int DIGITS = 16;

  private final EntryDigest journal;
  private final CRC32C decided = new CRC32C();
  private long decisions;
  private long market;

  private HashTally(EntryDigest journal) {
    this.journal = journal;
  }

  /// Of a life that begins with nothing.
  public static HashTally empty() {
    return new HashTally(new EntryDigest());
  }

  /// Of a life whose journal has so many entries and this hash.
  public static HashTally after(long entries, String hash) {
    return new HashTally(new EntryDigest(entries, hash));
  }

  @Override
  public void market() {
    market++;
  }

  @Override
  public void add(List<Entry> entries, List<Trace> traces) {
    journal.add(entries);
    for (Trace trace : traces) {
      decisions++;
      feed(trace.author().toString());
      feed(trace.decision().toString());
      feed(trace.ending().toString());
    }
  }

  private void feed(String text) {
    decided.update(text.getBytes(StandardCharsets.UTF_8));
    decided.update('\n');
  }

  @Override
  public void begin() {
    market = 0;
    decisions = 0;
    decided.reset();
  }

  @Override
  public Sum sum() {
    return new Sum(
        market,
        journal.entries(),
        journal.hash().substring(0, DIGITS),
        decisions,
        "%08x".formatted(decided.getValue()));
  }
}
