package io.floatwise.app.report;

import io.floatwise.core.error.InputException;
import io.floatwise.core.journal.JournalException;
import io.floatwise.core.report.Ledger;
import io.floatwise.store.JournalReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which of the journals in a data directory is meant. Each mode keeps its own in a folder of its
/// name. It is only read, also while the mode runs.
///
/// @param data the data directory; need not exist
/// @param mode name of the folder; empty if there is only one
/// @param account whose entries; empty if the journal holds only one account
public record JournalChoice(Path data, Optional<String> mode, Optional<String> account) {

  /// Where the chosen journal is.
  ///
  /// @param folder that holds it
  /// @param account whose entries
  public record Place(Path folder, String account) {}

  /// Reads the whole journal.
  ///
  /// @throws JournalException if there is none, or it cannot be trusted
  /// @throws InputException if it is not clear which one is meant
  public Ledger read() {
    Place place = place();
    try (var reading = JournalReading.open(place.folder())) {
      var ledger = new Ledger();
      reading.replay(place.account(), ledger::apply);
      return ledger;
    }
  }

  /// Which journal is meant.
  ///
  /// @throws JournalException if there is none, or it cannot be read
  /// @throws IllegalArgumentException if it is not clear which one is meant
  public Place place() {
    List<String> modes = modes();
    if (modes.isEmpty()) {
      throw new JournalException(
          "data directory "
              + data.toAbsolutePath().normalize()
              + ": expected the journal of a mode, found none; floatwise demo makes one, or choose"
              + " another directory with --data");
    }
    Path folder = data.resolve(one("--mode", modes, mode, "journals in " + data));
    try (var reading = JournalReading.open(folder)) {
      List<String> accounts = reading.accounts();
      if (accounts.isEmpty()) {
        throw new JournalException(
            "journal in " + folder + ": expected entries, found none; start the mode first");
      }
      return new Place(folder, one("--account", accounts, account, "accounts in " + folder));
    }
  }

  private List<String> modes() {
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(data)) {
      return folders
          .filter(JournalReading::isIn)
          .map(folder -> data.relativize(folder).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new JournalException(
          "data directory " + data + ": expected a folder to read, found " + e, e);
    }
  }

  private static String one(
      String option, List<String> there, Optional<String> asked, String where) {
    String all = String.join(", ", there);
    if (asked.isPresent()) {
      if (!there.contains(asked.get())) {
        throw new InputException(
            "%s: expected one of %s, found '%s'".formatted(option, all, asked.get()));
      }
      return asked.get();
    }
    if (there.size() > 1) {
      throw new InputException(
          "%s: expected one of %s, found none; there are several %s".formatted(option, all, where));
    }
    return there.getFirst();
  }
}
