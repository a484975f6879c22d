package io.floatwise.core.operator;

import io.floatwise.core.trade.Activity;
import java.util.Set;

/// What a person can tell the engine to do. Activities keep the order of their declaration.
public sealed interface Command {

  record Pause(Set<Activity> activities) implements Command {
    public Pause {
      activities = Activity.inOrder(activities);
    }
  }

  record Resume(Set<Activity> activities) implements Command {
    public Resume {
      activities = Activity.inOrder(activities);
    }
  }

  /// Take down every offer of ours; each succeeds or fails by itself.
  record DelistAll() implements Command {}

  /// Take down every target of ours; each succeeds or fails by itself.
  record CancelTargets() implements Command {}
}
