package io.floatwise.telegram.screen;

import io.floatwise.core.error.InputException;
import io.floatwise.core.people.Invitation;
import io.floatwise.core.people.People;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Role;
import io.floatwise.telegram.screen.View.Button;
import java.util.ArrayList;
import java.util.List;

/// Who may use the bot: invites people, gives them roles and shuts them out.
final class PeopleScreen {

  private static final int SHOWN = 40;
  private static final int BUTTONS = 12;

  private PeopleScreen() {}

  static View list(Visit visit) {
    return list(visit, Html.EMPTY, "");
  }

  /// Asks for the role, or makes the invitation.
  static View invite(Visit visit) {
    Messages m = visit.messages();
    if (visit.argument().isBlank()) {
      return new View(
          m.html("invite.ask"),
          roles(visit, "invite", "", visit.guest().person().role().grants()),
          "");
    }
    Role role = Role.of(visit.argument());
    String code = people(visit).invite(visit.guest().actor(), role, visit.guest().now());
    return new View(
        m.html("invite.done", role.word(), code, Invitation.LIFE.toHours()),
        List.of(List.of(new Button(m.plain("button.people"), Link.to("people")))),
        "");
  }

  /// Shows a person with the roles that can be given, or gives one: `ID ROLE`.
  static View role(Visit visit) {
    String[] words = visit.argument().strip().split("\\s+");
    if (words[0].isEmpty()) {
      return list(visit);
    }
    if (words.length > 2) {
      throw new InputException(
          "role: expected a person and a role, found %d words".formatted(words.length));
    }
    if (words.length == 1) {
      return card(visit, require(visit, words[0]), Html.EMPTY);
    }
    return give(visit, words[0], Role.of(words[1]));
  }

  static View block(Visit visit) {
    String id = visit.argument().strip();
    return id.isEmpty() ? list(visit) : give(visit, id, Role.BLOCKED);
  }

  private static View give(Visit visit, String id, Role role) {
    require(visit, id);
    Person person = people(visit).give(visit.guest().actor(), id, role, visit.guest().now());
    return card(visit, person, visit.messages().html("role.done", role.word()));
  }

  private static View card(Visit visit, Person person, Html news) {
    Messages m = visit.messages();
    List<Role> grants = visit.guest().person().role().grants();
    List<Role> others = grants.stream().filter(role -> role != person.role()).toList();
    List<List<Button>> rows =
        new ArrayList<>(
            grants.contains(person.role())
                ? roles(visit, "role", person.id() + " ", others)
                : List.of());
    rows.add(List.of(new Button(m.plain("button.people"), Link.to("people"))));
    Html text = news.equals(Html.EMPTY) ? news : news.plusLine(Html.EMPTY);
    return new View(text.plusLine(line(person, m)), rows, "");
  }

  private static View list(Visit visit, Html news, String toast) {
    Messages m = visit.messages();
    List<Person> all = people(visit).all();
    Html text = news.plusLine(m.html("people.title", all.size()));
    for (Person person : all.stream().limit(SHOWN).toList()) {
      text = text.plusLine(line(person, m));
    }
    if (all.size() > SHOWN) {
      text = text.plusLine(m.html("more", all.size() - SHOWN));
    }
    List<List<Button>> rows = new ArrayList<>();
    for (Person person : all.stream().limit(BUTTONS).toList()) {
      String label = m.plain("button.person", person.name(), person.role().word());
      rows.add(List.of(new Button(label, new Link("role", person.id()))));
    }
    rows.add(
        List.of(
            new Button(m.plain("button.invite"), Link.to("invite")),
            new Button(m.plain("button.back"), Link.to("status"))));
    return new View(text.plusLine(Html.EMPTY).plusLine(m.html("people.how")), rows, toast);
  }

  private static Html line(Person person, Messages m) {
    return m.html(
        "people.line", person.id(), person.name(), person.role().word(), m.time(person.since()));
  }

  private static List<List<Button>> roles(
      Visit visit, String screen, String before, List<Role> roles) {
    return roles.stream()
        .filter(role -> !screen.equals("invite") || role != Role.BLOCKED)
        .map(role ->
            List.of(
                new Button(
                    visit.messages().plain("role." + role.word()),
                    new Link(screen, before + role.word()))))
        .toList();
  }

  private static Person require(Visit visit, String id) {
    return people(visit)
        .find(id)
        .orElseThrow(() ->
            new InputException(
                "person: expected the id of somebody in /people, found '%s'".formatted(id)));
  }

  private static People people(Visit visit) {
    return visit.guest().people();
  }
}
