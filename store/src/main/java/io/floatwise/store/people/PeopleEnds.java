package io.floatwise.store.people;

import io.floatwise.core.error.StorageException;
import java.util.List;

/// Follows the list of changes of people, wherever its rows stand. Not thread-safe.
public final class PeopleEnds {

  private final String where;
  private long seq;
  private String chain = Changes.EMPTY;

  /// @param where they stand, for messages
  public PeopleEnds(String where) {
    this.where = where;
  }

  /// The next change.
  ///
  /// @param texts time, actor, kind, subject and detail, as they are kept
  /// @param tied to all before it
  /// @throws StorageException if it is not the next one, or was changed
  public void change(long number, List<String> texts, String tied) {
    String expected = Changes.chain(chain, number, texts);
    if (number != seq + 1 || !expected.equals(tied)) {
      throw new StorageException(
          "%s: expected change %d of people as it was written, found another (number %d); take an older"
                  .formatted(where, seq + 1, number)
              + " backup");
    }
    seq = number;
    chain = tied;
  }

  /// Number of the last change; 0 if there was none.
  public long seq() {
    return seq;
  }

  /// What the last one is tied with.
  public String chain() {
    return chain;
  }
}
