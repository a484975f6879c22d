package io.floatwise.testkit.journal;

import io.floatwise.core.journal.Journal;

class MemoryJournalTest extends JournalContract {

  @Override
  protected Journal open() {
    return new MemoryJournal();
  }

  @Override
  protected Journal reopen(Journal journal) {
    return new MemoryJournal(((MemoryJournal) journal).entries());
  }
}
