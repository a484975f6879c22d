package io.floatwise.app.cli;

import io.floatwise.app.report.OutputFile;
import io.floatwise.core.error.InputException;
import io.floatwise.core.report.Csv;
import io.floatwise.core.report.Exports;
import io.floatwise.core.report.Ledger;
import java.time.DateTimeException;
import java.time.Year;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise export`.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes lots, trades, cash movements or the disposals of a tax year as CSV (RFC 4180, UTF-8).",
      "A text that a spreadsheet would take for a formula begins with an apostrophe. It only reads"
          + " the journal, also while the bot runs."
    })
public final class ExportCommand implements Callable<Integer> {

  private static final int FIRST_YEAR = 2010;
  private static final int LAST_YEAR = 9999;

  /// Tables that do not depend on a year.
  enum Kind {
    LOTS(Exports::lots),
    TRADES(Exports::trades),
    CASH(Exports::cash);

    private final Function<Ledger, Csv> table;

    Kind(Function<Ledger, Csv> table) {
      this.table = table;
    }
  }

  @Mixin private JournalOption journal = new JournalOption();

  @Option(
      names = "--kind",
      paramLabel = "lots|trades|cash",
      description = "Which table; not together with --tax-year.")
  private @Nullable Kind kind;

  @Option(
      names = "--tax-year",
      paramLabel = "YEAR",
      description = {
        "What was sold in this calendar year: first in, first out among identical items. Sales that",
        "were rolled back are left out; unknown costs are shown as unknown and summed apart."
      })
  private @Nullable Integer taxYear;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Whose calendar --tax-year means, for example Europe/Berlin.")
  private @Nullable String zone;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "File to write, or - for the standard output.")
  private String to = "";

  @Option(names = "--force", description = "Replace the file if it exists.")
  private boolean force;

  @Override
  public Integer call() {
    Function<Ledger, Csv> table = table();
    var output = new OutputFile("--to", to, force);
    output.check();
    Csv csv = table.apply(journal.choice().read());
    output.write(csv.toString(), System.out);
    if (!output.isStandardOutput()) {
      System.err.printf("%s: %d rows%n", to, csv.rows());
    }
    return 0;
  }

  private Function<Ledger, Csv> table() {
    Kind chosen = kind;
    Integer year = taxYear;
    String name = zone;
    if ((chosen == null) == (year == null)) {
      throw new InputException(
          "expected either --kind or --tax-year, found " + (chosen == null ? "neither" : "both"));
    }
    if (chosen != null) {
      if (name != null) {
        throw new InputException("--zone: expected only together with --tax-year");
      }
      return chosen.table;
    }
    if (year == null || year < FIRST_YEAR || year > LAST_YEAR) {
      throw new InputException(
          "--tax-year: expected %d to %d, found %s".formatted(FIRST_YEAR, LAST_YEAR, year));
    }
    if (name == null) {
      throw new InputException(
          "--zone: expected a time zone such as Europe/Berlin or UTC with --tax-year, found none");
    }
    ZoneId parsed = zone(name);
    return ledger -> Exports.taxYear(ledger, Year.of(year), parsed);
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new InputException(
          "--zone: expected a time zone such as Europe/Berlin or UTC, found '" + name + "'", e);
    }
  }
}
