package io.floatwise.store.secret;

import static io.floatwise.store.secret.VaultFolder.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.report.KillTally;
import io.floatwise.testkit.report.KilledPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that change a vault: killed with SIGKILL, and several at once.
class KilledVaultTest {

  private static final int COUNT = 12;

  @TempDir Path temp;

  @Test
  @Proves(
      value = "P5.2.2.2",
      breaks = {VaultFile.class, VaultTransactions.class, VaultSql.class},
      breaksMethods = {"open", "transaction", "change", "begin"})
  void whatWasSetIsThereAndOneMasterKeyOpensAll() throws Exception {
    killRounds(20_261_103, 2);
  }

  @Test
  @Tag("long")
  @Proves(value = "P5.2.2.2", breaks = VaultFile.class, form = Proves.Form.LONG)
  void whatWasSetIsThereAfterManyKills() throws Exception {
    KillTally tally = killRounds(20_261_104, 200);
    KilledPage.write(
        "Vault in SQLite, its writer killed",
        "The process that sets secrets, gives them new keys after every third and changes the master key after"
            + " every fourth, once it had said 1 to 10 of them, while it went on. After each kill one of"
            + " the two master keys opened all that was there, and the other nothing.",
        tally.figures("secrets"));
  }

  private KillTally killRounds(long seed, int rounds) throws Exception {
    var moments = new SplittableRandom(seed);
    var tally = new KillTally();
    var folder = new VaultFolder(temp);
    folder.created(folder.key("k0"));
    folder.key("k1");
    int next = 0;
    for (int round = 0; round < rounds; round++) {
      int before = next;
      next = killAfter(folder, before, 1 + moments.nextInt(10)) + 1;
      int said = next;

      String opens = VaultChild.opening(folder);
      String other = opens.equals("k0") ? "k1" : "k0";
      assertThatThrownBy(() -> folder.values(folder.key(other))).isInstanceOf(InputException.class);
      Map<String, String> found = folder.values(folder.key(opens));
      // The one that was being set may be there already.
      Map<String, String> withNext = expected(next + 1);
      String inFlight = "turn-" + next % VaultChild.NAMES;
      assertThat(found).as("seed %d, round %d", seed, round).isIn(expected(next), withNext);
      next += found.equals(withNext) && found.containsKey(inFlight) ? 1 : 0;
      tally.kill(before, said, next);
    }
    assertThat(next).isGreaterThan(rounds);
    return tally;
  }

  private static Map<String, String> expected(int count) {
    var values = new TreeMap<String, String>();
    for (int i = 0; i < count; i++) {
      values.put("turn-" + i % VaultChild.NAMES, "value " + i);
    }
    return values;
  }

  /// @return the last value that was told of
  private static int killAfter(VaultFolder folder, int first, int count)
      throws IOException, InterruptedException {
    Process child = VaultChild.start(folder, "turn", first, 100_000);
    int told = first - 1;
    try (BufferedReader lines = VaultChild.reader(child)) {
      assertThat(lines.readLine()).isEqualTo("open");
      for (int i = 0; i < count; i++) {
        told = Integer.parseInt(lines.readLine());
      }
      // Through the handle, because the process itself would close what we still have to read.
      child.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // The last line may have been cut in the middle; a shorter number is never a larger one.
        told = Math.max(told, line.isEmpty() ? 0 : Integer.parseInt(line));
      }
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as("128 + SIGKILL").isEqualTo(137);
    return told;
  }

  @Test
  @Proves(
      value = "P5.2.1.4",
      breaks = {VaultFile.class, VaultTransactions.class, VaultSql.class},
      breaksMethods = {"open", "transaction", "change", "begin"})
  void severalProcessesAtOnceLoseNothingOfEachOther() throws Exception {
    var folder = new VaultFolder(temp);
    folder.created(folder.key("k0"));
    Process child = VaultChild.start(folder, "put", 0, COUNT);
    int rotations = 0;
    try (BufferedReader lines = VaultChild.reader(child)) {
      assertThat(lines.readLine()).isEqualTo("open");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        folder.put(folder.key("k0"), "mine", line);
        folder.with(folder.key("k0"), vault -> assertThat(vault.rotate(NOW).left()).isEmpty());
        rotations++;
      }
    } finally {
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
      child.destroyForcibly();
    }

    assertThat(child.exitValue()).isZero();
    assertThat(rotations).isEqualTo(COUNT);
    var expected = new TreeMap<String, String>();
    for (int i = 0; i < COUNT; i++) {
      expected.put("put-" + i % VaultChild.NAMES, "value " + i);
    }
    expected.put("mine", Integer.toString(COUNT - 1));
    assertThat(folder.values(folder.key("k0"))).isEqualTo(expected);
  }
}
