package io.floatwise.telegram.screen;

import io.floatwise.core.operator.Operator;
import io.floatwise.core.people.Actor;
import io.floatwise.core.people.People;
import io.floatwise.core.people.Permission;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Settings;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/// Somebody opens a screen.
///
/// @param operator takes what he may command
/// @param questions what was asked before and waits for a yes
/// @param guest who he is
/// @param argument what came after the command or in the button; empty for nothing
public record Visit(
    Operator operator, Messages messages, Questions questions, Guest guest, String argument) {

  /// Who opens it.
  ///
  /// @param rights what he may do now
  /// @param people all who are known
  /// @param pages makes the address of the page for somebody
  /// @param now real time
  public record Guest(
      Person person,
      Set<Permission> rights,
      Settings settings,
      People people,
      Function<Person, URI> pages,
      Instant now) {

    Actor actor() {
      return Actor.of(person);
    }
  }

  /// Who, as the journal will name him.
  public String by() {
    return guest.person().by();
  }

  /// Whether he may open this screen with this argument.
  public boolean mayOpen(Screen screen) {
    return guest.rights().contains(screen.needs(argument));
  }
}
