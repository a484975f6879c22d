package io.floatwise.core.operator;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.TargetGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Commands about groups of targets as a person types them: what follows the word `group`. The name
/// of a group has no space in it.
final class TargetGroupText {

  static final String EXAMPLE =
      "group form rifles 2 cs2 from 1.00 USD to 5.00 USD: AK-47 | Redline (Field-Tested)";

  private static final String BOUNDS =
      "(?:\\s+from\\s+([0-9]{1,7}(?:\\.[0-9]{1,2})?) USD)?"
          + "(?:\\s+to\\s+([0-9]{1,7}(?:\\.[0-9]{1,2})?) USD)?";

  private static final Pattern FORM =
      Pattern.compile(
          "form\\s+(\\S+)\\s+([0-9]{1,3})\\s+([a-z0-9]+)" + BOUNDS + "\\s*:(.*)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern REPRICE =
      Pattern.compile("reprice\\s+(\\S+)" + BOUNDS, Pattern.CASE_INSENSITIVE);

  private static final Pattern PLAIN =
      Pattern.compile("(pause|resume|cancel)\\s+(\\S+)", Pattern.CASE_INSENSITIVE);

  private TargetGroupText() {}

  /// @throws InputException if it is no such command
  static Command parse(String text) {
    Matcher plain = PLAIN.matcher(text);
    if (plain.matches()) {
      String group = plain.group(2);
      return switch (plain.group(1).toLowerCase(Locale.ROOT)) {
        case "pause" -> new Command.PauseTargets(group);
        case "resume" -> new Command.ResumeTargets(group);
        default -> new Command.CancelTargetGroup(group);
      };
    }
    Matcher reprice = REPRICE.matcher(text);
    if (reprice.matches()) {
      return new Command.RepriceTargets(
          reprice.group(1), money(reprice.group(2)), money(reprice.group(3)));
    }
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      return form(form);
    }
    throw new InputException(
        "group: expected pause, resume, cancel or reprice and a group, or such as '%s', found '%s'"
            .formatted(EXAMPLE, text));
  }

  private static Command form(Matcher form) {
    Game game = game(form.group(3));
    List<Title> titles =
        Arrays.stream(form.group(6).split(";"))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(name -> new Title(game, name))
            .toList();
    try {
      return new Command.FormTargetGroup(
          new TargetGroup(
              form.group(1),
              titles,
              Integer.parseInt(form.group(2)),
              money(form.group(4)),
              money(form.group(5))));
    } catch (IllegalArgumentException e) {
      throw new InputException("group form: " + e.getMessage(), e);
    }
  }

  private static Game game(String name) {
    return Arrays.stream(Game.values())
        .filter(game -> game.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "group form: expected one of the games cs2, dota2, tf2, rust, found '%s'"
                    .formatted(name)));
  }

  private static Optional<Money> money(String amount) {
    return Optional.ofNullable(amount).map(text -> Money.ofDecimal(text, Currency.USD));
  }
}
