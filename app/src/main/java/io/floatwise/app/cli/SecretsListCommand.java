package io.floatwise.app.cli;

import io.floatwise.app.secret.ListedText;
import io.floatwise.store.secret.Listed;
import io.floatwise.store.secret.Vault;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise secrets list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the names of all secrets, when they were set, and under which data key.",
      "It needs no master key and shows no value."
    })
public final class SecretsListCommand implements Callable<Integer> {

  @Mixin private VaultOptions vault = new VaultOptions();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Vault locked = Vault.open(vault.directory("flags only"))) {
      List<Listed> secrets = locked.list();
      System.out.print(
          json ? ListedText.json(secrets) + System.lineSeparator() : ListedText.lines(secrets));
      System.out.flush();
    }
    return 0;
  }
}
