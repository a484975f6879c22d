package io.floatwise.app.cli;

import io.floatwise.store.secret.SecretName;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which secret is meant.
final class SecretOption {

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "Name of the secret, for example dmarket-secret-key.")
  private String name = "";

  @Option(
      names = "--account",
      paramLabel = "NAME",
      defaultValue = SecretName.USUAL_ACCOUNT,
      description = "Whose secret it is (default: ${DEFAULT-VALUE}).")
  private String account = SecretName.USUAL_ACCOUNT;

  SecretName name() {
    return new SecretName(account, name);
  }
}
