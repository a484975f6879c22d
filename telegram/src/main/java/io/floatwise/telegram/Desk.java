package io.floatwise.telegram;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.operator.Operator;
import io.floatwise.core.people.Access;
import io.floatwise.core.people.Permission;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Settings;
import io.floatwise.telegram.screen.Messages;
import io.floatwise.telegram.screen.Questions;
import io.floatwise.telegram.screen.Visit;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prepares a visit: what this person may do, in his language and time zone. Thread-safe.
///
/// @param access asked at each visit, so that a role that was taken away is gone at once
/// @param whole the operator without limits
/// @param questions what waits for a yes
/// @param pages makes the address of the page for somebody
/// @param now real time
record Desk(
    Access access,
    Operator whole,
    Questions questions,
    Function<Person, URI> pages,
    InstantSource now) {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  /// The usual ones where his own cannot be read: they say how things look, and must keep nobody
  /// from stopping the bot.
  Settings settings(Person person) {
    try {
      return access.people().settings(person.id());
    } catch (StorageException e) {
      LOG.error("The usual settings are used for a person: {}", e.getMessage());
      return Settings.USUAL;
    }
  }

  Visit visit(Person person, String argument) {
    Settings settings = settings(person);
    Set<Permission> rights = access.rights(person);
    return new Visit(
        access.limited(whole, person),
        Messages.in(settings.language(), settings.zone()),
        questions,
        new Visit.Guest(person, rights, settings, access.people(), pages, now.instant()),
        argument);
  }
}
