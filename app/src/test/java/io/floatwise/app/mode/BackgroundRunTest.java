package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.app.Main;
import io.floatwise.app.jobs.Background;
import io.floatwise.app.jobs.BackupPlan;
import io.floatwise.app.run.FaceOptions;
import io.floatwise.app.run.Recording;
import io.floatwise.app.secret.MasterKeyChoice;
import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Money;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.store.backup.Backups;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.jobs.JobBoard;
import io.floatwise.store.jobs.JobLine;
import io.floatwise.store.jobs.JobTerms;
import io.floatwise.store.jobs.JobsPlace;
import io.floatwise.store.secret.MasterSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run does beside trading.
class BackgroundRunTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSPHRASE = "seven words that nobody else would choose";

  @TempDir private Path temp;

  private Path data;
  private Path folder;

  @BeforeEach
  void folders() throws IOException {
    data = temp.resolve("data");
    folder = Files.createDirectories(temp.resolve("backups"));
  }

  private BackupPlan plan(Map<String, String> environment) {
    var key =
        new MasterKeyChoice(
            MasterKeyChoice.Words.USUAL, Optional.empty(), environment, _ -> Optional.empty());
    return new BackupPlan(folder, Duration.ofHours(1), 2, key);
  }

  private RunOptions options(SandboxServer sandbox, BackupPlan plan) {
    return new RunOptions(
        data,
        Optional.of(sandbox.baseUrl().toString()),
        KeysFrom.environment(),
        new LimitFlags(Optional.empty(), Optional.empty(), List.of()),
        Money.usd(1000_00),
        new LiveConsent(Optional.empty(), _ -> ""),
        Optional.of(plan),
        Strategies.USUAL,
        Map.of(AccountKeys.PUBLIC, sandbox.publicKey(), AccountKeys.SECRET, sandbox.secretKey()));
  }

  private static Background background(RunOptions options) {
    Background usual = options.background();
    return new Background(
        usual.home(),
        usual.backups(),
        new JobTerms(
            usual.terms().attempts(),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            Duration.ofSeconds(1)));
  }

  private SandboxServer sandbox() throws IOException {
    return SandboxServer.start(
        SandboxConfig.seeded(DataDirectory.open(data).sandbox(), 1, ClockSpeed.UNPACED));
  }

  private List<Path> backups() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = BackupPlan.class)
  void aRunMakesABackupThatIsWhole() throws Exception {
    BackupPlan plan = plan(Map.of("FLOATWISE_MASTER_PASSPHRASE", PASSPHRASE));
    var said = new ByteArrayOutputStream();
    var log = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (SandboxServer sandbox = sandbox()) {
      var run =
          new VenueRun(
              options(sandbox, plan),
              new FaceOptions(true, 0, 0),
              Recording.NONE,
              Optional.of(Duration.ofHours(6)),
              log);
      assertThat(run.run(Mode.PAPER)).isZero();
    }

    List<Path> files = backups();
    assertThat(files).as(said.toString(StandardCharsets.UTF_8)).hasSize(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("backup written: " + files.getFirst());
    try (var source = new MasterSource.Passphrase(PASSPHRASE.toCharArray())) {
      assertThat(Backups.check(files.getFirst(), source).sections()).isNotEmpty();
    }
    try (var board = JobBoard.open(new JobsPlace(data, Optional.empty()), InstantSource.system())) {
      assertThat(board.lines())
          .allMatch(line -> line.succeeded().isPresent())
          .extracting(JobLine::job)
          .containsExactlyInAnyOrder("backup", "upkeep");
    }
  }

  @Test
  void aRunWhoseBackupsCouldNotBeMadeDoesNotBegin() throws Exception {
    var log = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (SandboxServer sandbox = sandbox()) {
      var run =
          new VenueRun(
              options(sandbox, plan(Map.of())),
              new FaceOptions(true, 0, 0),
              Recording.NONE,
              Optional.of(Duration.ZERO),
              log);
      assertThatThrownBy(() -> run.run(Mode.PAPER))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("backup: expected a master key to encrypt it with");
    }
  }

  @Test
  @Proves(value = "P5.4.3.5", breaks = JobBoard.class)
  void aBackupThatFailsForGoodIsSeenAndReplayedByItsOperator() throws Exception {
    BackupPlan plan = plan(Map.of("FLOATWISE_MASTER_PASSPHRASE", PASSPHRASE));
    RunOptions options;
    try (SandboxServer sandbox = sandbox()) {
      options = options(sandbox, plan);
      DataDirectory.open(data);
      try (var _ = background(options).open(_ -> {});
          var board =
              JobBoard.open(new JobsPlace(data, Optional.empty()), InstantSource.system())) {
        await(() -> board.dead().size() == 1, "nothing to back up fails five times");
        assertThat(said("jobs", "dead"))
            .contains("backup about all: 5 attempts")
            .contains("StorageException: backup: expected journals or a vault in");
      }
      new VenueRun(
              options(sandbox, new BackupPlan(folder, Duration.ofDays(9), 1, plan.key())),
              new FaceOptions(true, 0, 0),
              Recording.NONE,
              Optional.of(Duration.ZERO),
              new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
          .run(Mode.PAPER);
    }
    assertThat(backups()).as("it is due in an hour").isEmpty();

    assertThat(said("jobs", "replay", "backup")).contains("backup about all: due now");
    try (var _ = background(options).open(_ -> {})) {
      await(() -> !backupsOrNone().isEmpty(), "a backup");
      await(() -> said("jobs", "dead").contains("Nothing failed for good"), "its letter gone");
    }
  }

  private List<Path> backupsOrNone() {
    try {
      return backups();
    } catch (IOException e) {
      return List.of();
    }
  }

  private String said(String... words) {
    var out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      String[] all =
          Stream.concat(Stream.of(words), Stream.of("--data", data.toString()))
              .toArray(String[]::new);
      var errors = new StringWriter();
      int code = Main.commandLine(Locale.ROOT).setErr(new PrintWriter(errors)).execute(all);
      assertThat(code).as(errors.toString()).isZero();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition, String what) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
