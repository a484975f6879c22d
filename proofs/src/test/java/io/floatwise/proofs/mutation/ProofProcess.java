package io.floatwise.proofs.mutation;

import io.floatwise.proofs.mutation.Mutant.Line;
import io.floatwise.proofs.mutation.Trial.End;
import io.floatwise.proving.mutation.LineTrace;
import io.floatwise.proving.mutation.MutantAgent;
import io.floatwise.proving.mutation.ProofRun;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/// Runs single proofs in JVMs of their own. Thread-safe.
final class ProofProcess implements AutoCloseable {
  /// Read by every `java` that starts below the one we start, so that a program which the proof
  /// itself starts is broken as well.
  private static final String OPTIONS = "JDK_JAVA_OPTIONS";

  private static final int LAST_LINES = 25;

  private final Path folder;
  private final Path agent;

  /// @param folder of short name, on a disk of this machine; gone when this is closed
  ProofProcess(Path folder) throws IOException {
    this.folder = folder;
    agent = folder.resolve("agent.jar");
    writeAgent(agent);
  }

  /// The proof with nothing broken, and which lines of the guarded classes it runs.
  Trial watch(GuardingTest test, Duration limit) throws IOException {
    Path place = Files.createTempDirectory(folder, "w");
    Files.write(place.resolve(MutantAgent.TRACE), test.classes());
    return run(test, place, limit);
  }

  /// The proof with this class file in force.
  Trial attempt(GuardingTest test, String className, byte[] bytes, Duration limit)
      throws IOException {
    Path place = Files.createTempDirectory(folder, "m");
    Path file = place.resolve(MutantAgent.SWAP).resolve(className.replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return run(test, place, limit);
  }

  private Trial run(GuardingTest test, Path place, Duration limit) throws IOException {
    Path answer = place.resolve("answer");
    Path log = place.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(test.jvm().arguments());
    command.add("-Djava.io.tmpdir=" + Files.createDirectory(place.resolve("t")));
    command.add("-cp");
    command.add(String.join(File.pathSeparator, test.jvm().classPath()));
    command.addAll(
        List.of(ProofRun.class.getName(), test.testClass(), test.method(), answer.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(test.jvm().folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    String options = builder.environment().getOrDefault(OPTIONS, "");
    builder
        .environment()
        .put(OPTIONS, (options + " \"-javaagent:" + agent + "=" + place + "\"").strip());

    long start = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended = await(process, limit);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    try {
      return ended
          ? read(place, answer, log, took)
          : new Trial(
              End.TIMED_OUT,
              "killed after " + took.toSeconds() + " s",
              took,
              hasFile(place, MutantAgent.SWAPPED),
              Set.of());
    } finally {
      delete(place);
    }
  }

  /// Leaves no process behind: what the proof started must not outlive it.
  private static boolean await(Process process, Duration limit) throws IOException {
    Set<ProcessHandle> family = new HashSet<>();
    long deadline = System.nanoTime() + limit.toNanos();
    boolean ended = false;
    try {
      while (!ended && System.nanoTime() < deadline) {
        ended = process.waitFor(200, TimeUnit.MILLISECONDS);
        process.descendants().forEach(family::add);
      }
      process.destroyForcibly();
      family.forEach(ProcessHandle::destroyForcibly);
      process.waitFor();
      return ended;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      family.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Trial read(Path place, Path answer, Path log, Duration took) throws IOException {
    boolean wasSwapped = hasFile(place, MutantAgent.SWAPPED);
    if (!Files.exists(answer)) {
      String why = "ended without an answer:\n" + tail(log);
      return new Trial(End.DIED, why, took, wasSwapped, Set.of());
    }
    if (hasFile(place, MutantAgent.FAILED)) {
      String why = String.join(" ", lines(place, MutantAgent.FAILED));
      return new Trial(End.DIED, "cannot watch " + why, took, wasSwapped, Set.of());
    }
    Set<Line> executed = new HashSet<>();
    for (String line : lines(place, MutantAgent.LINES)) {
      String[] cells = line.split("\t", -1);
      executed.add(new Line(cells[0], Integer.parseInt(cells[1])));
    }
    String[] cells = Files.readString(answer).split("\t", 2);
    End end =
        switch (ProofRun.End.valueOf(cells[0])) {
          case PASSED -> End.PASSED;
          case SKIPPED -> End.SKIPPED;
          case FAILED -> End.FAILED;
        };
    return new Trial(end, cells[1], took, wasSwapped, executed);
  }

  private static boolean hasFile(Path folder, String prefix) throws IOException {
    return !files(folder, prefix).isEmpty();
  }

  private static List<String> lines(Path folder, String prefix) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files(folder, prefix)) {
      lines.addAll(Files.readAllLines(file));
    }
    return lines;
  }

  private static List<Path> files(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  private static void writeAgent(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(new Attributes.Name("Premain-Class"), MutantAgent.class.getName());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Class<?> type : List.of(MutantAgent.class, LineTrace.class)) {
        String path = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(path));
        try (InputStream in = type.getResourceAsStream("/" + path)) {
          in.transferTo(out);
        }
      }
    }
  }

  /// As far as it goes: a process that is just dying may still write here.
  private static void delete(Path place) {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.out.println("left behind: " + place + " (" + e + ")");
    }
  }

  @Override
  public void close() {
    delete(folder);
  }
}
