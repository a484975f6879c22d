package io.floatwise.testkit.report;

import io.floatwise.proving.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// `docs/measurements/killed.md`: tests of several modules write a section each and leave those of
/// the others as they are.
public final class KilledPage {

  private static final Path FILE = Repository.root().resolve("docs/measurements/killed.md");
  private static final String TITLE = "\n## ";

  private static final String HEAD =
      """
      # Killed while it writes

      Written by the long forms of `KilledJournalTest`, `KilledVaultTest`, `KilledBackupTest` (module `store`) and
      `KilledTapeTest` (module `tape`); do not edit. A process of its own writes and says what is durable. It is killed
      with SIGKILL over and over, each time over what the last one left. After each kill everything that it had said
      must be there, as it was made from the seed, and nothing of which a half is there; the test fails otherwise.
      *Was said* counts what the processes said before they died, *was there* what was found afterwards: more than was
      said where the kill came between the disk and the word.
      """;

  private KilledPage() {}

  /// @param title of the section that is written anew
  /// @param killed what was killed, and at which moments
  /// @param figures in their order
  /// @throws IOException if the page cannot be read or written
  public static void write(String title, String killed, Map<String, String> figures)
      throws IOException {
    var sections = new TreeMap<String, String>();
    if (Files.exists(FILE)) {
      String[] old = Files.readString(FILE).split(TITLE);
      for (int i = 1; i < old.length; i++) {
        sections.put(old[i].substring(0, old[i].indexOf('\n')), old[i].strip());
      }
    }
    var rows = new StringBuilder();
    figures.forEach((what, figure) -> rows.append("| %s | %s |%n".formatted(what, figure)));
    sections.put(
        title,
        "%s%n%n%s%n%n%s%n| What | Figure |%n|---|--:|%n%s"
            .formatted(title, killed, Circumstances.lines(), rows)
            .strip());
    var page = new StringBuilder(HEAD);
    sections.values().forEach(section -> page.append(TITLE).append(section).append('\n'));
    Files.writeString(FILE, page);
  }
}
