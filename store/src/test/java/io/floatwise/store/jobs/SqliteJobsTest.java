package io.floatwise.store.jobs;

import java.util.Optional;

class SqliteJobsTest extends JobsContract {

  @Override
  JobsPlace place() {
    return new JobsPlace(temp, Optional.empty());
  }
}
