package io.floatwise.telegram.screen;

import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.people.Permission;
import io.floatwise.telegram.screen.View.Button;
import java.util.List;
import java.util.Optional;

/// Every command that the visitor may give, with one line; made from the list of screens.
final class HelpScreen {

  private HelpScreen() {}

  static View open(Visit visit) {
    Messages m = visit.messages();
    Html text = Html.EMPTY;
    if (!visit.argument().isBlank()) {
      text =
          code(visit.argument())
              .map(m::error)
              .orElseGet(() -> m.wrong("help.unknown", Html.clipped(visit.argument(), 60)))
              .plusLine(Html.EMPTY);
    }
    text = text.plusLine(m.html("help.title"));
    for (Screen screen : Screens.ALL) {
      if (!visit.guest().rights().contains(screen.rule().bare())) {
        continue;
      }
      text = text.plusLine(m.html("help.line", screen.id(), m.plain("command." + screen.id())));
    }
    return new View(
        text.plusLine(Html.EMPTY).plusLine(m.html("help.more")),
        visit.guest().rights().contains(Permission.SEE)
            ? List.of(
                List.of(
                    new Button(m.plain("button.status"), Link.to("status")),
                    new Button(m.plain("button.why"), Link.to("why"))))
            : List.of(),
        "");
  }

  /// What somebody asks about who types the number of an error.
  private static Optional<ErrorCode> code(String argument) {
    String number = argument.strip();
    return number.matches("\\d{4}") ? ErrorCode.of(Integer.parseInt(number)) : Optional.empty();
  }
}
