package io.floatwise.core.people;

import io.floatwise.core.error.InputException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// Somebody whom the bot knows.
///
/// @param id chosen by chance; this is how journals and logs name a person, and it says nothing
///   once the person is forgotten
/// @param telegram user id there, 1 or more
/// @param name as Telegram tells it, up to 64 characters
/// @param since when he joined
/// @param invitedBy id of whoever invited him; empty if nobody did, or he was forgotten
public record Person(
    String id, long telegram, String name, Role role, Instant since, Optional<String> invitedBy) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\s]+");
  private static final int LONGEST = 64;

  public Person {
    if (!isId(id)) {
      throw new InputException("person: expected an id of 12 hex digits, found '%s'".formatted(id));
    }
    if (telegram < 1) {
      throw new InputException("person: expected a user id of Telegram, found another number");
    }
    if (!name.equals(printable(name))) {
      throw new InputException("person: expected a name of 1 to 64 printable characters");
    }
  }

  /// Whether `text` looks like the id of a person.
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /// `name` without what cannot be printed, cut after 64 characters; `-` for nothing.
  public static String printable(String name) {
    String clean = UNPRINTABLE.matcher(name).replaceAll(" ").strip();
    int length = clean.codePointCount(0, clean.length());
    String cut =
        length <= LONGEST
            ? clean
            : clean.substring(0, clean.offsetByCodePoints(0, LONGEST)).strip();
    return cut.isEmpty() ? "-" : cut;
  }

  /// How journals name what this person commands.
  public String by() {
    return "person:" + id;
  }

  /// Without name and user id, so that no log tells them.
  @Override
  public String toString() {
    return by();
  }
}
