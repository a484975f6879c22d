package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.Main;
import io.floatwise.app.demo.SandboxAdmin;
import io.floatwise.app.run.Turns;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.wire.ProfileRow;
import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import io.floatwise.sandbox.MarketChoice;
import io.floatwise.sandbox.MarketSize;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.sandbox.state.SandboxKeys;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.journal.JournalHome;
import io.floatwise.store.lease.Leases;
import io.floatwise.testkit.machine.Postgres;
import io.floatwise.testkit.machine.TcpProxy;
import io.floatwise.testkit.report.Circumstances;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes share an account; the one that trades is killed, or cut off from the database, in
/// turn.
class NodesTest {

  private static final Duration LEASE = Duration.ofSeconds(3);

  /// From the end of one trader to the first entry of the next: the lease, and a start on a machine
  /// that is busy with other things.
  private static final Duration BOUND = LEASE.plusSeconds(20);

  /// A node begins slowly while its JVM is cold.
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Path REPORT = Repository.root().resolve("docs/measurements/nodes.md");

  private static final Pattern WRITE = Pattern.compile("^(?:POST|PUT|PATCH|DELETE) (/\\S+) HTTP");
  private static final String MODE = "live-on-sandbox";

  /// Nodes in the order in which their writes reached the venue, each stretch once.
  private final List<Integer> writers = Collections.synchronizedList(new ArrayList<>());

  private final List<Node> nodes = new ArrayList<>();

  @TempDir private Path temp;

  private Postgres postgres;
  private SandboxServer sandbox;
  private Path market;
  private String database;

  @BeforeEach
  void open() throws IOException {
    postgres = Postgres.start();
    database = postgres.database();
    market = DataDirectory.open(DataDirectory.open(temp.resolve("market")).path()).sandbox();
    sandbox =
        SandboxServer.start(
            SandboxConfig.of(
                    market,
                    MarketChoice.seeded(1, MarketSize.SMALL).withMispricedPerDay(3_000),
                    ClockSpeed.UNPACED)
                .withRateLimits(false));
  }

  @AfterEach
  void close() throws IOException {
    nodes.forEach(Node::close);
    sandbox.close();
    postgres.close();
  }

  @Test
  @Proves(
      value = "P5.4.1.9",
      breaks = {Leases.class, Turns.class})
  void theAccountHasOneTraderWhateverBecomesOfTheNodes() throws Exception {
    inTurn(10);
  }

  @Test
  @Tag("long")
  @Proves(
      value = "P5.4.1.9",
      breaks = {Leases.class, Turns.class},
      form = Proves.Form.LONG)
  void theAccountHasOneTraderWhateverBecomesOfTheNodesManyTimes() throws Exception {
    int rounds = 200;
    Duration longest = inTurn(rounds);
    Files.writeString(REPORT, page(rounds, longest));
  }

  private static String page(int rounds, Duration longest) throws IOException {
    return """
    # Two nodes, one account

    Written by `NodesTest` (module `app`, long form); do not edit. Two processes share an account in
    PostgreSQL, with a lease of %d seconds. The one that trades is killed (SIGKILL) or cut off from the
    database, in turn; the venue notes who writes.

    %s
    | Rounds | Two traders at once | Longest time from the end of one to an entry of the next | Bound | Ledgers |
    |--:|--:|--:|--:|---|
    | %d | 0 | %.1f s | %d s | equal |
    """
        .formatted(
            LEASE.toSeconds(),
            Circumstances.lines(),
            rounds,
            longest.toMillis() / 1e3,
            BOUND.toSeconds());
  }

  /// @return the longest gap
  private Duration inTurn(int rounds) throws Exception {
    for (int i = 0; i < 2; i++) {
      nodes.add(new Node(i));
      nodes.get(i).start();
    }
    List<Integer> holders = new ArrayList<>();
    Duration longest = Duration.ZERO;
    Seat seat = awaitTrading(0, PATIENCE);
    for (int round = 0; round < rounds; round++) {
      Node victim = nodeOf(seat.pid());
      holders.add(victim.number);
      long begun = System.nanoTime();
      if (round % 2 == 0) {
        victim.kill();
      } else {
        victim.database.cut();
      }
      seat = awaitTrading(seat.token(), PATIENCE);
      Duration gap = Duration.ofNanos(System.nanoTime() - begun);
      longest = gap.compareTo(longest) > 0 ? gap : longest;
      assertThat(gap)
          .as("round %d: from the end of one to an entry of the next", round)
          .isLessThan(BOUND);
      if (round % 2 == 0) {
        victim.start();
      } else {
        victim.database.heal();
      }
      victim.awaitStandby();
    }
    holders.add(nodeOf(seat.pid()).number);

    assertThat(turnsOf(List.copyOf(writers), holders))
        .as("writers %s, holders %s", writers, holders)
        .isTrue();
    nodes.forEach(Node::stop);
    assertLedgersEqual();
    return longest;
  }

  /// Whether the venue heard the nodes in the order of their turns, none in the turn of another.
  private static boolean turnsOf(List<Integer> writers, List<Integer> holders) {
    int turn = 0;
    for (int writer : writers) {
      while (turn < holders.size() && holders.get(turn) != writer) {
        turn++;
      }
      if (turn == holders.size()) {
        return false;
      }
    }
    return true;
  }

  private void assertLedgersEqual() throws IOException, InterruptedException {
    Node last = nodes.getFirst();
    last.start("--days", "1");
    assertThat(last.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as(last.said())
        .isTrue();
    assertThat(last.process.exitValue()).as(last.said()).isZero();
    var books = new Portfolio();
    var home = new JournalHome(temp, Optional.of(DatabaseUrl.parse(database)));
    try (var reading = home.place(MODE).read()) {
      reading.replay(reading.accounts().getFirst(), books::apply);
    }
    try (var admin =
        new SandboxAdmin(
            URI.create(sandbox.baseUrl().toString()),
            SandboxKeys.read(market).adminToken(),
            ClockSpeed.UNPACED)) {
      assertThat(Statement.of(books).differences(admin.ledger(sandbox.publicKey()))).isEmpty();
    }
    assertThat(books.totals().purchases()).isPositive();
  }

  /// Who has the account, by the process that its node's name begins with.
  private record Seat(long pid, long token, long seq) {}

  /// Waits until somebody with a later lease has written an entry.
  private Seat awaitTrading(long token, Duration patience)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Optional<Seat> began = Optional.empty();
    while (System.nanoTime() < end) {
      Optional<Seat> seat = seat().filter(s -> s.token() > token);
      if (seat.isPresent() && began.isPresent() && seat.get().seq() > began.get().seq()) {
        return seat.get();
      }
      if (began.isEmpty()) {
        began = seat;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError(
        "nobody trades:\n" + nodes.get(0).said() + "\n---\n" + nodes.get(1).said());
  }

  private Optional<Seat> seat() throws SQLException {
    try (Connection connection = postgres.connect(database);
        var statement = connection.createStatement()) {
      try (ResultSet there =
          statement.executeQuery("SELECT to_regclass('floatwise_live_on_sandbox.lease')")) {
        if (!there.next() || there.getString(1) == null) {
          return Optional.empty();
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT node, l.token, seq FROM floatwise_live_on_sandbox.lease l"
                  + " JOIN floatwise_live_on_sandbox.account a ON a.account = l.name"
                  + " AND a.token = l.token")) {
        return rows.next()
            ? Optional.of(
                new Seat(
                    Long.parseLong(rows.getString(1).split("-", 2)[0]),
                    rows.getLong(2),
                    rows.getLong(3)))
            : Optional.empty();
      }
    }
  }

  private Node nodeOf(long pid) {
    return nodes.stream().filter(node -> node.process.pid() == pid).findFirst().orElseThrow();
  }

  /// A process with its own way to the database and to the venue.
  private final class Node {
    final int number;
    final TcpProxy database;
    final TcpProxy venue;
    final Path data;
    Process process;
    int starts;

    Node(int number) throws IOException {
      this.number = number;
      this.database = TcpProxy.to(URI.create(NodesTest.this.database).getPort());
      this.venue = TcpProxy.to(sandbox.baseUrl().getPort(), this::sent);
      this.data = DataDirectory.open(temp.resolve("node-" + number)).path();
      Path keys = DataDirectory.open(data).sandbox();
      try (Stream<Path> files = Files.list(market)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, keys.resolve(file.getFileName()));
        }
      }
    }

    private void sent(byte[] piece) {
      Matcher write = WRITE.matcher(new String(piece, StandardCharsets.ISO_8859_1));
      if (write.find()
          && !write.group(1).startsWith("/sandbox/")
          && !write.group(1).endsWith("/v1/aggregated-prices")) {
        synchronized (writers) {
          if (writers.isEmpty() || writers.getLast() != number) {
            writers.add(number);
          }
        }
      }
    }

    void start(String... more) throws IOException {
      var command = new ArrayList<String>();
      command.add(ProcessHandle.current().info().command().orElse("java"));
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
      command.addAll(List.of("run", "--mode", "live", "--headless", "--data", data.toString()));
      command.addAll(List.of("--dmarket-url", "http://127.0.0.1:" + venue.port()));
      command.addAll(List.of("--max-trade", "20", "--max-day", "100"));
      command.addAll(List.of("--confirm-account", accountId()));
      command.addAll(List.of(more));
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(output().toFile());
      builder
          .environment()
          .putAll(
              Map.of(
                  "FLOATWISE_LOOPBACK_ONLY",
                  "1",
                  Books.LEASE,
                  Long.toString(LEASE.toSeconds()),
                  AccountKeys.PUBLIC,
                  sandbox.publicKey(),
                  AccountKeys.SECRET,
                  sandbox.secretKey(),
                  DatabaseUrl.VARIABLE,
                  throughProxy()));
      process = builder.start();
      starts++;
    }

    private String throughProxy() {
      return NodesTest.this.database.replaceFirst(":\\d+/", ":" + database.port() + "/");
    }

    private Path output() {
      return temp.resolve("node-%d-%d.txt".formatted(number, starts));
    }

    String said() {
      try {
        return Files.readString(temp.resolve("node-%d-%d.txt".formatted(number, starts - 1)));
      } catch (IOException e) {
        return e.toString();
      }
    }

    void awaitStandby() throws InterruptedException {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < end) {
        String said = said();
        if (said.lastIndexOf("; waiting for its turn") > said.lastIndexOf("ready; Ctrl-C")) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
      throw new AssertionError("node %d does not stand by:%n%s".formatted(number, said()));
    }

    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    void stop() {
      process.destroy();
      process.onExit().join();
    }

    void close() {
      if (process != null) {
        process.destroyForcibly();
      }
      database.close();
      venue.close();
    }
  }

  private String accountId() {
    var address = VenueAddress.of(Optional.of(sandbox.baseUrl().toString()), Map.of());
    var key = ApiKey.of(sandbox.publicKey(), sandbox.secretKey());
    try (var client = DMarket.openReadOnly(address.config(), key)) {
      return switch (client.profile()) {
        case Reply.Ok<ProfileRow> ok -> ok.value().id();
        case Reply.Failed<ProfileRow> failed -> throw new AssertionError(failed);
      };
    }
  }
}
