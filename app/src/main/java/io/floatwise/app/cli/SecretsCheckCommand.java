package io.floatwise.app.cli;

import io.floatwise.app.secret.ListedText;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.OpenVault;
import io.floatwise.store.secret.Vault;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise secrets check`.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Opens every secret and says which do not open; shows no value.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all of them open",
      "1:some do not, or the vault is damaged",
      "2:wrong input"
    })
public final class SecretsCheckCommand implements Callable<Integer> {

  @Mixin private VaultOptions vault = new VaultOptions();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    DataDirectory directory = vault.directory("flags only");
    try (Vault locked = Vault.open(directory);
        MasterSource source = vault.choice().of(locked);
        OpenVault open = locked.unlock(source)) {
      List<OpenVault.Checked> checked = open.check();
      System.out.print(
          json
              ? ListedText.checkedJson(checked) + System.lineSeparator()
              : ListedText.checkedLines(checked));
      System.out.flush();
      return checked.stream().allMatch(OpenVault.Checked::opens) ? 0 : 1;
    }
  }
}
