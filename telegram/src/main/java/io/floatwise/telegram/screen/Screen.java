package io.floatwise.telegram.screen;

import io.floatwise.core.people.Permission;
import io.floatwise.core.shared.CommandKind;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// A screen, which is a command too: `/id` opens it, and so does every link to it.
///
/// @param id also the command; its line in the menu is the message `command.<id>`
/// @param rule what its visitor must be allowed to do
/// @param open draws it, carrying out what it stands for
/// @param slow whether a visit reads the market or the disk, which takes seconds; nothing else must
///   wait for it
/// @param kind as what a visit counts for the limits of its visitor; empty if it never is refused,
///   because it stops something
public record Screen(
    String id,
    Rule rule,
    Function<Visit, View> open,
    Predicate<Visit> slow,
    Function<Visit, Optional<CommandKind>> kind) {

  /// @param bare to look at it
  /// @param given to do what is asked for with it
  public record Rule(Permission bare, Permission given) {}

  Screen(String id, Permission needed, Function<Visit, View> open) {
    this(id, new Rule(needed, needed), open);
  }

  Screen(String id, Rule rule, Function<Visit, View> open) {
    this(id, rule, open, _ -> false, _ -> Optional.of(CommandKind.OTHER));
  }

  /// What a visitor must be allowed to do.
  public Permission needs(String argument) {
    return argument.isBlank() ? rule.bare() : rule.given();
  }

  Screen slowly(Predicate<Visit> when) {
    return new Screen(id, rule, open, when, kind);
  }

  Screen counted(CommandKind as) {
    return counted(_ -> Optional.of(as));
  }

  Screen counted(Function<Visit, Optional<CommandKind>> as) {
    return new Screen(id, rule, open, slow, as);
  }

  /// One that stops something, so nobody is ever kept from it.
  Screen uncounted() {
    return counted(_ -> Optional.empty());
  }
}
