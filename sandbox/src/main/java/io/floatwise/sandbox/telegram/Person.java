package io.floatwise.sandbox.telegram;

/// Somebody at the chat page, with a private chat of their own that has the same id.
///
/// @param number 1 to 99; 1 is whoever opens the page without saying otherwise
record Person(int number) {

  private static final long FIRST_ID = 5_000_000_000L;

  Person {
    if (number < 1 || number > 99) {
      throw Refusal.badRequest("expected a person from 1 to 99, found " + number);
    }
  }

  long id() {
    return FIRST_ID + number;
  }

  String name() {
    return number == 1 ? "You" : "Guest " + number;
  }
}
