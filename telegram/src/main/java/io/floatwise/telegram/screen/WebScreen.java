package io.floatwise.telegram.screen;

import io.floatwise.telegram.screen.View.Button;
import java.net.URI;
import java.util.List;

/// The address of the page with a key of the visitor's own.
final class WebScreen {

  private WebScreen() {}

  static View open(Visit visit) {
    Messages m = visit.messages();
    URI page = visit.guest().pages().apply(visit.guest().person());
    return new View(
        m.html("web.done", page),
        List.of(List.of(new Button(m.plain("button.status"), Link.to("status")))),
        "");
  }
}
