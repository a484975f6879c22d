package io.floatwise.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.proving.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path temp;

  @Test
  void createsFoldersForTheirOwnerOnly() throws IOException {
    DataDirectory directory = DataDirectory.open(temp.resolve("a/b/../c"));

    assertThat(directory.path()).isEqualTo(temp.resolve("a/c")).isDirectory();
    assertThat(directory.journal()).isEqualTo(temp.resolve("a/c/journal.db")).doesNotExist();
    assertThat(directory.sandbox()).isEqualTo(temp.resolve("a/c/sandbox")).isDirectory();
    assertThat(directory.secrets()).isEqualTo(temp.resolve("a/c/secrets.db")).doesNotExist();
    for (Path folder : new Path[] {directory.path(), directory.sandbox()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void leavesAnExistingFolderAsItIs() throws IOException {
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(temp.resolve("note"), "mine");

    assertThat(DataDirectory.open(temp)).isEqualTo(new DataDirectory(temp));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp)))
        .isEqualTo("rwxr-xr-x");
    assertThat(temp.resolve("note")).hasContent("mine");
  }

  @Test
  void aFileInTheWayIsAClearError() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));

    assertRefused(file, "a file is in the way: " + file);
    assertRefused(file.resolve("below"), "choose another folder");
    assertThat(file).isEmptyFile();
  }

  @Test
  void aPlaceWhereNothingCanBeCreatedIsAClearError() {
    Needs.that(Files.isDirectory(Path.of("/proc/self")), "a /proc file system");

    assertRefused(Path.of("/proc/self/floatwise"), "choose another folder");
  }

  @Test
  void aFolderWithoutTheRightToWriteIsAClearError() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("locked"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    Needs.that(!Files.isWritable(folder), "a user whom rights bind (not root)");

    assertRefused(folder, "expected a folder that may be written");
    assertRefused(folder.resolve("below"), "no right to create");
  }

  private static void assertRefused(Path path, String message) {
    assertThatThrownBy(() -> DataDirectory.open(path))
        .isInstanceOf(DataDirectoryException.class)
        .hasMessageContaining("data directory " + path)
        .hasMessageContaining(message);
  }
}
