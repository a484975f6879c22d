package io.floatwise.app.run;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.people.People;
import io.floatwise.core.people.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// The owner of the chat as versions without people kept him, in a file of the run's folder. He
/// becomes the owner, or, where there is one already, waits for a role; and the file goes.
///
/// @param file need not exist
record FormerOwner(Path file) {

  static FormerOwner in(Path folder) {
    return new FormerOwner(folder.resolve("telegram-owner"));
  }

  /// @throws StorageException if the file makes no sense; it never means that anybody may claim the
  ///   bot
  void joins(People people, Instant now) {
    if (Files.notExists(file)) {
      return;
    }
    try {
      String text = Files.readString(file).strip();
      if (!text.matches("[1-9][0-9]{0,17}")) {
        throw new StorageException(
            "owner %s: expected a user id of Telegram, found something else; delete the file to have"
                    .formatted(file)
                + " the bot claimed anew");
      }
      long user = Long.parseLong(text);
      if (people.claim(user, "owner", now).isEmpty()) {
        people.join(user, "former owner", Role.PENDING, now);
      }
      Files.delete(file);
    } catch (IOException e) {
      throw new StorageException(
          "owner %s: expected a file to read and delete, found %s".formatted(file, e), e);
    }
  }
}
