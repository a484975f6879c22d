package io.floatwise.app.mode;

import io.floatwise.app.jobs.Background;
import io.floatwise.app.run.TradingRun;
import io.floatwise.app.run.Turns;
import io.floatwise.core.error.InputException;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.journal.Journals;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.store.lease.Clocks;
import io.floatwise.store.lease.LeaseTerms;
import io.floatwise.store.lease.Leases;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// The journal that a run writes: that of the one account of its folder, or in turn with the other
/// nodes of a database.
///
/// @param owned lock of the folder
/// @param background what is done beside trading, also while another node trades
/// @param environment of the process
/// @param log for what a person may want to watch
record Books(
    TradingRun run,
    JournalPlace place,
    DirectoryLock owned,
    Background background,
    Map<String, String> environment,
    PrintStream log) {

  /// Seconds after which another node may take over from one that is dead or cut off.
  static final String LEASE = "FLOATWISE_LEASE_SECONDS";

  private static final int SHORTEST = 3;
  private static final int LONGEST = 600;

  /// Trades until its end, or as long as it is permitted.
  @FunctionalInterface
  interface Trading {
    int with(SqlJournal journal, BooleanSupplier permitted)
        throws IOException, InterruptedException;
  }

  /// @return what `trading` says, in a database after as many turns as it takes
  int trade(String account, Trading trading) throws IOException, InterruptedException {
    try (var journals = place.write(owned);
        var _ = background.open(log::println)) {
      if (place.database().isEmpty()) {
        try (var journal = journals.openOnly(account)) {
          return trading.with(journal, () -> true);
        }
      }
      Leases leases = leases(journals, environment);
      try (var turns = new Turns(leases, run::isAskedToEnd, log::println)) {
        return turns.take(
            account,
            lease -> {
              try (var journal = journals.open(account, lease)) {
                return trading.with(journal, lease::isHeld);
              }
            });
      }
    }
  }

  /// What this process may do alone among those that share the database.
  static Leases leases(Journals journals, Map<String, String> environment) {
    var clocks = new Clocks(System::nanoTime, InstantSource.system());
    return journals.leases(node(), terms(environment), clocks);
  }

  /// For people, and different from that of every other process.
  private static String node() {
    return "%d-%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID());
  }

  private static LeaseTerms terms(Map<String, String> environment) {
    String text = environment.getOrDefault(LEASE, "");
    if (text.isBlank()) {
      return LeaseTerms.USUAL;
    }
    int seconds = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (seconds < SHORTEST || seconds > LONGEST) {
      throw new InputException(
          "%s: expected %d to %d seconds, found '%s'".formatted(LEASE, SHORTEST, LONGEST, text));
    }
    Duration length = Duration.ofSeconds(seconds);
    return new LeaseTerms(length, length.dividedBy(3));
  }
}
