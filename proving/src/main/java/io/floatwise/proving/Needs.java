package io.floatwise.proving;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// What a test needs from the machine and cannot bring along. Where it is missing the test is
/// skipped, and the build lists it: only this way of skipping a proof is allowed.
public final class Needs {
  /// How the reason of every allowed skip begins.
  public static final String PREFIX = "needs ";

  private Needs() {}

  /// Skips the running test unless the machine has this.
  public static void that(boolean present, String what) {
    Assumptions.assumeTrue(present, PREFIX + what);
  }

  /// A file or folder of the reference data that lies beside the checkout and is never committed;
  /// `FLOATWISE_SHARED` names another place for it.
  public static Path shared(String path) {
    String place = System.getenv("FLOATWISE_SHARED");
    Path shared = place == null ? Repository.root().resolveSibling("shared") : Path.of(place);
    Path found = shared.resolve(path);
    that(Files.exists(found), "the reference data " + path);
    return found;
  }
}
