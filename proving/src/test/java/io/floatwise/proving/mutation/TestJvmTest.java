package io.floatwise.proving.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestJvmTest {
  @TempDir Path folder;

  @Test
  void readsBackWhatItWrote() throws IOException {
    TestJvm written =
        new TestJvm(
            Path.of("module"), List.of("a b.jar", "classes"), List.of("-Da=b\tc", "-Xmx1g"));
    Path file = folder.resolve("deep/test-jvm.txt");

    written.write(file);

    assertThat(TestJvm.read(file)).isEqualTo(written);
  }

  @Test
  void refusesAnotherFile() throws IOException {
    Path file = Files.writeString(folder.resolve("other"), "P4.1.2\ta.B#c\n");

    assertThatThrownBy(() -> TestJvm.read(file)).hasMessageContaining("not the record");
  }

  @Test
  void knowsHowThisTestWasStarted() {
    TestJvm current = TestJvm.current();

    assertThat(current.folder()).isDirectory();
    assertThat(current.classPath()).anyMatch(entry -> entry.endsWith("classes"));
    assertThat(current.arguments()).noneMatch(argument -> argument.startsWith("-javaagent:"));
  }
}
