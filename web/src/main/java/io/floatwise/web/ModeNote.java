package io.floatwise.web;

/// What a mode means for the figures of the page.
///
/// @param tone `simulated`, `real` or `unknown`: how loud the banner is
/// @param text one sentence for people
record ModeNote(String tone, String text) {

  static ModeNote of(String mode) {
    return switch (mode) {
      case "demo" -> new ModeNote("simulated", "Simulated market: its profit is no evidence.");
      case "backtest" ->
          new ModeNote("simulated", "Replay of recorded prices: no order reaches a market.");
      case "paper" ->
          new ModeNote("simulated", "Real prices, simulated trades: not yet checked live.");
      case "dry-run" ->
          new ModeNote("simulated", "Real account, read only: every order is withheld.");
      case "live" -> new ModeNote("real", "Real money: orders are placed on the market.");
      case "paper-on-sandbox" ->
          new ModeNote("simulated", "Rehearsal: simulated trades on a simulated market.");
      case "dry-run-on-sandbox" ->
          new ModeNote("simulated", "Rehearsal on a simulated market: every order is withheld.");
      case "live-on-sandbox" ->
          new ModeNote(
              "simulated", "Rehearsal: orders go to a simulated market and spend no real money.");
      default -> new ModeNote("unknown", "A mode this page does not know.");
    };
  }
}
