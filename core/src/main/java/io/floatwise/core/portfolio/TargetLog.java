package io.floatwise.core.portfolio;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.TargetGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// What became of our targets, title by title, and how people group them: the part of the books
/// that decides whether a target may be changed. A fold of the journal; not thread-safe.
public final class TargetLog {

  /// Name of the strategy that keeps targets; what anybody else placed it leaves alone.
  public static final String KEEPER = "target-flip";

  /// Name of the figure that says what a target is worth, see [#worth].
  public static final String WORTH = "worth of the target";

  /// Name of the figure that says why a target was changed.
  public static final String MOVE = "change";

  /// Value of [#MOVE] where a rival stood at our price or above.
  public static final String OVERBID = "overbid";

  private static final String MICROS = " millionths of a USD";

  /// Older raises say nothing about a duel of now.
  private static final Duration MEMORY = Duration.ofDays(7);

  /// A target that [#KEEPER] placed.
  ///
  /// @param since market time at which the venue accepted it
  /// @param worth expected gain when it was placed, millionths of a dollar; empty if nobody said
  public record Kept(Instant since, OptionalLong worth) {}

  private final Map<TargetId, Kept> kept = new HashMap<>();
  private final Map<Title, Instant> changed = new HashMap<>();
  private final Map<Title, Instant> dismissed = new HashMap<>();
  private final Map<Title, List<Instant>> raises = new HashMap<>();
  private final Map<Title, Outcome.Rejected> failures = new HashMap<>();
  private final Map<Title, Submission> lost = new HashMap<>();
  private final Map<String, TargetGroup> groups = new TreeMap<>();
  private final Set<String> paused = new HashSet<>();

  /// How [#WORTH] is written.
  public static String worth(long micros) {
    return micros + MICROS;
  }

  void placed(TargetId target, Submission submission, Instant at) {
    Title title = submission.intent().title();
    Evidence evidence = submission.evidence();
    failures.remove(title);
    lost.remove(title);
    changed.put(title, at);
    if (isKeepers(evidence)) {
      kept.put(target, new Kept(at, worth(evidence)));
      if (evidence.figure(MOVE).filter(OVERBID::equals).isPresent()) {
        List<Instant> times = raises.computeIfAbsent(title, _ -> new ArrayList<>());
        times.removeIf(time -> Duration.between(time, at).compareTo(MEMORY) > 0);
        times.add(at);
      }
    }
  }

  void cancelled(TargetId target, Submission submission, Instant at) {
    Title title = submission.intent().title();
    failures.remove(title);
    changed.put(title, at);
    if (kept.remove(target) != null && !isKeepers(submission.evidence())) {
      dismissed.put(title, at);
    }
  }

  /// An intent about a target ended without it.
  void ended(Submission submission, Outcome outcome) {
    Intent intent = submission.intent();
    boolean places = intent instanceof Intent.PlaceTarget;
    if (outcome instanceof Outcome.Rejected no
        && (places || intent instanceof Intent.CancelTarget)) {
      failures.put(intent.title(), no);
      if (places && isKeepers(submission.evidence())) {
        lost.put(intent.title(), submission);
      }
    }
  }

  /// A target is there that the books did not know. If it is what the strategy wished last and the
  /// venue seemed not to have done, it came late, and is kept as if it had come in time.
  void adopted(Portfolio.Target target, Instant at) {
    Submission wished = lost.get(target.title());
    if (wished != null
        && wished.intent() instanceof Intent.PlaceTarget(var _, Money price, int amount)
        && price.equals(target.price())
        && amount >= target.amount()) {
      placed(target.id(), wished, at);
    }
  }

  /// An item of a target came.
  ///
  /// @param more it wants others
  void filled(TargetId target, Title title, boolean more, Instant at) {
    changed.put(title, at);
    if (!more) {
      kept.remove(target);
    }
  }

  void formed(TargetGroup group) {
    groups.put(group.name(), group);
  }

  void paused(String group) {
    paused.add(group);
  }

  /// Also ends the dismissal of its targets: whoever resumes wants them back.
  void resumed(String group) {
    paused.remove(group);
    group(group).ifPresent(known -> known.titles().forEach(dismissed::remove));
  }

  /// What is known of `target` if the strategy keeps it; empty for a target of somebody else.
  public Optional<Kept> kept(TargetId target) {
    return Optional.ofNullable(kept.get(target));
  }

  /// When a target of the title was last placed, taken down or filled.
  public Optional<Instant> changedAt(Title title) {
    return Optional.ofNullable(changed.get(title));
  }

  /// When somebody other than the strategy last took a target of its away.
  public Optional<Instant> dismissedAt(Title title) {
    return Optional.ofNullable(dismissed.get(title));
  }

  /// When we last raised a target of the title over that of a rival, oldest first.
  public List<Instant> raises(Title title) {
    return Collections.unmodifiableList(raises.getOrDefault(title, List.of()));
  }

  /// What the venue answered to the last change of a target of the title, if it refused it.
  public Optional<Outcome.Rejected> failure(Title title) {
    return Optional.ofNullable(failures.get(title));
  }

  /// Groups by their names.
  public Collection<TargetGroup> groups() {
    return Collections.unmodifiableCollection(groups.values());
  }

  public Optional<TargetGroup> group(String name) {
    return Optional.ofNullable(groups.get(name));
  }

  /// The group of a title; the first by name where several have it.
  public Optional<TargetGroup> groupOf(Title title) {
    return groups.values().stream().filter(g -> g.titles().contains(title)).findFirst();
  }

  /// Whether no target of the title is to stand: a group that has it is paused.
  public boolean isPaused(Title title) {
    return groups.values().stream()
        .anyMatch(g -> paused.contains(g.name()) && g.titles().contains(title));
  }

  public boolean isPaused(TargetGroup group) {
    return paused.contains(group.name());
  }

  private static boolean isKeepers(Evidence evidence) {
    return evidence.figure(Evidence.STRATEGY).filter(KEEPER::equals).isPresent();
  }

  private static OptionalLong worth(Evidence evidence) {
    String text = evidence.figure(WORTH).orElse("");
    if (!text.endsWith(MICROS)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text.substring(0, text.length() - MICROS.length())));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
