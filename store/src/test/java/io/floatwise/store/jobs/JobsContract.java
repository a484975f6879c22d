package io.floatwise.store.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What jobs promise, wherever they are kept.
abstract class JobsContract {

  static final JobTerms QUICK =
      new JobTerms(
          5,
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofMillis(50),
          Duration.ofMillis(250));

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path temp;

  /// An empty one, or the same again.
  abstract JobsPlace place();

  private Jobs open(String node, Job... jobs) {
    return Jobs.open(place(), List.of(jobs), QUICK, node, InstantSource.system());
  }

  private JobBoard board() {
    return JobBoard.open(place(), InstantSource.system());
  }

  private static Job once(String name, Job.Work work) {
    return new Job(name, Optional.empty(), work);
  }

  @Test
  void whatIsDoneAgainAndAgainIsDoneOnOneNodeAtATime() throws Exception {
    var running = new AtomicInteger();
    var overlapped = new AtomicBoolean();
    var done = new AtomicInteger();
    Job.Work work =
        _ -> {
          overlapped.compareAndSet(false, running.incrementAndGet() > 1);
          done.incrementAndGet();
          running.decrementAndGet();
        };
    var sweep = new Job("sweep", Optional.of(Duration.ofMillis(20)), work);
    try (var _ = open("one", sweep);
        var _ = open("two", sweep)) {
      await(() -> done.get() >= 10);
    }
    assertThat(overlapped).isFalse();
    try (var board = board()) {
      assertThat(board.lines()).hasSize(1);
      assertThat(board.lines().getFirst().job()).isEqualTo("sweep");
      assertThat(board.lines().getFirst().succeeded()).isPresent();
    }
  }

  @Test
  @Proves(
      value = "P5.4.3.5",
      breaks = {JobTask.class, JobBoard.class})
  void whatFailsFiveTimesIsADeadLetterThatCanBeSeenReplayedAndGivenUp() throws Exception {
    var attempts = new AtomicInteger();
    var isMended = new AtomicBoolean();
    Job.Work work =
        subject -> {
          attempts.incrementAndGet();
          if (!isMended.get()) {
            throw new IllegalStateException("no room for " + subject);
          }
        };
    try (var _ = open("one", once("carry", work));
        var board = board()) {
      assertThat(board.ask("carry", "a piano")).isTrue();
      assertThat(board.ask("carry", "a harp")).isTrue();
      await(() -> board.dead().size() == 2);

      assertThat(attempts).hasValue(10);
      assertThat(board.lines()).isEmpty();
      DeadLetter letter =
          board.dead().stream()
              .filter(dead -> dead.subject().equals("a piano"))
              .findFirst()
              .orElseThrow();
      assertThat(letter.attempts()).isEqualTo(5);
      assertThat(letter.error()).isEqualTo("IllegalStateException: no room for a piano");

      assertThat(board.replay("carry", "a piano")).isTrue();
      await(() -> attempts.get() == 15 && board.lines().isEmpty());
      assertThat(board.dead()).as("it failed again").hasSize(2);

      isMended.set(true);
      assertThat(board.replay("carry", "a piano")).isTrue();
      await(() -> board.dead().size() == 1);
      assertThat(board.discard("carry", "a harp")).isTrue();
      assertThat(board.dead()).isEmpty();
      assertThat(board.replay("carry", "a harp")).as("given up").isFalse();
    }
  }

  @Test
  void whatIsDoneAgainAndAgainGoesOnAfterItFailedAndItsLetterGoesWhenItSucceeds() throws Exception {
    var isMended = new AtomicBoolean();
    var sweep =
        new Job(
            "sweep",
            Optional.of(Duration.ofMillis(30)),
            _ -> {
              if (!isMended.get()) {
                throw new IllegalStateException("dust");
              }
            });
    try (var _ = open("one", sweep);
        var board = board()) {
      await(() -> board.dead().stream().anyMatch(letter -> letter.attempts() > 6));
      assertThat(board.dead()).hasSize(1);
      isMended.set(true);
      await(() -> board.dead().isEmpty());
      assertThat(board.lines()).hasSize(1);
    }
  }

  @Test
  void whatIsToBeDoneMoreOftenFromNowOnIsNotDueLater() throws Exception {
    try (var _ = open("seldom", new Job("sweep", Optional.of(Duration.ofDays(99)), _ -> {}));
        var board = board()) {
      await(() -> board.lines().getFirst().succeeded().isPresent());
      assertThat(board.lines().getFirst().due())
          .isAfter(InstantSource.system().instant().plus(Duration.ofDays(98)));
    }
    try (var _ = open("often", new Job("sweep", Optional.of(Duration.ofHours(1)), _ -> {}));
        var board = board()) {
      assertThat(board.lines().getFirst().due())
          .isBefore(InstantSource.system().instant().plus(Duration.ofHours(2)));
    }
  }

  @Test
  void whatANodeDoesNotKnowIsLeftToTheOthers() throws Exception {
    var done = new AtomicInteger();
    try (var _ = open("old", once("known", _ -> done.incrementAndGet()));
        var board = board()) {
      board.ask("unknown", "x");
      board.ask("known", "y");
      await(() -> done.get() == 1 && board.lines().size() == 1);
      assertThat(board.lines()).extracting(JobLine::job).containsExactly("unknown");
      try (var _ = open("new", once("unknown", _ -> done.incrementAndGet()))) {
        await(() -> done.get() == 2);
      }
    }
  }

  @Test
  void whatWasAskedIsKeptUntilItIsFetchedOrForgotten() {
    Instant asked = Instant.parse("2026-01-05T00:00:00Z");
    try (var board = board()) {
      WorkItems items = board.items();
      for (String subject : List.of("old", "new")) {
        items.put("sum", subject, "1+1", subject.equals("old") ? asked : asked.plusSeconds(1));
        items.put("sum", subject, "never mind", asked);
        board.ask("sum", subject);
        assertThat(items.content("sum", subject)).contains("1+1");
        assertThat(items.answer("sum", subject)).isEmpty();
      }
      items.answer("sum", "new", new WorkItems.Answer("one", "2"));
      items.answer("sum", "new", new WorkItems.Answer("two", "3"));
      assertThat(items.answered("sum")).containsExactly("new");
      assertThat(items.answer("sum", "new")).contains(new WorkItems.Answer("one", "2"));

      items.forget(asked.plusSeconds(1));
      assertThat(items.content("sum", "old")).isEmpty();
      assertThat(board.lines()).extracting(JobLine::subject).containsExactly("new");
      assertThat(items.example("sum")).contains("1+1");
      items.remove("sum", "new");
      assertThat(items.example("sum")).isEmpty();
    }
  }

  /// Ten letters of a hundred kill their node each time, the others are done by whoever is alive.
  @Test
  @Proves(value = "P5.4.3.5", breaks = Jobs.class)
  void nothingIsDroppedWhenNodesAreKilledInTheMiddle() throws Exception {
    try (var board = board()) {
      Set<String> wanted =
          IntStream.range(0, 100)
              .mapToObj(i -> i % 50 == 7 ? "poison " + i : "letter " + i)
              .collect(Collectors.toSet());
      wanted.forEach(subject -> assertThat(board.ask(JobsChild.JOB, subject)).isTrue());
      List<Process> killed = new ArrayList<>();
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!board.lines().isEmpty() && System.nanoTime() < end) {
        Process child = child();
        killed.add(child);
        try {
          await(() -> !child.isAlive() || board.lines().isEmpty());
        } finally {
          child.destroyForcibly().waitFor();
        }
      }
      assertThat(board.lines()).as("after %d processes", killed.size()).isEmpty();
      Set<String> dead = board.dead().stream().map(DeadLetter::subject).collect(Collectors.toSet());
      assertThat(dead).as("what ran beside it may be among them").contains("poison 7", "poison 57");
      Set<String> done = ConcurrentHashMap.newKeySet();
      done.addAll(Files.readAllLines(temp.resolve(JobsChild.DONE)));
      done.addAll(dead);
      assertThat(done).isEqualTo(wanted);
    }
  }

  private Process child() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    Collections.addAll(command, "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");
    Collections.addAll(command, "-cp", System.getProperty("java.class.path"));
    Collections.addAll(command, JobsChild.class.getName(), temp.toString());
    command.add(place().database().isPresent() ? databaseText() : "");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(temp.resolve("child.txt").toFile())
        .start();
  }

  /// Of the database, where there is one.
  String databaseText() {
    return "";
  }

  private void await(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        Path said = temp.resolve("child.txt");
        throw new AssertionError(
            Files.exists(said) ? Files.readString(said, StandardCharsets.UTF_8) : "nothing came");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
