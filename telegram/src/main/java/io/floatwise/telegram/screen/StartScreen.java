package io.floatwise.telegram.screen;

import io.floatwise.core.people.Permission;
import io.floatwise.telegram.screen.View.Button;
import java.util.List;

/// The welcome.
final class StartScreen {

  private StartScreen() {}

  static View open(Visit visit) {
    Messages m = visit.messages();
    Html text = m.html("start.welcome");
    if (!visit.guest().rights().contains(Permission.SEE)) {
      return new View(
          text.plusLine(m.html("start.waiting"))
              .plusLine(Html.EMPTY)
              .plusLine(m.html("start.honest")),
          List.of(List.of(new Button(m.plain("button.help"), Link.to("help")))),
          "");
    }
    return new View(
        text.plusLine(Header.of(visit.operator().status(), m))
            .plusLine(Html.EMPTY)
            .plusLine(m.html("start.honest")),
        List.of(
            List.of(
                new Button(m.plain("button.status"), Link.to("status")),
                new Button(m.plain("button.help"), Link.to("help")))),
        "");
  }
}
