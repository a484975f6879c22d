package io.floatwise.app.jobs;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.backup.Home;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.jobs.Job;
import io.floatwise.store.jobs.JobTerms;
import io.floatwise.store.jobs.Jobs;
import io.floatwise.store.jobs.JobsPlace;
import io.floatwise.store.journal.JournalHome;
import io.floatwise.store.trades.Trades;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a run does in the background beside trading, in turn with the other runs of the same place.
///
/// @param home where everything is kept
/// @param backups empty if it makes none
/// @param terms how they are tried
public record Background(Home home, Optional<BackupPlan> backups, JobTerms terms) {

  /// Real time between two times that databases are tidied up.
  private static final Duration UPKEEP = Duration.ofHours(6);

  /// Jobs that go on until they are closed.
  @FunctionalInterface
  public interface Running extends AutoCloseable {
    @Override
    void close();
  }

  /// Begins. Where it cannot be kept what is to be done, that is said, and nothing is done: trading
  /// must not wait for it.
  ///
  /// @param log for what a person may want to watch
  /// @throws io.floatwise.core.error.InputException if a backup could not be made as it is wished
  public Running open(Consumer<String> log) {
    var time = InstantSource.system();
    List<Job> jobs = new ArrayList<>();
    jobs.add(new Job(JobName.UPKEEP.word(), Optional.of(UPKEEP), _ -> tidy()));
    if (backups.isPresent()) {
      BackupPlan plan = backups.get();
      plan.check(home);
      jobs.add(
          new Job(
              JobName.BACKUP.word(),
              Optional.of(plan.every()),
              _ -> log.accept(plan.carryOut(home, time))));
    }
    var place = new JobsPlace(DataDirectory.open(home.data()).path(), home.database());
    try {
      Jobs running = Jobs.open(place, jobs, terms, NodeId.unique(), time);
      return running::close;
    } catch (StorageException e) {
      log.accept("NOTHING IS DONE IN THE BACKGROUND, trading goes on: " + e.getMessage());
      return () -> {};
    }
  }

  /// Of every mode; one that cannot be tidied up does not keep the others from it.
  private void tidy() {
    var journals = new JournalHome(home.data(), home.database());
    Optional<StorageException> failure = Optional.empty();
    for (String name : journals.names()) {
      try (var trades = Trades.open(journals.place(name))) {
        trades.upkeep();
      } catch (StorageException e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
