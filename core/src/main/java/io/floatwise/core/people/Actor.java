package io.floatwise.core.people;

import java.util.Optional;

/// Who changes something about people.
///
/// @param person id; empty for whoever sits at the machine, who may do everything
public record Actor(Optional<String> person) {

  /// Whoever sits at the machine.
  public static final Actor TERMINAL = new Actor(Optional.empty());

  public static Actor of(Person person) {
    return new Actor(Optional.of(person.id()));
  }

  /// As the list of changes names him.
  public String text() {
    return person.map(id -> "person:" + id).orElse("terminal");
  }
}
