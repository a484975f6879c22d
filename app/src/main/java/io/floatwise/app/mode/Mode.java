package io.floatwise.app.mode;

import io.floatwise.core.error.InputException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What a run may do. Only [Ports][io.floatwise.app.run.Ports] differ between modes.
public enum Mode {
  /// A simulated market on this machine.
  DEMO("demo", "a simulated market on this machine; no account, no key, no money", ""),
  /// The real market, watched, and a simulated account.
  PAPER(
      "paper",
      "the real market is read; account and orders are simulated; it cannot spend",
      "a rehearsal; market, account and orders are simulated"),
  /// The real market and account, watched.
  DRY_RUN(
      "dry-run",
      "market and account are read; every order is journaled and withheld; it cannot spend",
      "a rehearsal; market and account are simulated, every order is journaled and withheld"),
  /// The real market and account.
  LIVE(
      "live",
      "ORDERS ARE REAL AND SPEND MONEY",
      "a rehearsal; every order is sent, to a simulated market, and spends no real money");

  private final String word;
  private final String promise;
  private final String rehearsal;

  Mode(String word, String promise, String rehearsal) {
    this.word = word;
    this.promise = promise;
    this.rehearsal = rehearsal;
  }

  /// Reads the exact word: nothing that only looks like a mode is one.
  ///
  /// @throws InputException if it is no mode; the message names all of them
  public static Mode of(String word) {
    return Arrays.stream(values())
        .filter(mode -> mode.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "mode: expected %s, found '%s'"
                    .formatted(
                        Arrays.stream(values()).map(Mode::word).collect(Collectors.joining(", ")),
                        word)));
  }

  public String word() {
    return word;
  }

  /// What it does and whether it can spend, for people.
  public String promise() {
    return promise;
  }

  /// The same where a sandbox takes the place of DMarket; empty text for the demo, which has a
  /// market of its own.
  String rehearsal() {
    return rehearsal;
  }
}
