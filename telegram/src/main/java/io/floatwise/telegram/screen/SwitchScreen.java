package io.floatwise.telegram.screen;

import io.floatwise.core.error.InputException;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.CommandText;
import io.floatwise.core.operator.Status;
import io.floatwise.core.trade.Activity;
import java.util.Set;
import java.util.function.Predicate;

/// Pauses or resumes what the argument names, everything if it names nothing, and shows the status
/// that came of it.
final class SwitchScreen {

  private SwitchScreen() {}

  static View pause(Visit visit) {
    return turn(visit, "pause", Command.Pause::new, (status, wanted) -> status.containsAll(wanted));
  }

  static View resume(Visit visit) {
    return turn(
        visit,
        "resume",
        Command.Resume::new,
        (status, wanted) -> status.stream().noneMatch(wanted::contains));
  }

  private interface Making {
    Command of(Set<Activity> activities);
  }

  private interface Goal {
    boolean isReached(Set<Activity> paused, Set<Activity> wanted);
  }

  private static View turn(Visit visit, String verb, Making order, Goal goal) {
    Messages m = visit.messages();
    Set<Activity> wanted;
    try {
      wanted = CommandText.activities(visit.argument());
    } catch (InputException _) {
      Html news = m.wrong(verb + ".unknown", Html.clipped(visit.argument(), 60));
      return StatusScreen.draw(visit.operator().status(), m, news, "");
    }
    Predicate<Status> done = status -> goal.isReached(status.paused(), wanted);
    String names = StatusScreen.names(wanted, m);
    Status before = visit.operator().status();
    if (done.test(before)) {
      String said = m.plain(verb + ".already", names);
      return StatusScreen.draw(before, m, Html.escaped(said), said);
    }
    Order after = Order.give(visit, order.of(wanted), done);
    String said = after.said(m, verb, names);
    return StatusScreen.draw(after.status(), m, Html.escaped(said), said);
  }
}
