package io.floatwise.app.sweep;

import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.jobs.Job;
import io.floatwise.store.jobs.Jobs;
import io.floatwise.store.jobs.JobsPlace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A node that is killed as soon as it has begun a block.
final class DyingWorker {

  /// Exit code of a process that was killed.
  static final int KILLED = 137;

  private DyingWorker() {}

  static void main(String[] arguments) throws InterruptedException {
    Optional<DatabaseUrl> database =
        Optional.of(arguments[1]).filter(text -> !text.isEmpty()).map(DatabaseUrl::parse);
    var job = new Job(arguments[2], Optional.empty(), _ -> Runtime.getRuntime().halt(KILLED));
    try (var _ =
        Jobs.open(
            new JobsPlace(Path.of(arguments[0]), database),
            List.of(job),
            SweepJobsContract.QUICK,
            "dying",
            InstantSource.system())) {
      new CountDownLatch(1).await();
    }
  }
}
