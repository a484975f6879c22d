package io.floatwise.app.live;

import io.floatwise.core.execution.Progress;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.BulkReport.End;
import io.floatwise.core.operator.BulkReport.Item;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// Follows the latest command about many lots or targets: what became of each. [#latest] may be
/// asked from any thread; everything else belongs to the thread that trades.
public final class BulkBoard {

  private static final Progress NOTHING_SENT = new Progress(0, 0, 0, 0, 0);

  private final AtomicReference<Optional<BulkReport>> latest =
      new AtomicReference<>(Optional.empty());
  private final Map<String, Title> scope = new LinkedHashMap<>();
  private final Map<String, Item> ended = new HashMap<>();
  private final Map<IntentId, String> sent = new HashMap<>();
  private final Map<Title, String> skipped = new HashMap<>();
  private boolean following;

  /// The latest one; empty if there was none since the start of the process.
  public Optional<BulkReport> latest() {
    return latest.get();
  }

  boolean isFollowing() {
    return following;
  }

  /// Whether `command` can be obeyed without losing the thread of one that is followed.
  boolean isFree(Command command, Portfolio books) {
    return !following || scope(command, books).isEmpty();
  }

  /// Begins to follow `command`, if it is one about many.
  void begin(Command command, String by, Instant at, Portfolio books) {
    following = false;
    scope(command, books).ifPresent(things -> follow(command, by, at, things));
  }

  /// What `command` is about; empty if it is not one about many lots or targets.
  private static Optional<Map<String, Title>> scope(Command command, Portfolio books) {
    return switch (command) {
      case Command.ListAll _ -> Optional.of(lots(books, false));
      case Command.RepriceAll _, Command.DelistAll _ -> Optional.of(lots(books, true));
      case Command.CancelTargets _ -> Optional.of(targets(books, _ -> true));
      case Command.PauseTargets(String group) -> Optional.of(targets(books, group));
      case Command.CancelTargetGroup(String group) -> Optional.of(targets(books, group));
      case Command.Pause _,
          Command.Resume _,
          Command.Halt _,
          Command.Reduce _,
          Command.Panic _,
          Command.ChangeLimits _,
          Command.Confirm _,
          Command.Approve _,
          Command.Deny _,
          Command.Undo _,
          Command.AdoptMoney _,
          Command.FormTargetGroup _,
          Command.ResumeTargets _,
          Command.RepriceTargets _ ->
          Optional.empty();
    };
  }

  /// Titles that the command is about, each once.
  List<Title> titles() {
    return scope.values().stream().distinct().toList();
  }

  private void follow(Command command, String by, Instant at, Map<String, Title> things) {
    scope.clear();
    scope.putAll(things);
    ended.clear();
    sent.clear();
    skipped.clear();
    following = true;
    latest.set(
        Optional.of(
            new BulkReport(command.name(), by, at, false, NOTHING_SENT, List.of(), List.of())));
  }

  void note(Entry entry) {
    if (!following) {
      return;
    }
    if (entry.fact() instanceof Fact.SubmissionStarted started) {
      thing(started.intent()).ifPresent(id -> sent.put(new IntentId(entry.seq()), id));
    } else if (entry.fact() instanceof Fact.IntentRefused refused) {
      thing(refused.intent())
          .ifPresent(id ->
              end(
                  id,
                  End.REFUSED,
                  "refused by %s: %s".formatted(refused.rule(), refused.reason())));
    } else if (entry.fact() instanceof Fact.OutcomeReceived(IntentId intent, Outcome outcome)
        && sent.containsKey(intent)) {
      conclude(sent.get(intent), outcome);
    }
  }

  void note(Decision.Skip skip) {
    if (following) {
      skipped.put(skip.title(), "%s: %s".formatted(skip.rule(), skip.evidence().summary()));
    }
  }

  /// How far the requests to the venue are; called by whoever sends them.
  public void at(Progress progress) {
    if (following) {
      publish(false, progress, List.of());
    }
  }

  /// Everything is answered or was left alone.
  ///
  /// @param troubled what could not be read
  void end(List<Trouble> troubled) {
    if (!following) {
      return;
    }
    List<String> troubles = troubled.stream().map(Trouble::toString).distinct().toList();
    for (Map.Entry<String, Title> thing : scope.entrySet()) {
      if (!ended.containsKey(thing.getKey())) {
        boolean unread = !troubles.isEmpty() && !skipped.containsKey(thing.getValue());
        end(
            thing.getKey(),
            unread ? End.UNKNOWN : End.UNCHANGED,
            unread
                ? "its market could not be read"
                : skipped.getOrDefault(thing.getValue(), "left as it is"));
      }
    }
    publish(true, latest.get().map(BulkReport::sent).orElse(NOTHING_SENT), troubles);
    following = false;
  }

  private void publish(boolean done, Progress progress, List<String> troubles) {
    List<Item> items = scope.keySet().stream().filter(ended::containsKey).map(ended::get).toList();
    latest.updateAndGet(now ->
        now.map(r -> new BulkReport(r.command(), r.by(), r.at(), done, progress, items, troubles)));
  }

  private void conclude(String id, Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted _ -> end(id, End.DONE, "done");
      case Outcome.Rejected(String code, String detail) ->
          end(id, End.REFUSED, "the venue refused: %s %s".formatted(code, detail).strip());
      case Outcome.Unknown(String detail) -> end(id, End.UNKNOWN, "no clear answer yet: " + detail);
      case Outcome.Withheld _ -> end(id, End.WITHHELD, "withheld: this mode cannot spend");
    }
  }

  private void end(String id, End end, String result) {
    Title title = scope.get(id);
    if (title != null) {
      ended.put(id, new Item(id, title.name(), end, result));
    }
  }

  private static Map<String, Title> lots(Portfolio books, boolean listed) {
    var lots = new LinkedHashMap<String, Title>();
    for (Lot lot : books.openLots()) {
      if (lot.state() instanceof LotState.Listed == listed) {
        lots.put(lot.id().toString(), lot.title());
      }
    }
    return lots;
  }

  private static Map<String, Title> targets(Portfolio books, String group) {
    return books
        .targetLog()
        .group(group)
        .map(found -> targets(books, found.titles()::contains))
        .orElseGet(Map::of);
  }

  private static Map<String, Title> targets(Portfolio books, Predicate<Title> which) {
    var targets = new LinkedHashMap<String, Title>();
    for (Portfolio.Target target : books.targets()) {
      if (which.test(target.title())) {
        targets.put(target.id().toString(), target.title());
      }
    }
    return targets;
  }

  private static Optional<String> thing(Intent intent) {
    return switch (intent) {
      case Intent.ListLot list -> Optional.of(list.lot().toString());
      case Intent.Reprice reprice -> Optional.of(reprice.lot().toString());
      case Intent.Delist delist -> Optional.of(delist.lot().toString());
      case Intent.CancelTarget cancel -> Optional.of(cancel.target().toString());
      case Intent.BuyOffer _, Intent.PlaceTarget _ -> Optional.empty();
    };
  }
}
