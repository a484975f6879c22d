package io.floatwise.store.jobs;

import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.testkit.machine.Postgres;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresJobsTest extends JobsContract {

  private static Postgres postgres;

  private String url;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void open() {
    url = postgres.database();
  }

  @Override
  JobsPlace place() {
    return new JobsPlace(temp, Optional.of(DatabaseUrl.parse(url)));
  }

  @Override
  String databaseText() {
    return url;
  }
}
