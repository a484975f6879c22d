package io.floatwise.app.cli;

import io.floatwise.app.report.JournalChoice;
import io.floatwise.store.journal.JournalHome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which journal a report is made of.
final class JournalOption {

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--mode",
      paramLabel = "NAME",
      description = "Whose journal, where there are several, for example demo.")
  private @Nullable String mode;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "Which account, where the journal holds several.")
  private @Nullable String account;

  JournalChoice choice() {
    return new JournalChoice(
        JournalHome.of(data.path(), System.getenv()),
        Optional.ofNullable(mode),
        Optional.ofNullable(account));
  }
}
