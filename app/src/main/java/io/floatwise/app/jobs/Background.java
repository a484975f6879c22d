package io.floatwise.app.jobs;

import io.floatwise.store.backup.Home;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.jobs.Job;
import io.floatwise.store.jobs.JobTerms;
import io.floatwise.store.jobs.Jobs;
import io.floatwise.store.jobs.JobsPlace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// What a run does in the background beside trading, in turn with the other runs of the same place.
///
/// @param home where everything is kept
/// @param backups empty if it makes none
/// @param terms how they are tried
public record Background(Home home, Optional<BackupPlan> backups, JobTerms terms) {

  /// Jobs that go on until they are closed.
  @FunctionalInterface
  public interface Running extends AutoCloseable {
    @Override
    void close();
  }

  /// @param log for what a person may want to watch
  /// @throws io.floatwise.core.error.InputException if a backup could not be made as it is wished
  /// @throws io.floatwise.core.error.StorageException if it cannot be kept what is to be done
  public Running open(Consumer<String> log) {
    List<Job> jobs = new ArrayList<>();
    var time = InstantSource.system();
    if (backups.isPresent()) {
      BackupPlan plan = backups.get();
      plan.check(home);
      jobs.add(
          new Job(
              JobName.BACKUP.word(),
              Optional.of(plan.every()),
              _ -> log.accept(plan.carryOut(home, time))));
    }
    if (jobs.isEmpty()) {
      return () -> {};
    }
    var place = new JobsPlace(DataDirectory.open(home.data()).path(), home.database());
    Jobs running = Jobs.open(place, jobs, terms, node(), time);
    return running::close;
  }

  /// For people, and different from that of every other process.
  private static String node() {
    return "%d-%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID());
  }
}
