package io.floatwise.telegram.screen;

import io.floatwise.core.people.Preference;
import io.floatwise.core.people.Settings;
import io.floatwise.core.shared.CommandKind;
import io.floatwise.telegram.screen.View.Button;
import java.util.List;
import java.util.Optional;

/// What somebody has chosen for himself, and how to choose anew: `zone Europe/Berlin`.
final class SettingsScreen {

  private SettingsScreen() {}

  static View open(Visit visit) {
    String[] words = visit.argument().strip().split("\\s+", 2);
    if (words[0].isEmpty()) {
      return draw(visit, visit.guest().settings(), Html.EMPTY);
    }
    Preference preference = Preference.of(words[0]);
    if (words.length == 1) {
      return draw(
          visit,
          visit.guest().settings(),
          visit.messages().html("settings.which", preference.word(), preference.form()));
    }
    Settings next = visit.guest().settings().with(preference, words[1]);
    visit.guest().people().set(visit.guest().person().id(), next, visit.guest().now());
    Messages m = Messages.in(next.language(), next.zone());
    return draw(visit, next, m.html("settings.done", preference.word(), next.get(preference)));
  }

  /// Looking changes nothing.
  static Optional<CommandKind> kind(Visit visit) {
    return Optional.of(visit.argument().isBlank() ? CommandKind.OTHER : CommandKind.SETTINGS);
  }

  private static View draw(Visit visit, Settings settings, Html news) {
    Messages m = Messages.in(settings.language(), settings.zone());
    Html text = news.equals(Html.EMPTY) ? news : news.plusLine(Html.EMPTY);
    text = text.plusLine(m.html("settings.title"));
    for (Preference preference : Preference.values()) {
      text =
          text.plusLine(
              m.html(
                  "settings.line",
                  preference.word(),
                  settings.get(preference),
                  m.plain("settings." + preference.word())));
    }
    return new View(
        text.plusLine(Html.EMPTY)
            .plusLine(m.html("settings.role", visit.guest().person().role().word()))
            .plusLine(m.html("settings.how")),
        List.of(
            List.of(
                new Button(m.plain("button.export"), Link.to("export")),
                new Button(m.plain("button.forget"), Link.to("forget"))),
            List.of(new Button(m.plain("button.help"), Link.to("help")))),
        "");
  }
}
