package io.floatwise.telegram.screen;

import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.CommandText;
import io.floatwise.core.operator.Status;
import io.floatwise.core.trade.Stance;
import io.floatwise.telegram.screen.View.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Halt, reduce and panic: says what it will do, asks once, and does it.
final class StanceScreen {

  private static final String YES = "yes";

  private StanceScreen() {}

  static View halt(Visit visit) {
    return visit.argument().strip().equals(YES)
        ? done(visit, "halt", new Command.Halt(), s -> s.safety().stance() == Stance.HALT)
        : ask(visit, "halt", Html.EMPTY, List.of(YES));
  }

  static View reduce(Visit visit) {
    return visit.argument().strip().equals(YES)
        ? done(visit, "reduce", new Command.Reduce(), s -> s.safety().stance() == Stance.REDUCE)
        : ask(visit, "reduce", Html.EMPTY, List.of(YES));
  }

  /// `targets` takes down every target, `offers` the offers too; anything else asks first.
  static View panic(Visit visit) {
    String argument = visit.argument().strip();
    if (argument.equals("targets") || argument.equals("offers")) {
      Command command = CommandText.parse("panic " + argument);
      return done(
          visit,
          "panic",
          command,
          s -> s.safety().panicking() || s.safety().stance() == Stance.HALT);
    }
    Status status = visit.operator().status();
    long listed = status.lots().stream().filter(lot -> lot.state().equals("listed")).count();
    String reserved =
        status.cash().stream()
            .filter(line -> line.label().equals("reserved"))
            .map(line -> line.amount().toString())
            .findFirst()
            .orElseGet(() -> visit.messages().plain("panic.nothing"));
    return ask(
        visit,
        "panic",
        visit.messages().html("panic.what", reserved, listed),
        List.of("targets", "offers"));
  }

  private static View ask(Visit visit, String verb, Html what, List<String> answers) {
    Messages m = visit.messages();
    Html text =
        Header.of(visit.operator().status(), m)
            .plusLine(Html.EMPTY)
            .plusLine(m.html(verb + ".ask"));
    var rows = new ArrayList<List<Button>>();
    for (String answer : answers) {
      rows.add(List.of(new Button(m.plain(verb + "." + answer), new Link(verb, answer))));
    }
    rows.add(List.of(new Button(m.plain("button.no"), Link.to("status"))));
    return new View(what.equals(Html.EMPTY) ? text : text.plusLine(what), rows, "");
  }

  private static View done(Visit visit, String verb, Command command, Predicate<Status> done) {
    Messages m = visit.messages();
    Order order = Order.give(visit, command, done);
    String said = order.said(m, verb);
    return StatusScreen.draw(order.status(), m, Html.escaped(said), said);
  }
}
