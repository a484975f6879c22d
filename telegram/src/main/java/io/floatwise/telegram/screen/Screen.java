package io.floatwise.telegram.screen;

import java.util.function.Function;

/// A screen, which is a command too: `/id` opens it, and so does every link to it.
///
/// @param id also the command; its line in the menu is the message `command.<id>`
/// @param open draws it, carrying out what it stands for
/// @param isSlow it reads the market, which takes seconds; nothing else must wait for it
public record Screen(String id, Function<Visit, View> open, boolean isSlow) {

  Screen(String id, Function<Visit, View> open) {
    this(id, open, false);
  }
}
