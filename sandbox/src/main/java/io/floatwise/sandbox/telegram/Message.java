package io.floatwise.sandbox.telegram;

import java.util.Optional;

/// A message of a chat.
///
/// @param id counts from 1 in each chat
/// @param fromBot the bot wrote it, not the person
/// @param date seconds since 1970
/// @param editDate the same, 0 if it was never edited
/// @param file that came with it
record Message(
    int id,
    boolean fromBot,
    long date,
    long editDate,
    Formatted body,
    Keyboard keyboard,
    Optional<Attachment> file) {

  Message edited(Formatted newBody, Keyboard newKeyboard, long at) {
    return new Message(id, fromBot, date, at, newBody, newKeyboard, file);
  }
}
