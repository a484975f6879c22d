package io.floatwise.app.sweep;

import io.floatwise.store.jobs.JobsPlace;
import java.util.Optional;

class SqliteSweepJobsTest extends SweepJobsContract {

  @Override
  JobsPlace place() {
    return new JobsPlace(temp, Optional.empty());
  }
}
