package io.floatwise.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Entry;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.Postgres;
import io.floatwise.testkit.report.KilledPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that makes a backup, restores one or imports is killed with SIGKILL, again and again.
class KilledBackupTest {

  private static final List<Entry> ENTRIES = new RandomEntries(20_261_132).between(1, 6_000);

  @TempDir Path temp;
  private Home source;
  private int targets;
  private Map<String, SectionContents> before = Map.of();

  @BeforeEach
  void place() {
    source = Places.folder(temp.resolve("source"));
    Places.append(source, "demo", "demo", ENTRIES);
    Places.append(source, "live", "x", ENTRIES);
    Places.append(source, "paper", "x", ENTRIES.subList(0, 2_000));
    Places.vault(source, "token", "correct-horse-battery");
    before = Places.digests(source);
  }

  /// @param begun whether it has begun to write
  /// @return whether it was killed before it ended
  private boolean killed(
      String deed, Path file, Home home, String url, Supplier<Boolean> begun, int more)
      throws Exception {
    Path complaints = temp.resolve("complaints");
    Process child = BackupChild.start(deed, file, home, url, complaints);
    try {
      while (!begun.get() && !child.waitFor(1, TimeUnit.MILLISECONDS)) {
        assertThat(child.isAlive() || child.exitValue() == 0).isTrue();
      }
      child.waitFor(more, TimeUnit.MILLISECONDS);
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as(Files.readString(complaints)).isIn(0, 137);
    return child.exitValue() == 137;
  }

  @Test
  @Proves(
      value = "P5.3.1.9",
      breaks = {BackupFile.class, Backups.class})
  void aBackupThatWasKilledIsNotThereAndTheNextOneIs() throws Exception {
    backups(4);
  }

  @Test
  @Tag("long")
  @Proves(
      value = "P5.3.1.9",
      breaks = {BackupFile.class, Backups.class},
      form = Proves.Form.LONG)
  void aBackupThatWasKilledManyTimesIsNotThere() throws Exception {
    KilledPage.write(
        "Backup, its maker killed",
        "The process that makes a backup of 14,000 entries and a vault, 0 to 299 ms after its draft had appeared."
            + " What it leaves under the name of a draft is refused where it is not whole; the name of the"
            + " backup itself only ever names a whole one.",
        backups(100));
  }

  private Map<String, String> backups(int rounds) throws Exception {
    var moments = new SplittableRandom(1);
    int killed = 0;
    int refused = 0;
    int whole = 0;
    Path file = temp.resolve("x.backup");
    for (int round = 0; round < rounds; round++) {
      if (killed(
          "backup",
          file,
          source,
          "",
          () -> Files.exists(BackupFile.draft(file)),
          moments.nextInt(300))) {
        killed++;
      }
      if (Files.exists(BackupFile.draft(file)) && !isWhole(BackupFile.draft(file))) {
        refused++;
      }
      if (Files.exists(file)) {
        whole++;
        assertThat(Backups.check(file, Places.key()).sections())
            .containsExactlyElementsOf(before.values());
        Files.delete(file);
      }
    }
    assertThat(killed).as("killed while it wrote").isPositive();
    Places.backups(source).write(file, Places.key(), true);
    assertThat(BackupFile.draft(file)).doesNotExist();
    assertThat(Backups.check(file, Places.key()).sections())
        .containsExactlyElementsOf(before.values());
    assertThat(Places.digests(source)).isEqualTo(before);
    var figures = new LinkedHashMap<String, String>();
    figures.put("processes", Integer.toString(rounds));
    figures.put("killed while they wrote", Integer.toString(killed));
    figures.put("half-written drafts, all refused", Integer.toString(refused));
    figures.put("whole backups under their name", Integer.toString(whole));
    return figures;
  }

  /// @return whether it is taken; it has everything then
  private boolean isWhole(Path file) {
    try {
      assertThat(Backups.check(file, Places.key()).sections())
          .containsExactlyElementsOf(before.values());
      return true;
    } catch (StorageException _) {
      return false;
    }
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = Staging.class)
  void aRestoreThatWasKilledLeavesNothingHalfDoneAndIsStartedAgain() throws Exception {
    restores("restore", 4, "", new Tally());
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = Restore.class, breaksMethods = "missing")
  void theSameHoldsInPostgres() throws Exception {
    try (Postgres postgres = Postgres.start()) {
      for (int place = 0; place < 2; place++) {
        restores("restore", 3, postgres.database(), new Tally());
      }
    }
  }

  @Test
  @Proves(value = "P5.3.1.8", breaks = Staging.class)
  void anImportThatWasKilledIsStartedAgain() throws Exception {
    try (Postgres postgres = Postgres.start()) {
      restores("import", 3, postgres.database(), new Tally());
      restores("import", 3, "", new Tally());
    }
  }

  @Test
  @Tag("long")
  @Proves(
      value = "P5.3.1.9",
      breaks = {Staging.class, StagedFile.class},
      form = Proves.Form.LONG)
  void aRestoreThatWasKilledManyTimesLeavesNothingHalfDone() throws Exception {
    many("restore", "Restore");
  }

  @Test
  @Tag("long")
  @Proves(value = "P5.3.1.8", breaks = Staging.class, form = Proves.Form.LONG)
  void anImportThatWasKilledManyTimesIsStartedAgain() throws Exception {
    many("import", "Import");
  }

  private void many(String deed, String name) throws Exception {
    try (Postgres postgres = Postgres.start()) {
      for (boolean server : List.of(true, false)) {
        var tally = new Tally();
        int length = length(deed, server ? postgres.database() : "");
        for (int i = 0; i < 12; i++) {
          restores(deed, 4, server ? postgres.database() : "", tally, _ -> length);
        }
        KilledPage.write(
            name + " into " + (server ? "PostgreSQL" : "SQLite") + ", its process killed",
            "The process that brings back three journals and a vault, at any moment from when it had begun to stage"
                + " to the end of one that nobody kills, up to four times over the same place; then started again"
                + " and let go on to its end.",
            tally.figures());
      }
    }
  }

  /// Over many kills; a part is a journal or the vault.
  private static final class Tally {
    private int places;
    private int kills;
    private int parts;
    private int between;

    Map<String, String> figures() {
      var figures = new LinkedHashMap<String, String>();
      figures.put("places", Integer.toString(places));
      figures.put("kills", Integer.toString(kills));
      figures.put(
          "kills after which some parts were there and others not", Integer.toString(between));
      figures.put("parts that were there after a kill, all of them whole", Integer.toString(parts));
      figures.put("places with everything in the end", Integer.toString(places));
      return figures;
    }

    void kill(int found, int all) {
      kills++;
      parts += found;
      between += found > 0 && found < all ? 1 : 0;
    }
  }

  /// @param url of an empty database; empty text for a folder
  private void restores(String deed, int rounds, String url, Tally tally) throws Exception {
    // Later rounds are killed later, so that some come upon what earlier ones have left.
    restores(deed, rounds, url, tally, round -> 150 + round * 250);
  }

  /// From the moment at which it begins to stage to its end when nobody kills it, in milliseconds.
  private int length(String deed, String url) throws Exception {
    Path target = temp.resolve("target-" + targets++);
    Home home = url.isEmpty() ? Places.folder(target) : Places.database(target, url);
    Path stage = target.resolve("restore.new");
    var begun = new AtomicLong();
    boolean wasKilled =
        killed(
            deed,
            toRestore(deed),
            home,
            url,
            () -> {
              boolean there = Files.exists(stage);
              begun.compareAndSet(0, there ? System.nanoTime() : 0);
              return there;
            },
            60_000);
    long nanos = System.nanoTime() - begun.get();
    assertThat(wasKilled).isFalse();
    assertThat(Places.digests(home)).isEqualTo(before);
    return (int) TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private Path toRestore(String deed) throws Exception {
    if (!deed.equals("restore")) {
      return source.data();
    }
    Path file = temp.resolve("restored.backup");
    Files.deleteIfExists(file);
    Places.backups(source).write(file, Places.key(), true);
    return file;
  }

  /// @param within how many milliseconds after it began to stage each round is killed at the latest
  private void restores(String deed, int rounds, String url, Tally tally, IntUnaryOperator within)
      throws Exception {
    Path target = temp.resolve("target-" + targets++);
    Home home = url.isEmpty() ? Places.folder(target) : Places.database(target, url);
    Path file = toRestore(deed);
    var moments = new SplittableRandom(targets);
    boolean ended = false;
    int killed = 0;
    for (int round = 0; round < rounds && !ended; round++) {
      Path stage = target.resolve("restore.new");
      int more = moments.nextInt(within.applyAsInt(round));
      ended = !killed(deed, file, home, url, () -> Files.exists(stage), more);
      Map<String, SectionContents> found = Places.digests(home);
      if (!ended) {
        killed++;
        tally.kill(found.size(), before.size());
      }
      assertThat(before).as("round %d, after %d ms", round, more).containsAllEntriesOf(found);
    }
    assertThat(killed).isPositive();
    if (!ended) {
      if (deed.equals("restore")) {
        new Restore(home).from(file, Places.key(), true);
      } else {
        new Import(home).from(file);
      }
    }
    assertThat(Places.digests(home)).isEqualTo(before);
    assertThat(Places.files(target)).noneMatch(path -> path.toString().contains("restore.new"));
    Places.append(home, "paper", "x", ENTRIES.subList(2_000, 2_001));
    tally.places++;
  }
}
