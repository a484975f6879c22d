package io.floatwise.telegram.screen;

import io.floatwise.core.shared.CommandKind;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// A screen, which is a command too: `/id` opens it, and so does every link to it.
///
/// @param id also the command; its line in the menu is the message `command.<id>`
/// @param open draws it, carrying out what it stands for
/// @param slow whether a visit reads the market or the disk, which takes seconds; nothing else must
///   wait for it
/// @param kind as what a visit counts for the limits of its visitor; empty if it never is refused,
///   because it stops something
public record Screen(
    String id,
    Function<Visit, View> open,
    Predicate<Visit> slow,
    Function<Visit, Optional<CommandKind>> kind) {

  Screen(String id, Function<Visit, View> open) {
    this(id, open, _ -> false);
  }

  Screen(String id, Function<Visit, View> open, Predicate<Visit> slow) {
    this(id, open, slow, _ -> Optional.of(CommandKind.OTHER));
  }

  Screen counted(CommandKind as) {
    return counted(_ -> Optional.of(as));
  }

  Screen counted(Function<Visit, Optional<CommandKind>> as) {
    return new Screen(id, open, slow, as);
  }

  /// One that stops something, so nobody is ever kept from it.
  Screen uncounted() {
    return counted(_ -> Optional.empty());
  }
}
