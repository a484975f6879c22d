package io.floatwise.app.report;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.report.Ledger;
import io.floatwise.store.journal.JournalHome;
import io.floatwise.store.journal.JournalPlace;
import java.util.List;
import java.util.Optional;

/// Which of the journals is meant: each mode keeps its own under its name. It is only read, also
/// while the mode runs.
///
/// @param home where they are
/// @param mode name of the journal; empty if there is only one
/// @param account whose entries; empty if the journal holds only one account
public record JournalChoice(JournalHome home, Optional<String> mode, Optional<String> account) {

  /// The chosen journal.
  ///
  /// @param journal that it is in
  /// @param account whose entries
  public record Place(JournalPlace journal, String account) {}

  /// Reads the whole journal.
  ///
  /// @throws StorageException if there is none, or it cannot be trusted
  /// @throws InputException if it is not clear which one is meant
  public Ledger read() {
    Place place = place();
    try (var reading = place.journal().read()) {
      var ledger = new Ledger();
      reading.replay(place.account(), ledger::apply);
      return ledger;
    }
  }

  /// Which journal is meant.
  ///
  /// @throws StorageException if there is none, or it cannot be read
  /// @throws InputException if it is not clear which one is meant
  public Place place() {
    JournalPlace journal = journal();
    return new Place(
        journal, one("--account", accounts(journal), account, "accounts in " + journal.name()));
  }

  /// Which journals are meant, of one account or of all.
  ///
  /// @throws StorageException if there are none, or they cannot be read
  /// @throws InputException if it is not clear which ones are meant, or the account is not there
  public JournalPlace places() {
    JournalPlace journal = journal();
    List<String> there = accounts(journal);
    account.ifPresent(_ -> one("--account", there, account, ""));
    return journal;
  }

  private JournalPlace journal() {
    List<String> names = home.names();
    if (names.isEmpty()) {
      throw new StorageException(
          "data directory "
              + home.data().toAbsolutePath().normalize()
              + home.database().map(url -> " and PostgreSQL " + url).orElse("")
              + ": expected the journal of a mode, found none; floatwise demo makes one, or choose"
              + " another directory with --data");
    }
    return home.place(one("--mode", names, mode, "journals in " + home.data()));
  }

  private static List<String> accounts(JournalPlace journal) {
    try (var reading = journal.read()) {
      List<String> accounts = reading.accounts();
      if (accounts.isEmpty()) {
        throw new StorageException(
            "journal %s: expected entries, found none; start the mode first"
                .formatted(journal.name()));
      }
      return accounts;
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
