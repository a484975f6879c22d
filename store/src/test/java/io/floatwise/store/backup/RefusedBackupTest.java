package io.floatwise.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.proving.Proves;
import io.floatwise.store.journal.JournalEnds;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is not exactly what was written is restored nowhere.
class RefusedBackupTest {

  private static final RandomEntries RANDOM = new RandomEntries(20_261_131);

  /// Head of a file that a key opens, and a sealed chunk; docs/backup.md has the layout.
  private static final int HEAD = 87;

  private static final int CHUNK = 65_552;

  @TempDir Path temp;
  private Home source;
  private Path backup;

  @BeforeEach
  void place() {
    source = Places.folder(temp.resolve("source"));
    Places.append(source, "live", "x", RANDOM.between(1, 20));
    backup = temp.resolve("x.backup");
  }

  private byte[] written() throws IOException {
    Places.backups(source).write(backup, Places.key(), true);
    return Files.readAllBytes(backup);
  }

  private void assertRefused(byte[] bytes, Home target, String how) throws IOException {
    Path changed = temp.resolve("changed.backup");
    Files.write(changed, bytes);
    assertThatThrownBy(() -> new Restore(target).from(changed, Places.key(), true))
        .as(how)
        .isInstanceOfAny(StorageException.class, InputException.class)
        .hasMessageContaining("backup " + changed + ": expected ");
    assertThat(target.data()).as(how).doesNotExist();
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = BackupReader.class)
  void aBackupWithAChangedByteIsRefusedAndLeavesNothing() throws IOException {
    byte[] whole = written();
    Home target = Places.folder(temp.resolve("target"));
    for (int at = 0; at < whole.length; at += at < HEAD ? 1 : 5) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x10;
      assertRefused(changed, target, "byte " + at);
    }
    for (int length = 0; length < whole.length; length += 11) {
      assertRefused(Arrays.copyOf(whole, length), target, length + " bytes");
    }
    new Restore(target).from(backup, Places.key(), true);
    assertThat(Places.digests(target)).isEqualTo(Places.digests(source));
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = Restore.class, breaksMethods = "from")
  void aLargeBackupWithAChangeAtItsVeryEndLeavesNothingEither() throws IOException {
    Places.append(source, "live", "y", RANDOM.between(1, 4_000));
    byte[] whole = written();
    assertThat(whole.length).isGreaterThan(HEAD + 3 * CHUNK);
    try (Postgres postgres = Postgres.start()) {
      String url = postgres.database();
      for (Home target :
          List.of(
              Places.folder(temp.resolve("target")),
              Places.database(temp.resolve("target"), url))) {
        int chunks = Math.ceilDiv(whole.length - HEAD, CHUNK);
        for (int chunk = 0; chunk < chunks; chunk++) {
          int end = HEAD + chunk * CHUNK;
          assertRefused(Arrays.copyOf(whole, end), target, chunk + " chunks");
        }
        byte[] swapped = whole.clone();
        System.arraycopy(whole, HEAD, swapped, HEAD + CHUNK, CHUNK);
        System.arraycopy(whole, HEAD + CHUNK, swapped, HEAD, CHUNK);
        assertRefused(swapped, target, "two chunks swapped");
        byte[] last = whole.clone();
        last[whole.length - 1] ^= 1;
        assertRefused(last, target, "the last byte");
        if (target.database().isPresent()) {
          assertThat(Places.digests(target)).isEmpty();
        }
      }
    }
  }

  @Test
  @Proves(value = "P5.2.2.2", breaks = BackupReader.class, breaksMethods = "read")
  void anotherKeyOpensNothing() throws IOException {
    written();
    byte[] other = new byte[32];
    new SplittableRandom(3).nextBytes(other);
    String text = Base64.getEncoder().encodeToString(other);
    assertThatThrownBy(() -> Backups.check(backup, new MasterSource.KeyText(text.toCharArray())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected the master key that it was made with, found another one");
    assertThat(Backups.check(backup, Places.key()).rows()).isEqualTo(21);
  }

  /// What a person keeps and does is in the file, and none of it can be seen.
  @Test
  @Proves(value = "P5.2.2.2", breaks = Backups.class, breaksMethods = "write")
  void nothingStandsInTheFileInClear() throws IOException {
    String account = "canary-account";
    String title = "Canary Redline";
    Places.vault(source, "canary-token", "canary-value");
    Places.append(source, "live", account, new RandomEntries(7, List.of(title)).between(1, 400));
    byte[] bytes = written();
    String file = new String(bytes, StandardCharsets.ISO_8859_1);

    Home target = Places.folder(temp.resolve("target"));
    new Restore(target).from(backup, Places.key(), true);
    byte[] journal = Files.readAllBytes(target.data().resolve("live/journal.db"));
    assertThat(new String(journal, StandardCharsets.ISO_8859_1)).contains(title, account);
    assertThat(Places.secret(target, "canary-token")).contains("canary-value");
    for (String canary : List.of("anary", "live", "journal", "chain", "secret")) {
      assertThat(file).doesNotContain(canary);
    }
    var different = new TreeSet<Byte>();
    for (byte b : bytes) {
      different.add(b);
    }
    assertThat(different).hasSize(256);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");
  }

  /// A journal that cannot be trusted is no backup of anything.
  @Test
  @Proves(
      value = "P5.3.1.9",
      breaks = {JournalEnds.class, JournalCheck.class})
  void aDamagedJournalIsNotBackedUp() throws Exception {
    for (String damage :
        List.of(
            "UPDATE journal SET body = '{}' WHERE seq = 5",
            "UPDATE journal SET at = '2026-01-01T00:00:00Z' WHERE seq = 20",
            "DELETE FROM journal WHERE seq = 20",
            "DELETE FROM journal WHERE seq = 7",
            "UPDATE account SET seq = 19",
            "UPDATE account SET chain = 'x'",
            "UPDATE journal SET version = 'x' WHERE seq = 2",
            "UPDATE journal SET account = 'y' WHERE seq = 20")) {
      Path copy = temp.resolve("copy");
      Files.createDirectories(copy.resolve("live"));
      Path file = copy.resolve("live/journal.db");
      Files.copy(source.data().resolve("live/journal.db"), file);
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        statement.execute(damage);
      }
      assertThatThrownBy(
              () -> Places.backups(Places.folder(copy)).write(backup, Places.key(), true))
          .as(damage)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("it was changed by something else");
      assertThat(temp).isDirectoryNotContaining(path -> path.toString().contains("x.backup"));
      Files.delete(file);
    }
    assertThat(written()).isNotEmpty();
  }

  @Test
  void thereMustBeSomethingAndAPlaceForIt() {
    Home empty = Places.folder(temp.resolve("empty"));
    assertThatThrownBy(() -> Places.backups(empty).write(backup, Places.key(), true))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("expected journals or a vault in ");
    assertThatThrownBy(
            () -> Places.backups(source).write(temp.resolve("no/x.backup"), Places.key(), true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a folder that is there");
  }
}
