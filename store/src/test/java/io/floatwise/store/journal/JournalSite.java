package io.floatwise.store.journal;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where a test keeps the journal of one account.
public interface JournalSite {

  /// Closing the journal closes the database.
  SqlJournal open();

  /// By which a process of its own finds it.
  String argument();

  default void write(List<Entry> entries) {
    try (SqlJournal journal = open()) {
      journal.append(entries);
    }
  }

  default List<Entry> entries() {
    try (SqlJournal journal = open()) {
      return entries(journal);
    }
  }

  static List<Entry> entries(Journal journal) {
    List<Entry> entries = new ArrayList<>();
    journal.replay(entries::add);
    return entries;
  }

  /// @param argument of the process
  static JournalSite of(String argument) {
    return argument.startsWith("postgresql://")
        ? new JournalSchema(argument)
        : new JournalFolder(Path.of(argument));
  }
}
