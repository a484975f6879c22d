package io.floatwise.core.tape;

import io.floatwise.core.item.Condition;
import io.floatwise.core.item.FloatPart;
import io.floatwise.core.item.Wear;
import java.util.List;
import java.util.stream.Collectors;

/// Conditions of a target as text, each with its word in front: `wear=0:70000000;part=ft-4`.
public final class Wanted {

  private Wanted() {}

  /// What [#parse] understands.
  public static String text(List<Condition> conditions) {
    return conditions.stream().map(Wanted::text).collect(Collectors.joining(";"));
  }

  private static String text(Condition condition) {
    return switch (condition) {
      case Condition.WearBetween(Wear from, Wear below) ->
          "wear=%d:%d".formatted(from.billionths(), below.billionths());
      case Condition.InPart(FloatPart part) -> "part=" + part.name();
      case Condition.Has(var trait, String word) ->
          "has=%s:%s".formatted(trait.name(), Escaped.text(word));
      case Condition.NumberBetween(var trait, long least, long most) ->
          "number=%s:%d:%d".formatted(trait.name(), least, most);
      case Condition.Is(var trait, boolean value) -> "is=%s:%s".formatted(trait.name(), value);
      case Condition.Unreadable(String name, String value) ->
          "unreadable=%s:%s".formatted(Escaped.text(name), Escaped.text(value));
    };
  }

  /// @throws TapeException if it is no such text
  public static List<Condition> parse(String text) {
    return text.isEmpty()
        ? List.of()
        : Escaped.split(text, ';').stream().map(Wanted::condition).toList();
  }

  private static Condition condition(String text) {
    List<String> pair = Escaped.pair(text, '=');
    List<String> words = Escaped.split(pair.getLast(), ':');
    int expected = pair.getFirst().equals("number") ? 3 : pair.getFirst().equals("part") ? 1 : 2;
    if (words.size() != expected) {
      throw new TapeException("expected a condition, found '" + text + "'");
    }
    try {
      return switch (pair.getFirst()) {
        case "wear" -> new Condition.WearBetween(wear(words.get(0)), wear(words.get(1)));
        case "part" -> new Condition.InPart(FloatPart.valueOf(words.get(0)));
        case "has" -> new Condition.Has(Features.trait(words.get(0)), Escaped.plain(words.get(1)));
        case "number" ->
            new Condition.NumberBetween(
                Features.trait(words.get(0)),
                Features.number(words.get(1)),
                Features.number(words.get(2)));
        case "is" -> new Condition.Is(Features.trait(words.get(0)), Features.flag(words.get(1)));
        case "unreadable" ->
            new Condition.Unreadable(Escaped.plain(words.get(0)), Escaped.plain(words.get(1)));
        default -> throw new TapeException("expected a condition, found '" + text + "'");
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new TapeException("expected a condition, found '" + text + "'", e);
    }
  }

  private static Wear wear(String text) {
    return new Wear(Math.toIntExact(Features.number(text)));
  }
}
