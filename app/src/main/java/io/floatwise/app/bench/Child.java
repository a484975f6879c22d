package io.floatwise.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A JVM of the same kind and with the same flags as this one, watched from outside. Not
/// thread-safe.
final class Child implements AutoCloseable {

  /// How the line begins that a program prints when it is ready.
  static final String READY = "ready";

  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
  private static final int KIB_IN_MIB = 1024;

  private final Process process;
  private final BufferedReader lines;
  private final long started;

  private Child(Process process, BufferedReader lines, long started) {
    this.process = process;
    this.lines = lines;
    this.started = started;
  }

  /// Memory of a process as Linux counts it.
  ///
  /// @param now resident at this moment, MiB
  /// @param most the most that was ever resident, MiB
  record Memory(long now, long most) {}

  /// The program `main` with this JVM's own flags.
  static Child start(String main, List<String> arguments) throws IOException {
    return start(ManagementFactory.getRuntimeMXBean().getInputArguments(), main, arguments);
  }

  /// The program `main` with this JVM's flags but for its start-up cache, which holds our classes.
  static Child startBare(String main) throws IOException {
    List<String> flags =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> !flag.startsWith("-XX:AOTCache="))
            .toList();
    return start(flags, main, List.of());
  }

  private static Child start(List<String> flags, String main, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    long started = System.nanoTime();
    Process process = builder.start();
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new Child(process, lines, started);
  }

  /// Waits for the first line that contains `text`.
  ///
  /// @throws IOException if the program ends before that; the message holds what it said
  String awaitLine(String text) throws IOException {
    var said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(text)) {
        return line;
      }
      said.append(line).append('\n');
    }
    throw new IOException("the measured program ended before it was ready:\n" + said);
  }

  /// Real time since the process was started.
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /// Reads on for `time`, so that the program is never held up by a full pipe.
  void goOn(Duration time) throws InterruptedException {
    Thread reading = Thread.ofVirtual().start(this::drain);
    process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    if (!process.isAlive()) {
      reading.join();
    }
  }

  /// Empty where the system does not say.
  Optional<Memory> memory() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (Files.notExists(status)) {
      return Optional.empty();
    }
    List<String> rows = Files.readAllLines(status);
    return Optional.of(new Memory(mebibytes(rows, "VmRSS:"), mebibytes(rows, "VmHWM:")));
  }

  private static long mebibytes(List<String> rows, String name) throws IOException {
    for (String row : rows) {
      if (row.startsWith(name)) {
        return Long.parseLong(row.replaceAll("[^0-9]", "")) / KIB_IN_MIB;
      }
    }
    throw new IOException("expected " + name + " in the status of a process");
  }

  private void drain() {
    try {
      while (lines.readLine() != null) {
        // Only to keep the pipe empty.
      }
    } catch (IOException _) {
      // The process was ended meanwhile; nothing is left to read.
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
