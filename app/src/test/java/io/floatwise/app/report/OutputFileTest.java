package io.floatwise.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.machine.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

  @TempDir private Path temp;

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  @Proves(value = "P5.3.2.7", breaks = OutputFile.class, breaksMethods = "replace")
  void aFullDiskLeavesTheFileThatWasThereAndNothingElse() throws Exception {
    try (var disk = SmallDisk.mount(temp.resolve("disk"), "64k")) {
      Path file = disk.folder().resolve("trades.csv");
      var output = new OutputFile("--to", file.toString(), true);
      output.write("old\n", System.out);

      assertThatThrownBy(() -> output.write("new\n".repeat(50_000), System.out))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("--to: expected a file that can be written, found ");

      assertThat(file).hasContent("old\n");
      assertThat(names(disk.folder())).containsExactly("trades.csv");
      output.write("new\n", System.out);
      assertThat(file).hasContent("new\n");
    }
  }

  @Test
  @Proves(value = "P5.3.2.7", breaks = OutputFile.class, breaksMethods = "replace")
  void whoReadsSeesTheOldFileOrTheNewOneAndNeverAPart() throws Exception {
    Path file = temp.resolve("trades.csv");
    var output = new OutputFile("--to", file.toString(), true);
    String one = "1".repeat(300_000);
    String two = "2".repeat(200_000);
    output.write(one, System.out);
    Set<String> seen = ConcurrentHashMap.newKeySet();
    var done = new CountDownLatch(1);
    Thread reader =
        Thread.ofPlatform()
            .start(() -> {
              while (done.getCount() > 0) {
                seen.add(read(file));
              }
            });
    for (int i = 0; i < 40 || seen.size() < 2; i++) {
      output.write(i % 2 == 0 ? two : one, System.out);
    }
    done.countDown();
    reader.join();

    assertThat(seen).containsExactlyInAnyOrder(one, two);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
