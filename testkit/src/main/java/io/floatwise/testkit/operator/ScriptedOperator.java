package io.floatwise.testkit.operator;

import io.floatwise.core.analysis.ItemReport;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.Explanation;
import io.floatwise.core.operator.Explanations;
import io.floatwise.core.operator.Operator;
import io.floatwise.core.operator.Status;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.report.Overview;
import io.floatwise.core.scan.ScanOrder;
import io.floatwise.core.scan.ScanReport;
import io.floatwise.core.trace.Missed;
import io.floatwise.core.trade.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// An engine of one status that obeys pause and resume at once and remembers who said what.
/// Thread-safe.
public final class ScriptedOperator implements Operator {

  private static final Failure UNREACHABLE = new Failure.Unreachable("nobody answers");

  private final List<Consumer<Status>> listeners = new CopyOnWriteArrayList<>();
  private final List<Submitted> submitted = new ArrayList<>();
  private Status status;
  private boolean failing;
  private Optional<ScanReport> scan = Optional.empty();
  private Optional<ItemReport> item = Optional.empty();
  private Optional<BulkReport> bulk = Optional.empty();
  private List<Explanation> explained = List.of();
  private Optional<StorageException> unreadable = Optional.empty();
  private Overview overview = Overview.of(new Ledger(), _ -> Optional.empty(), Instant.EPOCH);

  public ScriptedOperator(Status first) {
    status = first;
  }

  /// A command and who gave it.
  public record Submitted(Command command, String by) {}

  /// From now on every question about the status fails, as a bug would make it.
  public synchronized void fail() {
    failing = true;
  }

  @Override
  public synchronized Status status() {
    if (failing) {
      throw new IllegalStateException("asked to fail");
    }
    return status;
  }

  /// What every later scan finds; until then the market cannot be read.
  public synchronized void scans(ScanReport report) {
    scan = Optional.of(report);
  }

  /// What is known of every title; until then the market cannot be read.
  public synchronized void items(ItemReport report) {
    item = Optional.of(report);
  }

  /// What the portfolio is from now on; until then nothing was ever owned.
  public synchronized void owns(Overview now) {
    overview = now;
  }

  /// What the latest command about many came to; until then there was none.
  public synchronized void ended(BulkReport report) {
    bulk = Optional.of(report);
  }

  /// What is kept on the disk of decisions, from now on; until then nothing.
  public synchronized void explains(List<Explanation> kept) {
    explained = List.copyOf(kept);
  }

  /// What is kept cannot be read from now on.
  public synchronized void cannotExplain(StorageException why) {
    unreadable = Optional.of(why);
  }

  @Override
  public synchronized ScanReport scan(ScanOrder order) {
    return scan.orElseThrow(() -> new MarketUnreadException("the market", UNREACHABLE));
  }

  @Override
  public synchronized ItemReport item(Title title) {
    return item.orElseThrow(() -> new MarketUnreadException("the market", UNREACHABLE));
  }

  @Override
  public synchronized Overview portfolio() {
    return overview;
  }

  @Override
  public Set<Game> games() {
    return Set.of(Game.CS2);
  }

  @Override
  public synchronized Optional<BulkReport> bulk() {
    return bulk;
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
        case Command.DelistAll _,
            Command.CancelTargets _,
            Command.ListAll _,
            Command.RepriceAll _,
            Command.Undo _,
            Command.AdoptMoney _,
            Command.FormTargetGroup _,
            Command.PauseTargets _,
            Command.ResumeTargets _,
            Command.RepriceTargets _,
            Command.CancelTargetGroup _ -> {}
        case Command.Halt _, Command.Panic _ -> paused.addAll(EnumSet.allOf(Activity.class));
        case Command.Reduce _ -> paused.add(Activity.BUY);
        case Command.ChangeLimits _, Command.Confirm _, Command.Approve _, Command.Deny _ -> {}
      }
      next = Obeyed.by(Statuses.paused(status, paused, by), command, by);
    }
    publish(next);
  }

  /// Knows what was kept by id and by title.
  @Override
  public Explanations explanations() {
    return new Explanations() {
      @Override
      public List<Explanation> why(String subject, int most) {
        return explained(subject, most);
      }

      @Override
      public Missed missed(Duration back) {
        Instant at = status().at();
        return new Missed(at.minus(back), at, List.of(), List.of());
      }
    };
  }

  private synchronized List<Explanation> explained(String subject, int most) {
    if (unreadable.isPresent()) {
      throw unreadable.get();
    }
    return explained.stream()
        .filter(e -> e.id().equals(subject) || e.title().name().equals(subject))
        .limit(most)
        .toList();
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
