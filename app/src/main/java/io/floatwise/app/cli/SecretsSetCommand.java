package io.floatwise.app.cli;

import io.floatwise.app.secret.Prompt;
import io.floatwise.app.secret.ValueInput;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.OpenVault;
import io.floatwise.store.secret.SecretName;
import io.floatwise.store.secret.SecretText;
import io.floatwise.store.secret.Vault;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `floatwise secrets set`.
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description = {
      "Sets a secret; its value is typed without echo, or read from the standard input.",
      "run uses dmarket-public-key and dmarket-secret-key."
    })
public final class SecretsSetCommand implements Callable<Integer> {

  @Mixin private VaultOptions vault = new VaultOptions();
  @Mixin private SecretOption secret = new SecretOption();

  @Override
  public Integer call() throws IOException {
    DataDirectory directory = vault.directory("the name of a secret and nothing else");
    SecretName name = secret.name();
    try (Vault locked = Vault.open(directory);
        MasterSource source = vault.choice().of(locked);
        OpenVault open = locked.unlock(source);
        SecretText value =
            new ValueInput(Prompt::onTerminal, System.in).read("Value of " + name + ": ")) {
      open.put(name, value, Instant.now());
    }
    System.err.println("set: " + name);
    return 0;
  }
}
