package io.floatwise.proving;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the checkout and its modules lie, for tests that read them.
public final class Repository {
  private Repository() {}

  /// The folder of the parent pom. The build passes it; an editor that runs one test does not.
  public static Path root() {
    String given = System.getProperty("floatwise.root");
    if (given != null) {
      return Path.of(given);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no checkout around " + Path.of("").toAbsolutePath());
    }
    return folder;
  }

  /// The folder of the module whose tests are running.
  public static Path module() {
    String given = System.getProperty("floatwise.module");
    return given == null ? Path.of("").toAbsolutePath() : Path.of(given);
  }
}
