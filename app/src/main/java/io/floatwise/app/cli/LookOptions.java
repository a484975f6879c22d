package io.floatwise.app.cli;

import io.floatwise.app.demo.RunningSandbox;
import java.io.IOException;
import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which market a command looks at without trading on it, and how it shows what it saw.
final class LookOptions {

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--sandbox",
      required = true,
      paramLabel = "URL",
      description = {
        "Look at a sandbox that runs already, on this machine: floatwise sandbox, started with the",
        "same data directory."
      })
  private URI sandbox = URI.create("");

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  /// @throws io.floatwise.core.error.InputException if the address is not one of this machine
  /// @throws IOException if the keys cannot be read
  RunningSandbox open() throws IOException {
    return RunningSandbox.open(sandbox, data.path());
  }

  boolean isJson() {
    return json;
  }
}
