package io.floatwise.telegram.screen;

import java.util.List;
import java.util.Optional;

/// The list of all screens; the menu of commands and the help are made from it.
public final class Screens {

  public static final List<Screen> ALL =
      List.of(
          new Screen("start", StartScreen::open),
          new Screen("status", StatusScreen::open),
          new Screen("why", WhyScreen::open),
          new Screen("pause", SwitchScreen::pause),
          new Screen("resume", SwitchScreen::resume),
          new Screen("help", HelpScreen::open));

  private Screens() {}

  public static Optional<Screen> find(String id) {
    return ALL.stream().filter(screen -> screen.id().equals(id)).findFirst();
  }
}
