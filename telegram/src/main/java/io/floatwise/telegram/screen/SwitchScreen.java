package io.floatwise.telegram.screen;

import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.Operator;
import io.floatwise.core.operator.Status;
import io.floatwise.core.trade.Activity;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Pauses or resumes what the argument names, everything if it names nothing, and shows the status
/// that came of it.
final class SwitchScreen {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

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

  private interface Order {
    Command of(Set<Activity> activities);
  }

  private interface Goal {
    boolean isReached(Set<Activity> paused, Set<Activity> wanted);
  }

  private static View turn(Visit visit, String verb, Order order, Goal goal) {
    Messages m = visit.messages();
    Optional<Set<Activity>> named = activities(visit.argument());
    if (named.isEmpty()) {
      Html news = m.wrong(verb + ".unknown", Html.clipped(visit.argument(), 60));
      return StatusScreen.draw(visit.operator().status(), m, news, "");
    }
    Set<Activity> wanted = named.get();
    Predicate<Status> done = status -> goal.isReached(status.paused(), wanted);
    String names = StatusScreen.names(wanted, m);
    Status before = visit.operator().status();
    if (done.test(before)) {
      String said = m.plain(verb + ".already", names);
      return StatusScreen.draw(before, m, Html.escaped(said), said);
    }
    Optional<Status> after = submit(visit.operator(), order.of(wanted), visit.by(), done);
    String said = m.plain(verb + (after.isPresent() ? ".done" : ".asked"), names);
    return StatusScreen.draw(
        after.orElseGet(() -> visit.operator().status()), m, Html.escaped(said), said);
  }

  /// The named activities, all for no name, nothing if a name is unknown.
  private static Optional<Set<Activity>> activities(String argument) {
    if (argument.isBlank()) {
      return Optional.of(EnumSet.allOf(Activity.class));
    }
    Set<String> names =
        Arrays.stream(argument.strip().toUpperCase(Locale.ROOT).split("[\\s,]+"))
            .collect(Collectors.toSet());
    Set<Activity> found =
        EnumSet.allOf(Activity.class).stream()
            .filter(activity -> names.contains(activity.name()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Activity.class)));
    return found.size() == names.size() ? Optional.of(found) : Optional.empty();
  }

  /// Hands the command over and waits a moment for the engine to show its effect.
  private static Optional<Status> submit(
      Operator operator, Command command, String by, Predicate<Status> done) {
    var reached = new CompletableFuture<Status>();
    Operator.Subscription subscription =
        operator.subscribe(status -> {
          if (done.test(status)) {
            reached.complete(status);
          }
        });
    try {
      operator.submit(command, by);
      return Optional.of(reached.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing completes this with a failure", e);
    } finally {
      subscription.close();
    }
  }
}
