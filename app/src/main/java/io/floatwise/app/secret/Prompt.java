package io.floatwise.app.secret;

import java.io.Console;
import java.util.Optional;

/// Asks a person for something that must not be seen.
public interface Prompt {

  /// What was typed, without echo, for the caller to clear; empty if there is no terminal or
  /// nothing was typed.
  Optional<char[]> ask(String question);

  /// Nobody can type where there is no terminal; some JVMs then have no console at all.
  @SuppressWarnings("SystemConsoleNull")
  static Optional<char[]> onTerminal(String question) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    return Optional.ofNullable(console.readPassword("%s", question))
        .filter(typed -> typed.length > 0);
  }
}
