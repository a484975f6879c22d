package io.floatwise.store.journal;

import io.floatwise.core.error.StorageException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Follows the rows of many journals, wherever they come from, without understanding their facts:
/// each must continue the chain of the one before, and each journal must end where its account
/// says. Not thread-safe.
public final class JournalEnds {

  private final String where;
  private final String advice;
  private final Map<String, Head> recorded = new TreeMap<>();
  private final Map<String, Head> found = new TreeMap<>();
  private String account = "";
  private Head end = new Head(0, Chain.EMPTY);

  /// @param where they come from, for messages
  /// @param advice what to do about rows that cannot be trusted; begins with a full stop
  public JournalEnds(String where, String advice) {
    this.where = where;
    this.advice = advice;
  }

  /// Takes an account, before the first entry of any.
  ///
  /// @param seq where its journal ends
  /// @param chain there
  public void account(String name, long seq, String chain) {
    recorded.put(name, new Head(seq, chain));
  }

  /// Takes an entry; those of an account come together, oldest first.
  ///
  /// @throws StorageException if it does not follow the one before
  public void entry(
      String name, long seq, String at, int version, String kind, String body, String chain) {
    if (!name.equals(account)) {
      if (found.containsKey(name)) {
        throw distrust(name, seq, "the entries of an account together", "some more of them");
      }
      account = name;
      end = new Head(0, Chain.EMPTY);
    }
    if (seq != end.seq() + 1) {
      throw distrust(name, end.seq() + 1, "seq " + (end.seq() + 1), "seq " + seq);
    }
    String next = Chain.next(end.chain(), new Row(seq, at, version, kind, body));
    if (!next.equals(chain)) {
      throw distrust(name, seq, "chain " + next, "chain " + chain);
    }
    end = new Head(seq, chain);
    found.put(name, end);
  }

  /// How many entries each account has, after the last one.
  ///
  /// @throws StorageException if a journal ends elsewhere than its account says
  public SortedMap<String, Long> end() {
    var entries = new TreeMap<String, Long>();
    for (var each : recorded.entrySet()) {
      require(each.getKey(), each.getValue(), found.get(each.getKey()));
      entries.put(each.getKey(), each.getValue().seq());
    }
    for (var each : found.entrySet()) {
      require(each.getKey(), recorded.get(each.getKey()), each.getValue());
    }
    return entries;
  }

  private void require(String name, @Nullable Head said, @Nullable Head is) {
    var empty = new Head(0, Chain.EMPTY);
    Head expected = said == null ? empty : said;
    Head there = is == null ? empty : is;
    if (!expected.equals(there)) {
      throw distrust(
          name,
          expected.seq(),
          "the end %d %s".formatted(expected.seq(), expected.chain()),
          "the end %d %s".formatted(there.seq(), there.chain()));
    }
  }

  private StorageException distrust(String name, long seq, String expected, String is) {
    return new StorageException(
        "%s, account %s, entry %d: expected %s, found %s; it was changed by something else%s"
            .formatted(where, name, seq, expected, is, advice));
  }
}
