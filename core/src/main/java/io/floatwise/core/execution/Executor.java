package io.floatwise.core.execution;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.Reading;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// The only caller of the venue. Not thread-safe; the driver of one account owns it.
public final class Executor {

  /// Requests of a batch that are on their way at once.
  static final int AT_ONCE = 5;

  /// Rows between two reports of progress.
  static final int REPORTED_ROWS = 50;

  private final Venue venue;
  private final Consumer<Progress> progress;
  private final AccountReader reader;
  private final Set<IntentId> submitted = new HashSet<>();

  public Executor(Venue venue) {
    this(venue, _ -> {});
  }

  /// @param progress is told of every fiftieth answer of a batch, and of the last one, on the
  ///   thread that submits; must return at once
  public Executor(Venue venue, Consumer<Progress> progress) {
    this.venue = venue;
    this.progress = progress;
    this.reader = new AccountReader(venue);
  }

  /// Submits an approved intent, once. The journal must hold its submission durably before.
  ///
  /// @throws IllegalStateException if it was submitted before
  public Outcome submit(Approved approved) {
    if (!submitted.add(approved.id())) {
      throw new IllegalStateException(approved.id() + " was submitted before");
    }
    return venue.execute(approved);
  }

  /// Submits approved intents, each once, in requests of at most [Batches#ROWS] rows, of which up
  /// to five are on their way at once. Kinds follow each other in the order of the intents, and
  /// purchases are never sent at the same time. The journal must hold every submission durably
  /// before.
  ///
  /// @return one outcome for each, in their order
  /// @throws IllegalStateException if one of them was submitted before; then none is sent
  public List<Outcome> submitAll(List<Approved> approved) {
    return submitAll(approved, _ -> {});
  }

  /// The same.
  ///
  /// @param also is told of the progress of this batch besides
  public List<Outcome> submitAll(List<Approved> approved, Consumer<Progress> also) {
    var ids = new HashSet<IntentId>();
    for (Approved each : approved) {
      if (submitted.contains(each.id()) || !ids.add(each.id())) {
        throw new IllegalStateException(each.id() + " was submitted before");
      }
    }
    submitted.addAll(ids);
    var tally = new Tally(approved.size(), progress.andThen(also));
    for (List<Approved> stretch : Batches.stretches(approved)) {
      send(Batches.cut(stretch), Batches.isPurchase(stretch.getFirst()) ? 1 : AT_ONCE, tally);
    }
    return tally.outcomes();
  }

  private void send(List<List<Approved>> requests, int atOnce, Tally tally) {
    if (requests.size() == 1 || atOnce == 1) {
      requests.forEach(request -> tally.add(request, venue.executeAll(request)));
      return;
    }
    var answers = new ArrayList<Future<List<Outcome>>>();
    try (var threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
      requests.forEach(request -> answers.add(threads.submit(() -> venue.executeAll(request))));
      for (int i = 0; i < requests.size(); i++) {
        tally.add(requests.get(i), answer(answers.get(i)));
      }
    }
  }

  /// Waits also when it is interrupted: what was sent must be answered, and every call ends by its
  /// own deadline.
  private static List<Outcome> answer(Future<List<Outcome>> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException("the venue failed where it must not", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Collects the outcomes of a batch and says how far it is.
  private static final class Tally {
    private final int total;
    private final Consumer<Progress> progress;
    private final List<Outcome> outcomes = new ArrayList<>();
    private Progress now;

    Tally(int total, Consumer<Progress> progress) {
      this.total = total;
      this.progress = progress;
      this.now = new Progress(total, 0, 0, 0, 0);
    }

    void add(List<Approved> request, List<Outcome> answers) {
      if (answers.size() != request.size()) {
        throw new IllegalStateException(
            "expected %d outcomes, found %d".formatted(request.size(), answers.size()));
      }
      for (Outcome outcome : answers) {
        outcomes.add(outcome);
        now = count(outcome);
        if (total > 1 && (now.done() % REPORTED_ROWS == 0 || now.done() == total)) {
          progress.accept(now);
        }
      }
    }

    private Progress count(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Accepted _ ->
            new Progress(total, now.accepted() + 1, now.rejected(), now.unknown(), now.withheld());
        case Outcome.Rejected _ ->
            new Progress(total, now.accepted(), now.rejected() + 1, now.unknown(), now.withheld());
        case Outcome.Unknown _ ->
            new Progress(total, now.accepted(), now.rejected(), now.unknown() + 1, now.withheld());
        case Outcome.Withheld _ ->
            new Progress(total, now.accepted(), now.rejected(), now.unknown(), now.withheld() + 1);
      };
    }

    List<Outcome> outcomes() {
      return List.copyOf(outcomes);
    }
  }

  /// Reads the account, the lists of several games at once. What could not be read of a game is
  /// said in the account; without the balance or the closed trades there is none.
  ///
  /// @param since market time from which closed trades are of interest
  public Reading<Account> observe(List<Game> games, Instant since) {
    return reader.read(games, since);
  }
}
