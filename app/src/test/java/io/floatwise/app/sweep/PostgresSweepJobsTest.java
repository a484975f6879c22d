package io.floatwise.app.sweep;

import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.jobs.JobsPlace;
import io.floatwise.testkit.machine.Postgres;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresSweepJobsTest extends SweepJobsContract {

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
