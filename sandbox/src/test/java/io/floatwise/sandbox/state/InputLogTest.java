package io.floatwise.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputLogTest {
  @TempDir Path dir;

  @Test
  void keepsWholeLinesWhereverTheLastWriteIsCutOff() throws Exception {
    Path file = dir.resolve("log");
    write(file, List.of("first", "second ★", "third"));
    byte[] whole = Files.readAllBytes(file);
    int second = whole.length - line("third");
    for (int length = second; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(read(file)).as("cut at " + length).containsExactly("first", "second ★");
      assertThat(Files.size(file)).isEqualTo(second);
    }
  }

  @Test
  void goesOnBehindATornTail() throws Exception {
    Path file = dir.resolve("log");
    write(file, List.of("first"));
    Files.writeString(file, "0123abcd half a li", java.nio.file.StandardOpenOption.APPEND);
    write(file, List.of("next"));
    assertThat(read(file)).containsExactly("first", "next");
  }

  @Test
  void namesFileAndOffsetOfDamageAndDeletesNothing() throws Exception {
    Path file = dir.resolve("log");
    write(file, List.of("first", "second", "third"));
    byte[] good = Files.readAllBytes(file);
    int at = line("first") + 11;
    byte[] bad = good.clone();
    bad[at] ^= 1;
    Files.write(file, bad);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(StateException.class)
        .hasMessageContaining(file + " at offset " + line("first"));
    assertThat(Files.readAllBytes(file)).isEqualTo(bad);
  }

  @Test
  void rewritesInOneStep() throws Exception {
    Path file = dir.resolve("log");
    write(file, List.of("first", "second"));
    InputLog.rewrite(file, List.of("only"));
    assertThat(read(file)).containsExactly("only");
  }

  private static int line(String text) {
    return 9 + text.length() + 1;
  }

  private static void write(Path file, List<String> lines) throws Exception {
    try (InputLog log = InputLog.open(file, (_, _) -> {})) {
      for (String each : lines) {
        log.append(each);
      }
    }
  }

  private static List<String> read(Path file) throws Exception {
    List<String> lines = new ArrayList<>();
    InputLog.open(file, (text, _) -> lines.add(text)).close();
    return lines;
  }
}
