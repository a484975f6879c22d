package io.floatwise.app.bench;

import io.floatwise.core.error.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Starts the program again and again in processes of its own and measures from outside: real time
/// until it says that it is ready, and resident memory after some time of trading.
///
/// @param program main class of the program
/// @param runs how often each is started
/// @param trading real time of trading before memory is read
public record StartBenchmark(String program, int runs, Duration trading) {

  /// What was measured of one way to run the program.
  ///
  /// @param name of it
  /// @param ready real time from the start of the process to its line "ready", of each run
  /// @param memory of each run; empty where the system does not say
  public record Row(String name, List<Duration> ready, List<Long> memory, List<Long> mostMemory) {

    public Row {
      ready = ready.stream().sorted().toList();
      memory = memory.stream().sorted().toList();
      mostMemory = mostMemory.stream().sorted().toList();
    }

    public Duration medianReady() {
      return ready.get(ready.size() / 2);
    }

    /// MiB.
    public Optional<Long> medianMemory() {
      return memory.isEmpty() ? Optional.empty() : Optional.of(memory.get(memory.size() / 2));
    }

    /// The most that was ever resident in any run, MiB.
    public Optional<Long> peakMemory() {
      return mostMemory.isEmpty() ? Optional.empty() : Optional.of(mostMemory.getLast());
    }
  }

  public StartBenchmark {
    if (runs < 1) {
      throw new InputException("expected 1 run or more, found " + runs);
    }
  }

  /// @throws IOException if a program cannot be started or ends too soon
  public List<Row> measure() throws IOException, InterruptedException {
    return List.of(
        row("bare JVM", this::bare),
        row("bot, sandbox, page and chat in one", this::together),
        row("bot with its page, sandbox elsewhere", this::alone));
  }

  private interface Run {
    void into(List<Duration> ready, List<Long> memory, List<Long> most, Path data)
        throws IOException, InterruptedException;
  }

  private Row row(String name, Run run) throws IOException, InterruptedException {
    var ready = new ArrayList<Duration>();
    var memory = new ArrayList<Long>();
    var most = new ArrayList<Long>();
    for (int i = 0; i < runs; i++) {
      Path data = Files.createTempDirectory("floatwise-benchmark");
      try {
        run.into(ready, memory, most, data);
      } finally {
        delete(data);
      }
    }
    return new Row(name, ready, memory, most);
  }

  private void bare(List<Duration> ready, List<Long> memory, List<Long> most, Path data)
      throws IOException, InterruptedException {
    try (Child child = Child.startBare(Bare.class.getName())) {
      watch(child, Duration.ofSeconds(1), ready, memory, most);
    }
  }

  private void together(List<Duration> ready, List<Long> memory, List<Long> most, Path data)
      throws IOException, InterruptedException {
    try (Child child = Child.start(program, List.of("demo", "--data", data.toString()))) {
      watch(child, trading, ready, memory, most);
    }
  }

  private void alone(List<Duration> ready, List<Long> memory, List<Long> most, Path data)
      throws IOException, InterruptedException {
    List<String> sandbox = List.of("sandbox", "--json", "--data", data.toString());
    try (Child market = Child.start(program, sandbox)) {
      JsonNode line = JsonMapper.builder().build().readTree(market.awaitLine("baseUrl"));
      String url = line.get("baseUrl").asString();
      List<String> demo = List.of("demo", "--sandbox", url, "--data", data.toString());
      try (Child child = Child.start(program, demo)) {
        watch(child, trading, ready, memory, most);
      }
    }
  }

  private static void watch(
      Child child, Duration time, List<Duration> ready, List<Long> memory, List<Long> most)
      throws IOException, InterruptedException {
    child.awaitLine(Child.READY);
    ready.add(child.age());
    child.goOn(time);
    child
        .memory()
        .ifPresent(found -> {
          memory.add(found.now());
          most.add(found.most());
        });
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
