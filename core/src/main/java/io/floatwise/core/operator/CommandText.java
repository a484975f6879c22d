package io.floatwise.core.operator;

import io.floatwise.core.error.InputException;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.RequestId;
import io.floatwise.core.trade.Setting;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Commands as people write them, the same in every face: `pause buy`, `approve a12`, `list all`,
/// `money -1.24 USD for L18`, `limits max-per-trade = 20.00 USD; quote-age = 5 min`.
public final class CommandText {

  private static final Pattern REQUEST = Pattern.compile("a([1-9][0-9]{0,17})");
  private static final Pattern INTENT = Pattern.compile("i([1-9][0-9]{0,17})");

  /// How each verb goes on, with an example for messages.
  private record Verb(String example, Function<String, Command> reading) {}

  private static final Map<String, Verb> VERBS =
      Map.ofEntries(
          Map.entry("pause", new Verb("pause buy", t -> new Command.Pause(activities(t)))),
          Map.entry("resume", new Verb("resume", t -> new Command.Resume(activities(t)))),
          Map.entry("halt", new Verb("halt", t -> alone("halt", t, new Command.Halt()))),
          Map.entry("reduce", new Verb("reduce", t -> alone("reduce", t, new Command.Reduce()))),
          Map.entry("panic", new Verb("panic targets", CommandText::panic)),
          Map.entry(
              "limits",
              new Verb(
                  "limits max-per-trade = 20.00 USD", t -> new Command.ChangeLimits(settings(t)))),
          Map.entry("confirm", new Verb("confirm a12", t -> new Command.Confirm(request(t)))),
          Map.entry("approve", new Verb("approve a12", t -> new Command.Approve(request(t)))),
          Map.entry("deny", new Verb("deny a12", t -> new Command.Deny(request(t)))),
          Map.entry("list", new Verb("list all", t -> all("list", t, new Command.ListAll()))),
          Map.entry(
              "reprice", new Verb("reprice all", t -> all("reprice", t, new Command.RepriceAll()))),
          Map.entry(
              "delist", new Verb("delist all", t -> all("delist", t, new Command.DelistAll()))),
          Map.entry("cancel", new Verb("cancel targets", CommandText::cancel)),
          Map.entry("group", new Verb(TargetGroupText.EXAMPLE, TargetGroupText::parse)),
          Map.entry("money", new Verb(MoneyText.EXAMPLE, MoneyText::parse)),
          Map.entry("undo", new Verb("undo i12", t -> new Command.Undo(intent(t)))));

  private CommandText() {}

  /// Reads one command.
  ///
  /// @throws InputException if it is none; the message says what was expected and what was found
  public static Command parse(String line) {
    String[] parts = line.strip().split("\\s+", 2);
    Verb verb = VERBS.get(parts[0].toLowerCase(Locale.ROOT));
    if (verb == null) {
      throw new InputException(
          "expected a command such as %s, found '%s'"
              .formatted(
                  VERBS.values().stream()
                      .map(Verb::example)
                      .sorted()
                      .collect(Collectors.joining(", ")),
                  line.strip()));
    }
    return verb.reading().apply(parts.length > 1 ? parts[1].strip() : "");
  }

  /// Named activities, all for no name and for the word `all`.
  ///
  /// @throws InputException if a name is none
  public static Set<Activity> activities(String text) {
    if (text.isBlank() || text.strip().equalsIgnoreCase("all")) {
      return EnumSet.allOf(Activity.class);
    }
    Set<Activity> found = EnumSet.noneOf(Activity.class);
    for (String word : text.strip().split("[\\s,]+")) {
      found.add(
          Arrays.stream(Activity.values())
              .filter(activity -> activity.name().equalsIgnoreCase(word))
              .findFirst()
              .orElseThrow(() ->
                  new InputException(
                      "expected some of buy, sell, reprice, or all, found '%s'".formatted(word))));
    }
    return found;
  }

  /// What waits, as it is shown: `a12`.
  ///
  /// @throws InputException if it is none
  public static RequestId request(String text) {
    return Optional.of(REQUEST.matcher(text.strip().toLowerCase(Locale.ROOT)))
        .filter(Matcher::matches)
        .map(m -> new RequestId(Long.parseLong(m.group(1))))
        .orElseThrow(() ->
            new InputException(
                "expected what waits, such as a12, found '%s'".formatted(text.strip())));
  }

  private static IntentId intent(String text) {
    return Optional.of(INTENT.matcher(text.strip().toLowerCase(Locale.ROOT)))
        .filter(Matcher::matches)
        .map(m -> new IntentId(Long.parseLong(m.group(1))))
        .orElseThrow(() ->
            new InputException("undo: expected an order such as i12, found '%s'".formatted(text)));
  }

  /// Limits by name, parted by `;`.
  private static List<Setting> settings(String text) {
    return Arrays.stream(text.split(";"))
        .filter(part -> !part.isBlank())
        .map(part -> {
          int equals = part.indexOf('=');
          if (equals < 0) {
            throw new InputException(
                "expected a limit such as max-per-trade = 20.00 USD, found '%s'"
                    .formatted(part.strip()));
          }
          return new Setting(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
        })
        .toList();
  }

  private static Command panic(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "targets" -> new Command.Panic(false);
      case "offers" -> new Command.Panic(true);
      default ->
          throw new InputException(
              "panic: expected targets, or offers to take those down too, found '%s'"
                  .formatted(text));
    };
  }

  private static Command cancel(String text) {
    return only("cancel", "targets", text, new Command.CancelTargets());
  }

  private static Command all(String verb, String text, Command command) {
    return only(verb, "all", text, command);
  }

  private static Command only(String verb, String expected, String text, Command command) {
    if (!text.equalsIgnoreCase(expected)) {
      throw new InputException("%s: expected %s, found '%s'".formatted(verb, expected, text));
    }
    return command;
  }

  private static Command alone(String verb, String text, Command command) {
    if (!text.isEmpty()) {
      throw new InputException("%s: expected nothing more, found '%s'".formatted(verb, text));
    }
    return command;
  }
}
