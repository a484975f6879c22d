package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.SecretName;
import io.floatwise.store.secret.Vault;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `floatwise secrets remove`.
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = {
      "Removes a secret for good; copies of the file still hold it.",
      "It needs no master key."
    })
public final class SecretsRemoveCommand implements Callable<Integer> {

  @Mixin private VaultOptions vault = new VaultOptions();
  @Mixin private SecretOption secret = new SecretOption();

  @Override
  public Integer call() {
    DataDirectory directory = vault.directory("the name of a secret and nothing else");
    SecretName name = secret.name();
    try (Vault locked = Vault.open(directory)) {
      if (!locked.remove(name)) {
        throw new InputException(
            "%s: expected a secret that is in the vault, found none of this name; floatwise secrets"
                    .formatted(name)
                + " list shows them");
      }
    }
    System.err.println("removed: " + name);
    return 0;
  }
}
