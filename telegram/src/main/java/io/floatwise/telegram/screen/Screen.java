package io.floatwise.telegram.screen;

import java.util.function.Function;
import java.util.function.Predicate;

/// A screen, which is a command too: `/id` opens it, and so does every link to it.
///
/// @param id also the command; its line in the menu is the message `command.<id>`
/// @param open draws it, carrying out what it stands for
/// @param slow whether a visit reads the market or the disk, which takes seconds; nothing else must
///   wait for it
public record Screen(String id, Function<Visit, View> open, Predicate<Visit> slow) {

  Screen(String id, Function<Visit, View> open) {
    this(id, open, _ -> false);
  }
}
