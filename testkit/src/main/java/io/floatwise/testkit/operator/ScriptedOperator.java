package io.floatwise.testkit.operator;

import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.Operator;
import io.floatwise.core.operator.Status;
import io.floatwise.core.trade.Activity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// An engine of one status that obeys pause and resume at once and remembers who said what.
/// Thread-safe.
public final class ScriptedOperator implements Operator {

  private final List<Consumer<Status>> listeners = new CopyOnWriteArrayList<>();
  private final List<Submitted> submitted = new ArrayList<>();
  private Status status;

  public ScriptedOperator(Status first) {
    status = first;
  }

  /// A command and who gave it.
  public record Submitted(Command command, String by) {}

  @Override
  public synchronized Status status() {
    return status;
  }

  @Override
  public Subscription subscribe(Consumer<Status> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void submit(Command command, String by) {
    Status next;
    synchronized (this) {
      submitted.add(new Submitted(command, by));
      var paused = new TreeSet<Activity>(status.paused());
      switch (command) {
        case Command.Pause(var activities) -> paused.addAll(activities);
        case Command.Resume(var activities) -> paused.removeAll(activities);
        case Command.DelistAll _, Command.CancelTargets _, Command.Undo _ -> {}
        case Command.Halt _, Command.Panic _ -> paused.addAll(EnumSet.allOf(Activity.class));
        case Command.Reduce _ -> paused.add(Activity.BUY);
        case Command.ChangeLimits _, Command.Confirm _, Command.Approve _, Command.Deny _ -> {}
      }
      next = Statuses.paused(status, paused, by);
    }
    publish(next);
  }

  /// Makes `next` the current state and tells every listener.
  public void publish(Status next) {
    synchronized (this) {
      status = next;
    }
    listeners.forEach(listener -> listener.accept(next));
  }

  public synchronized List<Submitted> submitted() {
    return List.copyOf(submitted);
  }

  public int listeners() {
    return listeners.size();
  }
}
