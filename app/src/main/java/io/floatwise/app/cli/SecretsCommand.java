package io.floatwise.app.cli;

import io.floatwise.app.secret.NoEcho;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// `floatwise secrets`.
@Command(
    name = "secrets",
    mixinStandardHelpOptions = true,
    description = {
      "Keeps keys and tokens encrypted in the data directory, and never shows a value again.",
      "Its master key lies elsewhere: in a file, in the environment, or in a passphrase."
    },
    subcommands = {
      SecretsInitCommand.class,
      SecretsSetCommand.class,
      SecretsListCommand.class,
      SecretsRemoveCommand.class,
      SecretsCheckCommand.class,
      SecretsRotateCommand.class,
      SecretsRekeyCommand.class
    })
public final class SecretsCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  /// Taken here, or the error about them would repeat them.
  @Unmatched private List<String> more = new ArrayList<>();

  @Override
  public Integer call() {
    if (spec != null) {
      NoEcho.refuse(more, "one of " + String.join(", ", spec.subcommands().keySet()));
      spec.commandLine().usage(System.out);
    }
    return 0;
  }
}
