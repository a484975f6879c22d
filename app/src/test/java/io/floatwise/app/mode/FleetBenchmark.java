package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.Main;
import io.floatwise.proving.Repository;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.journal.JournalHome;
import io.floatwise.testkit.machine.Postgres;
import io.floatwise.testkit.report.Circumstances;
import io.floatwise.testkit.report.LogPlot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What 1 to 1,000 accounts cost that trade in a sandbox from one process: its memory and its share
/// of the processor. The sandbox runs beside it on the same machine, in this process. Writes
/// docs/measurements/accounts.md.
class FleetBenchmark {

  private static final Path PAGES = Repository.root().resolve("docs/measurements");

  private static final Pattern DECISIONS = Pattern.compile("(\\d+) decisions");
  private static final int TICKS_A_SECOND = 100;

  /// As on the real market, with a round of every account each five seconds.
  private static final ClockSpeed SPEED = ClockSpeed.of(1);

  /// Cheap offers of the sandbox, for all accounts together. With many times as many its prices
  /// fall so much in the weeks before the run that every account leaves everything alone.
  private static final int MISPRICED_A_DAY = 600;

  @TempDir private Path temp;

  @Test
  @Tag("long")
  void whatAThousandAccountsCost() throws Exception {
    Duration warm = Duration.ofSeconds(Long.getLong("fleet.warm", 60));
    Duration time = Duration.ofSeconds(Long.getLong("fleet.time", 60));
    var all = new ArrayList<Figures>();
    try (Postgres postgres = Postgres.start()) {
      for (String accounts : System.getProperty("fleet.accounts", "1,10,100,1000").split(",")) {
        all.add(measure(postgres, Integer.parseInt(accounts), warm, time));
        System.out.println(all.getLast());
      }
    }
    Files.writeString(PAGES.resolve("accounts.md"), page(all, warm, time));
    Files.writeString(PAGES.resolve("accounts.svg"), plot(all).svg());
  }

  private static String page(List<Figures> all, Duration warm, Duration time) throws IOException {
    var rows = new StringBuilder();
    for (Figures f : all) {
      rows.append(
          String.format(
              Locale.ROOT,
              "| %,d | %,d MiB | %.2f MiB | %.1f %% | %.3f %% | %.1f/s | %.1f/s | %.1f/s |%n",
              f.accounts(),
              f.residentMiB(),
              (double) f.residentMiB() / f.accounts(),
              f.processor(),
              f.processor() / f.accounts(),
              f.decisions(),
              f.entries(),
              f.commits()));
    }
    return """
    # What an account costs

    Written by `FleetBenchmark` (module `app`, long form); do not edit. `./floatwise run --mode live
    --every-account` in a process of its own with `-Xmx%s`, its journals in PostgreSQL, on a small sandbox
    in real time, where every account has a round each five seconds: it buys, places targets and lists.
    Sandbox and PostgreSQL run beside it on the same cores. Measured for %d seconds after %d to warm up.
    A decision is a close look at a title, counted over both. Processor: of one core, this process alone.
    At the end the books of every account are those of the venue.

    %s
    | Accounts | Resident | each | Processor | each | Decisions | Entries | Commits |
    |--:|--:|--:|--:|--:|--:|--:|--:|
    %s
    ![How it grows](accounts.svg)
    """
        .formatted(
            heap(), time.toSeconds(), warm.toSeconds(), Circumstances.lines(), rows.toString());
  }

  private static LogPlot plot(List<Figures> all) {
    return new LogPlot(
        "What accounts cost",
        "accounts",
        List.of(
            line("resident, MiB", all, Figures::residentMiB),
            line("processor, % of a core", all, Figures::processor),
            line("decisions a second", all, Figures::decisions),
            line("commits a second", all, Figures::commits),
            line("resident each, MiB", all, f -> (double) f.residentMiB() / f.accounts()),
            line("processor each, %", all, f -> f.processor() / f.accounts())));
  }

  private static LogPlot.Line line(
      String name, List<Figures> all, ToDoubleFunction<Figures> figure) {
    return new LogPlot.Line(
        name,
        all.stream().map(f -> new LogPlot.Point(f.accounts(), figure.applyAsDouble(f))).toList());
  }

  private static String heap() {
    return System.getProperty("fleet.heap", "2g");
  }

  /// @param residentMiB of the process
  /// @param processor of one core, in percent
  /// @param entries of all journals, a second
  /// @param commits of the database, a second
  private record Figures(
      int accounts,
      long residentMiB,
      double processor,
      double entries,
      double commits,
      double decisions) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d accounts: %d MiB resident, %.1f %% of a core, %.1f decisions/s, %.1f entries/s, %.1f commits/s",
          accounts,
          residentMiB,
          processor,
          decisions,
          entries,
          commits);
    }
  }

  private Figures measure(Postgres postgres, int accounts, Duration warm, Duration time)
      throws Exception {
    Path data = temp.resolve("data-" + accounts);
    Path key = temp.resolve("key-" + accounts);
    String database = postgres.database();
    try (var market = new FleetMarket(data, key, accounts, MISPRICED_A_DAY, SPEED)) {
      Path output = temp.resolve("said-" + accounts);
      Process process = start(market, data, accounts, database, output);
      try {
        process.waitFor(warm.toMillis(), TimeUnit.MILLISECONDS);
        long[] before = counts(postgres, database);
        long ticks = ticks(process);
        long begun = System.nanoTime();
        process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
        long[] after = counts(postgres, database);
        double processor = (ticks(process) - ticks) * 100.0 / TICKS_A_SECOND / seconds;
        long resident = residentMiB(process);
        long ended = System.nanoTime();
        process.destroy();
        process.waitFor();
        requireEqualLedgers(market, data, accounts, database);
        Matcher decisions = DECISIONS.matcher(Files.readString(output));
        double all = 0;
        while (decisions.find()) {
          all = Double.parseDouble(decisions.group(1));
        }
        return new Figures(
            accounts,
            resident,
            processor,
            (after[0] - before[0]) / seconds,
            (after[1] - before[1]) / seconds,
            all / ((ended - begun) / 1e9 + warm.toSeconds()));
      } finally {
        process.destroyForcibly();
      }
    }
  }

  /// All once more for a single round: the sandbox's time stands still while nobody waits for it,
  /// so everything that happened is known at its end.
  private static void requireEqualLedgers(
      FleetMarket market, Path data, int accounts, String database)
      throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of("FLOATWISE_LOOPBACK_ONLY", "1", DatabaseUrl.VARIABLE, database);
    RunOptions options = market.options(data, "all-" + accounts, environment);
    var said = new ByteArrayOutputStream();
    var log = new PrintStream(said, true, StandardCharsets.UTF_8);
    var run = new FleetRun(options, options.keys().accounts(data), Optional.of(Duration.ZERO), log);
    assertThat(run.run(Mode.LIVE)).as(said.toString(StandardCharsets.UTF_8)).isZero();
    JournalHome home = JournalHome.of(data, environment);
    assertThat(market.requireEqualLedgers(home.place("live-on-sandbox"))).isPositive();
  }

  private static Process start(
      FleetMarket market, Path data, int accounts, String database, Path output)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-Xmx" + heap());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("run", "--mode", "live", "--every-account", "--data", data.toString()));
    command.addAll(List.of("--dmarket-url", market.url(), "--max-trade", "20"));
    command.addAll(List.of("--max-day", "100", "--confirm-account", "all-" + accounts));
    command.addAll(List.of("--master-key-file", market.masterKey.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder
        .environment()
        .putAll(Map.of("FLOATWISE_LOOPBACK_ONLY", "1", DatabaseUrl.VARIABLE, database));
    return builder.start();
  }

  /// Entries of all journals, and transactions of the database.
  private static long[] counts(Postgres postgres, String database) throws SQLException {
    try (Connection connection = postgres.connect(database);
        var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT (SELECT coalesce(sum(seq), 0) FROM floatwise_live_on_sandbox.account),"
                    + " (SELECT xact_commit FROM pg_stat_database"
                    + " WHERE datname = current_database())")) {
      rows.next();
      return new long[] {rows.getLong(1), rows.getLong(2)};
    }
  }

  private static long ticks(Process process) throws IOException {
    String[] fields =
        Files.readString(Path.of("/proc/%d/stat".formatted(process.pid())))
            .replaceFirst("^.*\\) ", "")
            .split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static long residentMiB(Process process) throws IOException {
    return Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
