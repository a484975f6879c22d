package io.floatwise.telegram.screen;

import io.floatwise.core.people.Person;
import io.floatwise.telegram.screen.View.Button;
import io.floatwise.telegram.screen.View.Document;
import java.util.List;
import java.util.Optional;

/// What is kept about the visitor: gives it to him, and erases it after a question.
final class OwnDataScreen {

  private static final String YES = "yes";

  private OwnDataScreen() {}

  static View export(Visit visit) {
    Messages m = visit.messages();
    Person person = visit.guest().person();
    String json = visit.guest().people().export(person.id());
    return new View(
        m.html("export.done"),
        List.of(),
        m.plain("export.toast"),
        Optional.of(new Document("floatwise-" + person.id() + ".json", json)));
  }

  static View forget(Visit visit) {
    Messages m = visit.messages();
    if (!visit.argument().strip().equals(YES)) {
      return new View(
          m.html("forget.ask"),
          List.of(
              List.of(new Button(m.plain("forget.yes"), new Link("forget", YES))),
              List.of(new Button(m.plain("button.no"), Link.to("settings")))),
          "");
    }
    Person person = visit.guest().person();
    visit.guest().people().forget(visit.guest().actor(), person.id(), visit.guest().now());
    return new View(m.html("forget.done"), List.of(), m.plain("forget.toast"));
  }
}
