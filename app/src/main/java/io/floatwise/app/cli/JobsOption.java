package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.jobs.JobBoard;
import io.floatwise.store.jobs.JobsPlace;
import io.floatwise.store.journal.JournalHome;
import java.nio.file.Files;
import java.time.InstantSource;
import picocli.CommandLine.Mixin;

/// Whose jobs are looked at.
final class JobsOption {

  @Mixin private DataOption data = new DataOption();

  /// @throws InputException if there is no data directory
  JobBoard open() {
    JournalHome home = home();
    if (home.database().isEmpty() && !Files.isDirectory(home.data())) {
      throw new InputException(
          "--data: expected the data directory of a run, found no folder " + home.data());
    }
    return JobBoard.open(place(), InstantSource.system());
  }

  /// Where jobs are kept; the data directory is made if there is none.
  JobsPlace place() {
    JournalHome home = home();
    return new JobsPlace(DataDirectory.open(home.data()).path(), home.database());
  }

  private JournalHome home() {
    return JournalHome.of(data.path(), System.getenv());
  }
}
