package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.app.report.JournalChoice;
import io.floatwise.app.report.OverviewJson;
import io.floatwise.app.run.FaceOptions;
import io.floatwise.app.run.Recording;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.money.Money;
import io.floatwise.core.report.Overview;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.store.backup.Backups;
import io.floatwise.store.backup.Home;
import io.floatwise.store.backup.Restore;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.journal.JournalHome;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.testkit.machine.Postgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run whose journal is in PostgreSQL, as `DATABASE_URL` says.
class DatabaseRunTest {

  private static final String MODE = "paper-on-sandbox";

  @TempDir private Path data;

  @Test
  @Proves(
      value = "P5.3.2.3",
      breaks = {JournalHome.class, JournalPlace.class, VenueRun.class})
  void whatARunInPostgresWritesIsThereForTheNextOneAndForReports() throws Exception {
    try (Postgres postgres = Postgres.start();
        SandboxServer sandbox = sandbox()) {
      String url = postgres.database();
      run(sandbox, Map.of(DatabaseUrl.VARIABLE, url), Duration.ofHours(6));
      long first = entries(url);
      run(sandbox, Map.of(DatabaseUrl.VARIABLE, url), Duration.ofHours(6));

      assertThat(entries(url)).as("it went on").isGreaterThan(first).isGreaterThan(3);
      assertThat(data.resolve(MODE).resolve(DataDirectory.JOURNAL)).doesNotExist();
    }
  }

  @Test
  @Proves(value = "P5.3.2.3", breaks = JournalPlace.class, breaksMethods = "write")
  void aJournalInTheFolderIsNotForgottenForAnEmptyDatabase() throws Exception {
    try (Postgres postgres = Postgres.start();
        SandboxServer sandbox = sandbox()) {
      String url = postgres.database();
      run(sandbox, Map.of(), Duration.ZERO);

      assertThatThrownBy(() -> run(sandbox, Map.of(DatabaseUrl.VARIABLE, url), Duration.ZERO))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("journal paper-on-sandbox: expected one in PostgreSQL")
          .hasMessageContaining("found one in " + data.resolve(MODE));
    }
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = Restore.class)
  void aRunWhoseFolderWasLostGoesOnInPostgresFromItsBackup() throws Exception {
    try (Postgres postgres = Postgres.start();
        SandboxServer sandbox = sandbox()) {
      run(sandbox, Map.of(), Duration.ofHours(2));
      String before = overview(Map.of());
      Path backup = data.resolve("x.backup");
      var home = new Home(data, Optional.empty(), Set.of());
      new Backups(home, InstantSource.system()).write(backup, key(), true);
      try (Stream<Path> files = Files.list(data.resolve(MODE))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }

      String url = postgres.database();
      new Restore(new Home(data, Optional.of(DatabaseUrl.parse(url)), Set.of()))
          .from(backup, key(), true);
      assertThat(overview(Map.of(DatabaseUrl.VARIABLE, url))).isEqualTo(before);
      long restored = entries(url);
      run(sandbox, Map.of(DatabaseUrl.VARIABLE, url), Duration.ofHours(2));
      assertThat(entries(url)).as("it went on").isGreaterThan(restored);
    }
  }

  /// Made up.
  private static MasterSource key() {
    return new MasterSource.KeyText("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=".toCharArray());
  }

  /// What our books say of the journal.
  private String overview(Map<String, String> environment) {
    var choice =
        new JournalChoice(JournalHome.of(data, environment), Optional.of(MODE), Optional.empty());
    var ledger = choice.read();
    return OverviewJson.of(Overview.of(ledger, _ -> Optional.empty(), ledger.at()));
  }

  private SandboxServer sandbox() throws IOException {
    Path folder = DataDirectory.open(data).sandbox();
    Files.createDirectories(folder);
    return SandboxServer.start(SandboxConfig.seeded(folder, 1, ClockSpeed.UNPACED));
  }

  private void run(SandboxServer sandbox, Map<String, String> database, Duration length)
      throws Exception {
    var environment = new HashMap<>(database);
    environment.put(AccountKeys.PUBLIC, sandbox.publicKey());
    environment.put(AccountKeys.SECRET, sandbox.secretKey());
    var options =
        new RunOptions(
            data,
            Optional.of(sandbox.baseUrl().toString()),
            KeysFrom.environment(),
            new LimitFlags(Optional.empty(), Optional.empty(), List.of()),
            Money.usd(1000_00),
            new LiveConsent(Optional.empty(), _ -> ""),
            Optional.empty(),
            Strategies.USUAL,
            environment);
    var log = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    int code =
        new VenueRun(options, new FaceOptions(true, 0, 0), Recording.NONE, Optional.of(length), log)
            .run(Mode.PAPER);
    assertThat(code).isZero();
  }

  private long entries(String url) {
    var home = JournalHome.of(data, Map.of(DatabaseUrl.VARIABLE, url));
    assertThat(home.names()).containsExactly(MODE);
    var choice = new JournalChoice(home, Optional.empty(), Optional.empty());
    var last = new long[1];
    try (var reading = choice.place().journal().read()) {
      reading.replay(choice.place().account(), entry -> last[0] = entry.seq());
    }
    assertThat(choice.read().seq()).isEqualTo(last[0]);
    return last[0];
  }
}
