package io.floatwise.core.operator;

import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.RequestId;
import io.floatwise.core.trade.Setting;
import io.floatwise.core.trade.TargetGroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a person can tell the engine to do. Activities keep the order of their declaration.
public sealed interface Command {

  /// A command without figures, as people name it.
  String name();

  /// Stop the named activities.
  record Pause(Set<Activity> activities) implements Command {
    public Pause {
      activities = Activity.inOrder(activities);
    }

    @Override
    public String name() {
      return "pause";
    }
  }

  /// Go on with the named activities. Naming all of them means normal trading: it also ends halt,
  /// reduce and panic.
  record Resume(Set<Activity> activities) implements Command {
    public Resume {
      activities = Activity.inOrder(activities);
    }

    @Override
    public String name() {
      return "resume";
    }
  }

  /// Stop everything: nothing reaches the venue until somebody resumes.
  record Halt() implements Command {
    @Override
    public String name() {
      return "halt";
    }
  }

  /// Only cancel and sell until somebody resumes.
  record Reduce() implements Command {
    @Override
    public String name() {
      return "reduce";
    }
  }

  /// Cancel every target, do nothing else meanwhile, and halt when none is left.
  ///
  /// @param offersToo take our offers down as well
  record Panic(boolean offersToo) implements Command {
    @Override
    public String name() {
      return "panic";
    }
  }

  /// Change limits. Stricter ones hold at once; if any is looser, all wait for [Confirm].
  record ChangeLimits(List<Setting> changes) implements Command {
    public ChangeLimits {
      changes = List.copyOf(changes);
    }

    @Override
    public String name() {
      return "limits";
    }
  }

  /// The second word for looser limits.
  record Confirm(RequestId request) implements Command {
    @Override
    public String name() {
      return "confirm " + request;
    }
  }

  /// Agree to a purchase that waits; it is checked again before it is made.
  record Approve(RequestId request) implements Command {
    @Override
    public String name() {
      return "approve " + request;
    }
  }

  /// Say no to a purchase that waits.
  record Deny(RequestId request) implements Command {
    @Override
    public String name() {
      return "deny " + request;
    }
  }

  /// Take back what an order did, as far as that can be: with an order that is judged like every
  /// other. A purchase and a sale cannot.
  record Undo(IntentId intent) implements Command {
    @Override
    public String name() {
      return "undo " + intent;
    }

    /// Why the order that takes it back is given; stands in that order's decision.
    public String reason(String by) {
      return "%s is taken back by %s".formatted(intent, by);
    }
  }

  /// Take down every offer of ours; each succeeds or fails by itself.
  record DelistAll() implements Command {
    @Override
    public String name() {
      return "delist all";
    }
  }

  /// List every lot of ours that is not on sale, at the price that selling asks now; each succeeds
  /// or fails by itself. What is paused or refused by a limit stays so.
  record ListAll() implements Command {
    @Override
    public String name() {
      return "list all";
    }
  }

  /// Give every offer of ours the price that selling asks now, also where the bot itself would
  /// still wait or not bother; each succeeds or fails by itself.
  record RepriceAll() implements Command {
    @Override
    public String name() {
      return "reprice all";
    }
  }

  /// Take down every target of ours; each succeeds or fails by itself.
  record CancelTargets() implements Command {
    @Override
    public String name() {
      return "cancel targets";
    }
  }

  /// The difference between books and venue is the owner's own doing: he put money in, took some
  /// out, or paid for an item by hand. Obeyed only while they differ by exactly this amount.
  ///
  /// @param amount that he put in, or negative that he took out or paid
  /// @param lot that he paid for, if he says so
  record AdoptMoney(Money amount, Optional<LotId> lot) implements Command {
    @Override
    public String name() {
      return "money";
    }
  }

  /// What can be done with a group of targets.
  sealed interface OfTargetGroup extends Command {}

  /// Handle the targets of these titles as one from now on; replaces a group of the same name.
  record FormTargetGroup(TargetGroup group) implements OfTargetGroup {
    @Override
    public String name() {
      return "form target group " + group.name();
    }
  }

  /// Take the targets of the group down and place none until [ResumeTargets]; each succeeds or
  /// fails by itself.
  record PauseTargets(String group) implements OfTargetGroup {
    @Override
    public String name() {
      return "pause targets of " + group;
    }
  }

  /// Let targets of the group stand again.
  record ResumeTargets(String group) implements OfTargetGroup {
    @Override
    public String name() {
      return "resume targets of " + group;
    }
  }

  /// Other bounds for the prices of the group. A target outside of them moves at the next look at
  /// its title, each by itself; what it may pay at most is never raised.
  record RepriceTargets(String group, Optional<Money> least, Optional<Money> most)
      implements OfTargetGroup {
    @Override
    public String name() {
      return "re-price targets of " + group;
    }
  }

  /// Take the targets of the group down; each succeeds or fails by itself. The bot places none of
  /// them again for a day.
  record CancelTargetGroup(String group) implements OfTargetGroup {
    @Override
    public String name() {
      return "cancel targets of " + group;
    }
  }
}
