package io.floatwise.testkit.journal;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// A journal in memory. A crash is simulated by going on with a new one over [#entries]. Its hash
/// is its own, not that of a stored journal. Thread-safe.
public final class MemoryJournal implements Journal {

  private final List<Entry> entries = new ArrayList<>();
  private String hash = "0".repeat(64);

  public MemoryJournal() {}

  /// @param entries what a journal before held
  public MemoryJournal(List<Entry> entries) {
    append(entries);
  }

  @Override
  public synchronized void append(List<Entry> added) {
    long next = entries.size() + 1L;
    for (Entry entry : added) {
      if (entry.seq() != next) {
        throw new StorageException(
            "journal in memory: expected entry "
                + next
                + " as the next one, found entry "
                + entry.seq()
                + "; nothing was written");
      }
      next++;
    }
    entries.addAll(added);
    for (Entry entry : added) {
      hash = sha256(hash + "\n" + CanonicalText.of(entry));
    }
  }

  @Override
  public void replay(Consumer<Entry> reader) {
    entries().forEach(reader);
  }

  @Override
  public synchronized String hash() {
    return hash;
  }

  /// Everything in it, oldest first.
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_16BE)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
