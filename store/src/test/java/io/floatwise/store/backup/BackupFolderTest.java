package io.floatwise.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.journal.RandomEntries;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder of backups keeps the newest.
class BackupFolderTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path temp;
  private Home home;
  private Path folder;

  @BeforeEach
  void place() throws IOException {
    home = Places.folder(temp.resolve("data"));
    Places.append(home, "live", "x", new RandomEntries(1).between(1, 9));
    folder = Files.createDirectories(temp.resolve("backups"));
  }

  private Backups.Kept write(Home of, int hour, int keep) {
    Instant at = START.plusSeconds(hour * 3_600L);
    return new Backups(of, InstantSource.fixed(at)).write(folder, keep, Places.key(), true);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = BackupFolder.class)
  void theNewestStayAndOnlyItsOwnFilesGo() throws IOException {
    Home other = Places.folder(temp.resolve("other"));
    Places.append(other, "live", "x", new RandomEntries(1).between(1, 3));
    Path foreign = write(other, 0, 1).file();
    Path first = write(home, 1, 3).file();
    String name = first.getFileName().toString();
    assertThat(name).matches("floatwise-[0-9a-f]{8}-20260301T110000Z\\.backup");
    List<Path> mine =
        List.of(folder.resolve(name.replace("T11", "T09")), folder.resolve(name + ".old"));
    for (Path file : mine) {
      Files.writeString(file, "something that a person put here");
    }
    Path second = write(home, 2, 3).file();
    Path third = write(home, 3, 3).file();
    assertThat(names()).hasSize(6);

    Path left = Files.createFile(folder.resolve(name.replace("T11", "T10") + ".new"));
    Path written = Files.createFile(folder.resolve(name.replace("T11", "T13") + ".new"));
    Backups.Kept fourth;
    try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      fourth = write(home, 4, 2);
      assertThat(lock.isValid()).isTrue();
    }
    assertThat(left).as("by a killed process").doesNotExist();
    assertThat(written).as("somebody is writing it").exists();
    Files.delete(written);
    assertThat(fourth.deleted()).containsExactly(second, first);
    assertThat(fourth.contents().rows()).isEqualTo(10);
    assertThat(Stream.concat(mine.stream(), Stream.of(foreign, third, fourth.file())))
        .allMatch(Files::exists);
    assertThat(names()).hasSize(5);

    Backups.Kept late = write(home, 0, 1);
    assertThat(late.deleted()).as("the clock was set back").containsExactly(fourth.file(), third);
    assertThat(late.file()).exists();
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = Backups.class, breaksMethods = "write")
  void aBackupThatFailsDeletesNothing() throws Exception {
    write(home, 1, 1);
    List<String> before = names();
    String file = home.data().resolve("live/journal.db").toString();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE journal SET body = '{}' WHERE seq = 3");
    }
    assertThatThrownBy(() -> write(home, 2, 1)).isInstanceOf(StorageException.class);
    assertThat(names()).isEqualTo(before);
    assertThatThrownBy(() -> write(home, 2, 0))
        .isInstanceOf(InputException.class)
        .hasMessage("--keep: expected 1 or more, found 0");
    folder = temp.resolve("nowhere");
    assertThatThrownBy(() -> write(home, 2, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--to-folder: expected a folder that is there");
  }
}
