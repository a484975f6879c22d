package io.floatwise.app.cli;

import io.floatwise.store.backup.Home;
import io.floatwise.store.backup.Import;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise import`.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Brings a data directory of this or an earlier release to another place.",
      "Its journals and its vault go to another data directory or, with DATABASE_URL, into that",
      "PostgreSQL database. Done twice it changes nothing. What it was brought from stays as it is:",
      "move it aside, or two bots may trade."
    })
public final class ImportCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--from",
      paramLabel = "DIR",
      required = true,
      description = "The data directory that is brought.")
  private Path from = Path.of("");

  @Override
  public Integer call() {
    Home home = data.home();
    List<Import.Imported> imported = new Import(home).from(from);
    System.err.print(BackupText.imported(home, imported));
    return 0;
  }
}
