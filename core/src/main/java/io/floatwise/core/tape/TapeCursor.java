package io.floatwise.core.tape;

import java.util.List;

/// Reads one day of one game from its first row to its last. Not thread-safe.
public interface TapeCursor extends AutoCloseable {

  /// Fills the batch anew.
  ///
  /// @return false at the end
  /// @throws TapeException if it cannot be read
  boolean next();

  RowBatch batch();

  /// Files that are left out because they are damaged.
  List<Loss> losses();

  @Override
  void close();
}
