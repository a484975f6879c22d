package io.floatwise.core.journal;

import io.floatwise.core.error.StorageException;
import java.util.List;
import java.util.function.Consumer;

/// The append-only truth of one account; one writer.
public interface Journal {

  /// Appends `entries`, all or none; durable when it returns.
  ///
  /// @throws StorageException if they could not be made durable, or if a sequence number is not the
  ///   next one (then another writer owns the journal)
  void append(List<Entry> entries);

  /// Hands every entry to `reader`, oldest first.
  ///
  /// @throws StorageException if an entry is unreadable or was changed
  void replay(Consumer<Entry> reader);

  /// Hash over all entries in order, 64 hex digits; the same entries always give the same hash.
  String hash();
}
