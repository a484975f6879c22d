package io.floatwise.tape;

import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// A process of its own that writes a tape, forces, makes files and joins them, and says after each
/// force how many things are durable.
final class TapeChild {

  static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private TapeChild() {}

  /// @param done how many things are on the tape already
  static Process start(Path root, long seed, int done) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(
            TapeChild.class.getName(),
            root.toString(),
            Long.toString(seed),
            Integer.toString(done)));
    return new ProcessBuilder(command).redirectError(new File(root + ".stderr")).start();
  }

  static BufferedReader reader(Process child) {
    return child.inputReader(StandardCharsets.UTF_8);
  }

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    var random = new RandomTold(Long.parseLong(arguments[1]), BEGIN);
    int count = 0;
    for (int done = Integer.parseInt(arguments[2]); count < done; count++) {
      random.next();
    }
    try (var store = TapeStore.open(root)) {
      store.settle();
      System.out.println("open");
      var coder = new TapeCoder(RandomTold.GAMES, "child", store.lastAt().orElse(Row.NO_LONG));
      while (true) {
        var told = random.next();
        var coded = TapeRoundTripTest.rows(coder.code(random.now(), told));
        store.append(List.of(new TapeStore.Batch(coded.at(), coded.rows())));
        count++;
        if (count % 3 == 0) {
          store.flush();
          System.out.println(count);
        }
        if (count % 20 == 0) {
          store.rotate();
          // Files go at once, so that a kill meets every step of it.
          new TapeUpkeep(store, Duration.ZERO)
              .run(OptionalInt.empty(), count % 40 == 0, Instant.now().plusSeconds(60));
        }
      }
    }
  }
}
