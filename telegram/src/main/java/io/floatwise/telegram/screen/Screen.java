package io.floatwise.telegram.screen;

import java.util.function.Function;

/// A screen, which is a command too: `/id` opens it, and so does every link to it.
///
/// @param id also the command; its line in the menu is the message `command.<id>`
/// @param open draws it, carrying out what it stands for
public record Screen(String id, Function<Visit, View> open) {}
