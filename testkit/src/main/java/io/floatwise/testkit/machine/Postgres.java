package io.floatwise.testkit.machine;

import io.floatwise.proving.Needs;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A real PostgreSQL on this machine, for tests, which keeps what it confirmed. Tests are skipped
/// where there is none for the machine.
public final class Postgres implements AutoCloseable {

  private final Path folder;
  private final AtomicInteger databases = new AtomicInteger();
  private EmbeddedPostgres server;

  private Postgres(Path folder, EmbeddedPostgres server) {
    this.folder = folder;
    this.server = server;
  }

  public static Postgres start() {
    Needs.that(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "PostgreSQL for this kind of machine; the tests bring that of Linux on amd64");
    try {
      Path folder = Files.createTempDirectory("floatwise-postgres");
      return new Postgres(folder, builder(folder).start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start PostgreSQL", e);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path folder) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "100");
  }

  /// Ends it as a power cut would, short of the disk: SIGKILL for all of its processes.
  public void kill() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
    ProcessHandle main = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> all = Stream.concat(Stream.of(main), main.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  /// Starts what was killed, over the same files and at the same address.
  public void startAgain() throws IOException {
    int port = server.getPort();
    server.close();
    server = builder(folder).setPort(port).start();
  }

  /// A new, empty database, as `DATABASE_URL` names it.
  public String database() {
    String name = "floatwise" + databases.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make a database", e);
    }
    return "postgresql://postgres@127.0.0.1:%d/%s".formatted(server.getPort(), name);
  }

  /// Everything that it has on the disk, with its log of changes, as whoever steals the disk finds
  /// it.
  public List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /// As its owner with psql would have it: past our own code.
  ///
  /// @param url from [#database]
  public Connection connect(String url) throws SQLException {
    return server.getDatabase("postgres", url.substring(url.lastIndexOf('/') + 1)).getConnection();
  }

  @Override
  public void close() {
    try {
      server.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop PostgreSQL", e);
    }
  }
}
