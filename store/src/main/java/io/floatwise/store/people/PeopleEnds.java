package io.floatwise.store.people;

import io.floatwise.core.error.StorageException;
import java.util.List;

/// Follows the list of changes of people, wherever its rows stand. Not thread-safe.
public final class PeopleEnds {

  private final String where;
  private long seq;
  private String chain = Changes.EMPTY;
  private boolean ended;

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

  /// Where they are said to end.
  ///
  /// @throws StorageException if it is not there, or was said before
  public void end(long last, String tied) {
    if (ended || last != seq || !tied.equals(chain)) {
      throw new StorageException(
          "%s: expected the changes of people to end with number %d as it was written, found the end %d"
                  .formatted(where, seq, last)
              + "; some were taken away or added past this program. Take an older backup");
    }
    ended = true;
  }

  /// @throws StorageException if nothing said where they end
  public void requireEnd() {
    if (!ended) {
      throw new StorageException(
          "%s: expected a row about the end of the changes of people, found none; take an older backup"
              .formatted(where));
    }
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
