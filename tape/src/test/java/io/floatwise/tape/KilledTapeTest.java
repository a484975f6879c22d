package io.floatwise.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.tape.Told;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.report.KillTally;
import io.floatwise.testkit.report.KilledPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that writes a tape is killed with SIGKILL, again and again, over the same tape.
class KilledTapeTest {

  @TempDir Path temp;

  @Test
  @Proves(value = "P5.3.2.7", breaks = Segment.class)
  void whatWasAcknowledgedIsOnTheTapeAndNothingHalfWrittenIsBelieved() throws Exception {
    killRounds(20_260_301, 10);
  }

  @Test
  @Tag("long")
  @Proves(value = "P5.3.2.7", breaks = Segment.class, form = Proves.Form.LONG)
  void whatWasAcknowledgedIsOnTheTapeAfterManyKills() throws Exception {
    KillTally tally = killRounds(20_260_302, 200);
    KilledPage.write(
        "Tape, its writer killed",
        "The process that tells, forces, makes files of the log and joins them, once it had said 0 to 39 times"
            + " that three more were durable, and up to 30 ms later.",
        tally.figures("things"));
  }

  private KillTally killRounds(long seed, int rounds) throws IOException, InterruptedException {
    var moments = new SplittableRandom(seed);
    Path root = temp.resolve("tape");
    var tally = new KillTally();
    int found = 0;
    for (int round = 0; round < rounds; round++) {
      int before = found;
      int acknowledged = killAfter(root, seed, before, moments.nextInt(40), moments.nextInt(30));

      try (var store = TapeStore.open(root)) {
        store.settle();
      }
      List<TapeRoundTripTest.Heard> heard = TapeRoundTripTest.heard(root);
      List<TapeRoundTripTest.Heard> told = told(seed, heard.size());
      TapeRoundTripTest.assertSame(heard, told, seed);
      found = told(seed, heard.size(), new ArrayList<>());
      assertThat(found)
          .as("seed %d, round %d: things on the tape", seed, round)
          .isGreaterThanOrEqualTo(acknowledged);
      tally.kill(before, acknowledged, found);
    }
    assertThat(found).isGreaterThan(rounds * 20);
    return tally;
  }

  private static int killAfter(Path root, long seed, int before, int count, int millis)
      throws IOException, InterruptedException {
    Process child = TapeChild.start(root, seed, before);
    int acknowledged = before;
    try (BufferedReader lines = TapeChild.reader(child)) {
      assertThat(lines.readLine()).isEqualTo("open");
      for (int i = 0; i < count; i++) {
        acknowledged = Integer.parseInt(lines.readLine());
      }
      // Anywhere in what comes next; through the handle, because the process itself would close
      // what we still have to read.
      child.onExit().orTimeout(millis + 1, TimeUnit.MILLISECONDS).exceptionally(_ -> child).join();
      child.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged = Math.max(acknowledged, line.isEmpty() ? 0 : Integer.parseInt(line));
      }
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as("128 + SIGKILL").isEqualTo(137);
    return acknowledged;
  }

  private static List<TapeRoundTripTest.Heard> told(long seed, int heard) {
    List<TapeRoundTripTest.Heard> told = new ArrayList<>();
    told(seed, heard, told);
    return told;
  }

  /// @return how many things make that many that leave rows
  private static int told(long seed, int heard, List<TapeRoundTripTest.Heard> into) {
    var random = new RandomTold(seed, TapeChild.BEGIN);
    int count = 0;
    while (into.size() < heard) {
      Told next = random.next();
      count++;
      if (!(next instanceof Told.Reviewed(var all) && all.isEmpty())) {
        into.add(TapeRoundTripTest.Heard.of(random.now(), next));
      }
    }
    // What tells nothing leaves no rows, so it counts with what stands before it.
    while (random.next() instanceof Told.Reviewed(var all) && all.isEmpty()) {
      count++;
    }
    return count;
  }
}
