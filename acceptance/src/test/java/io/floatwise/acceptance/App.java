package io.floatwise.acceptance;

import io.floatwise.proving.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One run of `./floatwise`, as a user starts it, confined to this machine: the whole suite runs in
/// the profile of tests, in which no other DMarket than a sandbox is spoken to. Both outputs are
/// read all the time.
final class App implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /// A run of seconds never earns back what the optimising compiler costs, which is half its time.
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

  /// The JVM exactly as the launcher starts it, for what is measured in time.
  static final Map<String, String> AS_USERS_HAVE_IT = Map.of("FLOATWISE_JAVA_OPTS", "");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final Lines out;
  private final Lines err;

  private App(Process process) {
    this.process = process;
    this.out = new Lines(process.getInputStream(), "out");
    this.err = new Lines(process.getErrorStream(), "err");
  }

  /// Starts the program with these arguments.
  static App start(Object... arguments) throws IOException {
    return start(Map.of(), arguments);
  }

  static App start(Map<String, String> environment, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Repository.root().resolve("floatwise").toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("FLOATWISE_DATA");
    builder.environment().put("FLOATWISE_BUILD", "never");
    builder.environment().put("FLOATWISE_LOOPBACK_ONLY", "1");
    builder.environment().put("FLOATWISE_JAVA_OPTS", SHORT_LIVED);
    builder.environment().putAll(environment);
    return new App(builder.start());
  }

  /// Starts the program and waits for its end.
  static Ended run(Object... arguments) throws IOException, InterruptedException {
    try (App app = start(arguments)) {
      return app.end();
    }
  }

  /// How a run ended.
  record Ended(int code, List<String> out, List<String> err) {
    /// The last line of standard output, which is JSON.
    JsonNode json() {
      if (out.isEmpty()) {
        throw new AssertionError("no line of JSON; exit code " + code + "\n" + text());
      }
      return JSON.readTree(out.getLast());
    }

    String text() {
      return String.join("\n", out) + "\n" + String.join("\n", err);
    }
  }

  /// Waits until it ends by itself.
  Ended end() throws InterruptedException {
    return end(PATIENCE);
  }

  /// Waits until it ends by itself, at most this long.
  Ended end(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after " + patience + "\n" + said());
    }
    return new Ended(process.exitValue(), out.toEnd(), err.toEnd());
  }

  /// The first line of standard error that is as wished, waiting for it.
  String awaitLine(Predicate<String> wish) throws InterruptedException {
    return awaitLines(wish, 1);
  }

  /// The line that is the n-th as wished on standard error, waiting for it.
  String awaitLines(Predicate<String> wish, int n) throws InterruptedException {
    Optional<String> found = err.await(wish, n, PATIENCE);
    if (found.isPresent()) {
      return found.get();
    }
    throw new AssertionError(
        "%s, and it did not say that:\n%s"
            .formatted(process.isAlive() ? "waited in vain" : "it ended", said()));
  }

  /// The first line of standard output, waiting for it.
  String awaitOutput() throws InterruptedException {
    return out.await(_ -> true, 1, PATIENCE)
        .orElseThrow(() -> new AssertionError("ended without a line of output:\n" + said()));
  }

  /// How many lines of standard error are as wished by now.
  long count(Predicate<String> wish) {
    return err.all().stream().filter(wish).count();
  }

  /// Everything it said on standard error by now.
  String said() {
    return String.join("\n", err.all());
  }

  /// Lets it work for this long, or until it ends.
  void goOn(Duration time) throws InterruptedException {
    process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// What Ctrl-C does.
  void interrupt() throws IOException, InterruptedException {
    signal("INT");
  }

  /// The end without any warning.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /// Lines of an output, collected on a thread of their own.
  private static final class Lines {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<String> lines = new ArrayList<>();
    private final Thread reading;
    private boolean ended;

    Lines(InputStream in, String name) {
      reading = Thread.ofVirtual().name(name).start(() -> read(in));
    }

    private void read(InputStream in) {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          add(line);
        }
      } catch (IOException e) {
        add("[the output broke off: " + e.getMessage() + "]");
      }
      lock.lock();
      try {
        ended = true;
        more.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private void add(String line) {
      lock.lock();
      try {
        lines.add(line);
        more.signalAll();
      } finally {
        lock.unlock();
      }
    }

    List<String> all() {
      lock.lock();
      try {
        return List.copyOf(lines);
      } finally {
        lock.unlock();
      }
    }

    /// The n-th line as wished; empty if it does not come in time or the output ends before.
    Optional<String> await(Predicate<String> wish, int n, Duration patience)
        throws InterruptedException {
      long left = patience.toNanos();
      lock.lock();
      try {
        while (true) {
          Optional<String> found = lines.stream().filter(wish).skip(n - 1).findFirst();
          if (found.isPresent() || ended || left <= 0) {
            return found;
          }
          left = more.awaitNanos(left);
        }
      } finally {
        lock.unlock();
      }
    }

    List<String> toEnd() throws InterruptedException {
      reading.join();
      return all();
    }
  }
}
