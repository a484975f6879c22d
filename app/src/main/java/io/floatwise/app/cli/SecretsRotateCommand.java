package io.floatwise.app.cli;

import io.floatwise.app.secret.ListedText;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.OpenVault;
import io.floatwise.store.secret.Vault;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `floatwise secrets rotate`.
@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new data key and encrypts every secret anew under it, also while the bot runs.",
      "Stopped in the middle, nothing is lost: start it again."
    })
public final class SecretsRotateCommand implements Callable<Integer> {

  @Mixin private VaultOptions vault = new VaultOptions();

  @Override
  public Integer call() {
    DataDirectory directory = vault.directory("flags only");
    try (Vault locked = Vault.open(directory);
        MasterSource source = vault.choice().of(locked);
        OpenVault open = locked.unlock(source)) {
      OpenVault.Rotation done = open.rotate(Instant.now());
      System.err.printf(
          "new data key %s: %d secrets are under it, %d older keys deleted%n",
          done.keyId(), done.moved(), done.retired());
      if (!done.left().isEmpty()) {
        System.err.print(
            "these do not open and were left as they are:%n".formatted()
                + ListedText.lines(done.left()));
        return 1;
      }
    }
    return 0;
  }
}
