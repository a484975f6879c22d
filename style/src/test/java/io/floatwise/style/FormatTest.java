package io.floatwise.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One format for every Java file, so that no review speaks of it.
class FormatTest {
  private static final String REWRITE = "./mvnw -q -pl style test -Dtest=FormatTest -Dformat.write";

  @Test
  void everyFileIsFormatted() {
    List<Path> files = SourceTree.java();
    boolean write = System.getProperty("format.write") != null;

    List<String> wrong =
        files.parallelStream().map(file -> check(file, write)).flatMap(Optional::stream).toList();

    assertThat(files).as("Java files found").hasSizeGreaterThan(20);
    assertThat(wrong).as("Not formatted. Mend with: %s", REWRITE).isEmpty();
  }

  /// What is wrong with a file; nothing if it was right or has been rewritten.
  private static Optional<String> check(Path file, boolean write) {
    String before = SourceTree.read(file);
    try {
      String after = format(before);
      if (after.equals(before)) {
        return Optional.empty();
      }
      if (write) {
        Files.writeString(file, after);
        return Optional.empty();
      }
      return Optional.of(SourceTree.name(file));
    } catch (FormatterException e) {
      return Optional.of(SourceTree.name(file) + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String format(String source) throws FormatterException {
    String imports =
        ImportOrderer.reorderImports(
            RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(imports);
  }
}
