package io.floatwise.contracts;

import java.util.Arrays;

/// What must be so at the venue before a clause can be tried. The contract names it in words.
enum State {
  ACCOUNT("an account with money"),
  STRANGER("a key that opens no account"),
  DEMAND("somebody wants the title"),
  STEAM_ITEM("an item in Steam"),
  ITEM("an item held by the venue"),
  UNLOCKED_ITEM("an item that may be withdrawn"),
  OFFER_OF_ANOTHER("an offer of somebody else at 49.99 USD"),
  OWN_OFFER("an own offer that may be changed"),
  FRESH_OFFER("an own offer made a moment ago"),
  SOLD_OFFER("an own offer that was bought"),
  OWN_TARGET("an own target"),
  FILLED_TARGET("an own target that was filled"),
  DEPOSIT("a deposit that has arrived"),
  WITHDRAWAL("a withdrawal under way"),
  BLOCKED_TITLE("a title that is not taken in");

  private final String words;

  State(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static State named(String words) {
    return Arrays.stream(values())
        .filter(state -> state.words.equals(words))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state: " + words));
  }
}
