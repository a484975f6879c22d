package io.floatwise.testkit.operator;

import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.CommandText;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every kind of command once, as people write it.
public final class EveryCommand {

  /// Commands that say what may be spent.
  public static final List<String> OF_LIMITS =
      List.of("limits max-per-trade = 5.00 USD", "confirm a1840", "money -1.24 USD for L18");

  /// All others.
  public static final List<String> OF_TRADING =
      List.of(
          "pause buy",
          "resume buy",
          "halt",
          "reduce",
          "panic targets",
          "approve a1840",
          "deny a1840",
          "undo i1838",
          "delist all",
          "list all",
          "reprice all",
          "cancel targets",
          "group form rifles 2 cs2 to 5.00 USD: AK-47 | Redline (Field-Tested)",
          "group pause rifles",
          "group resume rifles",
          "group reprice rifles to 4.50 USD",
          "group cancel rifles");

  private EveryCommand() {}

  /// All lines.
  ///
  /// @throws IllegalStateException if a kind of command is not among them, or twice
  public static List<String> lines() {
    List<String> all = Stream.concat(OF_LIMITS.stream(), OF_TRADING.stream()).toList();
    Set<String> written =
        all.stream()
            .map(line -> CommandText.parse(line).getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> kinds =
        kinds(Command.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!written.equals(kinds) || all.size() != kinds.size()) {
      throw new IllegalStateException(
          "expected a line for each of %s, found %s".formatted(kinds, written));
    }
    return all;
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryCommand::kinds)
        : Stream.of(type);
  }
}
