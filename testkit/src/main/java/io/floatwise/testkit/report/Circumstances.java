package io.floatwise.testkit.report;

import io.floatwise.proving.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Under which figures were measured, as lines of a page.
public final class Circumstances {

  private Circumstances() {}

  /// @throws IOException if git cannot be asked
  public static String lines() throws IOException {
    return """
    - Commit: %s
    - Date: %s
    - Machine: %d cores, %s %s, Java %s
    """
        .formatted(
            git("rev-parse", "--short=12", "HEAD")
                + (git("status", "--porcelain", "--", ".", ":!docs/measurements").isEmpty()
                    ? ""
                    : ", with changes"),
            Instant.now().truncatedTo(ChronoUnit.MINUTES),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version().feature());
  }

  private static String git(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add("git");
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command)
            .directory(Repository.root().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
