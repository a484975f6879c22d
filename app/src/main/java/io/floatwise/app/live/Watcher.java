package io.floatwise.app.live;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.TitleQuotes;
import io.floatwise.core.schedule.WatchBudget;
import io.floatwise.core.schedule.WatchList;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Keeps an eye on chosen titles: the venue pushes nothing, so it is asked about all of them every
/// period, past everything that is kept. When it cannot be read, that is told, and asking goes on.
/// [#run] belongs to one thread; everything else may be called from any.
public final class Watcher implements AutoCloseable {

  private final TitleQuotes feed;
  private final WatchBudget budget;
  private final InstantSource time;
  private final Audience audience;
  private final WatchList list;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<Instant> lostSince = Optional.empty();

  /// Who is told, one at a time, by the thread that watches; must return at once.
  public interface Audience {

    /// The first answer, or the first after the titles were chosen anew.
    void begun(Map<Title, Optional<Quote>> quotes);

    void changed(List<WatchList.Change> changes);

    /// Some titles have not been seen for longer than the bound; told every period.
    ///
    /// @param stale since when, by title
    /// @param reason why the last question was not answered, if it was not
    void stale(Map<Title, Instant> stale, Optional<Failure> reason, Instant now);

    /// All titles are seen in time again.
    void back(Instant lostSince, Instant now);
  }

  /// @param feed whose calls take no longer than [WatchBudget#patience()]
  /// @param time protocol time
  public Watcher(TitleQuotes feed, WatchBudget budget, InstantSource time, Audience audience) {
    this.feed = feed;
    this.budget = budget;
    this.time = time;
    this.audience = audience;
    this.list = new WatchList(budget);
  }

  /// Watches exactly these from the next period on.
  ///
  /// @throws IllegalArgumentException if there are more than the budget allows; the message says
  ///   how many it allows
  public void watch(Collection<Title> titles) {
    synchronized (list) {
      list.watch(titles, time.instant());
    }
  }

  /// Watches until [#close] is called.
  ///
  /// @throws InterruptedException if the thread is interrupted
  public void run() throws InterruptedException {
    Duration wait = Duration.ZERO;
    boolean begun = false;
    while (!closed.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
      Instant start = time.instant();
      Optional<Failure> failure = ask(start);
      if (!begun && failure.isEmpty()) {
        begun = true;
        audience.begun(quotes());
      }
      judge(failure);
      Duration left = budget.period().minus(Duration.between(start, time.instant()));
      wait = left.isNegative() ? Duration.ZERO : left;
    }
  }

  /// Lets [#run] end soon; returns at once.
  @Override
  public void close() {
    closed.countDown();
  }

  private record Answer(List<Title> asked, Reading<List<Quote>> reading, Instant at) {}

  /// Asks everything of one period at once.
  private Optional<Failure> ask(Instant start) throws InterruptedException {
    List<Callable<Answer>> questions = new ArrayList<>();
    for (List<Title> titles : calls()) {
      Game game = titles.getFirst().game();
      questions.add(() -> {
        Reading<List<Quote>> reading = feed.quotes(game, titles);
        return new Answer(titles, reading, time.instant());
      });
    }
    Optional<Failure> failure = Optional.empty();
    List<WatchList.Change> changes = new ArrayList<>();
    for (Answer answer : atOnce(questions)) {
      switch (answer.reading()) {
        case Reading.Read<List<Quote>>(List<Quote> quotes) -> {
          synchronized (list) {
            changes.addAll(list.answered(answer.asked(), quotes, start, answer.at()));
          }
        }
        case Reading.Unread<List<Quote>>(Failure why) -> failure = Optional.of(why);
      }
    }
    if (!changes.isEmpty()) {
      audience.changed(changes);
    }
    return failure;
  }

  private void judge(Optional<Failure> failure) {
    Instant now = time.instant();
    Map<Title, Instant> stale;
    synchronized (list) {
      stale = list.stale(now);
    }
    if (!stale.isEmpty()) {
      Instant since = stale.values().stream().min(Instant::compareTo).orElseThrow();
      lostSince = Optional.of(lostSince.filter(at -> at.isBefore(since)).orElse(since));
      audience.stale(stale, failure, now);
    } else if (lostSince.isPresent()) {
      audience.back(lostSince.get(), now);
      lostSince = Optional.empty();
    }
  }

  private List<List<Title>> calls() {
    synchronized (list) {
      return list.calls();
    }
  }

  private Map<Title, Optional<Quote>> quotes() {
    synchronized (list) {
      return list.quotes();
    }
  }

  private static List<Answer> atOnce(List<Callable<Answer>> questions) throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(questions)) {
        answers.add(answer.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a feed threw where it should have said why not", e);
    }
    return answers;
  }
}
