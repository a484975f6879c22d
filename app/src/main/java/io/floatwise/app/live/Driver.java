package io.floatwise.app.live;

import io.floatwise.app.scan.MarketDesk;
import io.floatwise.core.analysis.ItemReport;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.MarketClock;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.core.market.Quote;
import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.Explanations;
import io.floatwise.core.operator.MarketBoard;
import io.floatwise.core.operator.Operator;
import io.floatwise.core.operator.SafetyBoard;
import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.StatusBoard;
import io.floatwise.core.report.Mark;
import io.floatwise.core.report.Overview;
import io.floatwise.core.scan.ScanOrder;
import io.floatwise.core.scan.ScanReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps a [Trader] going: waits for market time, takes commands from any thread, publishes the
/// state. [#run] belongs to one thread; everything else may be called from any.
public final class Driver implements Operator {

  /// Market time between a purchase and the round that lists it.
  private static final Duration LIST_AFTER = Duration.ofSeconds(5);

  /// Real time until a venue that does not say its time is asked again.
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private record Order(Command command, String by) {}

  private final Trader trader;
  private final MarketDesk desk;
  private final MarketClock clock;
  private final StatusBoard board;
  private final Duration period;
  private final Explanations explanations;
  private final ConcurrentLinkedQueue<Order> inbox = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<List<Quote>> news = new ConcurrentLinkedQueue<>();
  private final CopyOnWriteArrayList<Consumer<Status>> listeners = new CopyOnWriteArrayList<>();
  private volatile Status status;

  /// Troubles that the latest status shows; belongs to the thread that trades.
  private List<Trouble> shown = List.of();

  private TroubleListener troubleListener = (_, _, _) -> {};
  private volatile Optional<Trouble> warning = Optional.empty();
  private volatile boolean stopped;

  /// @param trader already restored
  /// @param desk answers what people ask of the market
  /// @param period market time between two rounds
  /// @param explanations of what the trader decides
  public Driver(
      Trader trader,
      MarketDesk desk,
      MarketClock clock,
      StatusBoard board,
      Duration period,
      Explanations explanations) {
    this.trader = trader;
    this.desk = desk;
    this.clock = clock;
    this.board = board;
    this.period = period;
    this.explanations = explanations;
    this.status = draw(clock.now(), List.of());
    trader.interruptWith(this::during);
  }

  /// Trades until [#stop] is called or `done` says so after a round.
  ///
  /// @throws InterruptedException if the thread is interrupted; nothing is lost
  public void run(Predicate<Engine> done) throws InterruptedException {
    Instant now = clock.now();
    while (!stopped) {
      List<Trouble> troubles = trader.round(now);
      publish(now, troubles);
      Instant listing = now;
      while (trader.hasBought() && !stopped) {
        listing = await(listing.plus(LIST_AFTER), troubles);
        troubles = trader.listPurchases(listing);
        publish(listing, troubles);
      }
      if (done.test(trader.engine())) {
        return;
      }
      now = await(now.plus(period), troubles);
    }
  }

  /// Lets [#run] end after what it is doing; returns at once.
  public void stop() {
    stopped = true;
    trader.stop();
  }

  /// Quotes that somebody saw change meanwhile; the trader looks at them without waiting for its
  /// next round. Returns at once.
  public void notice(List<Quote> quotes) {
    news.add(List.copyOf(quotes));
  }

  /// Who is told when something else than before cannot be read, on the thread that trades.
  @FunctionalInterface
  public interface TroubleListener {
    /// @param before what was told last, nothing at first
    /// @param now what it is now
    /// @param at market time
    void changed(List<Trouble> before, List<Trouble> now, Instant at);
  }

  /// Only before [#run].
  public void onTrouble(TroubleListener listener) {
    troubleListener = listener;
  }

  /// What people should know besides the troubles of a round, from the next picture of the state
  /// on; empty when it is over.
  public void warn(Optional<Trouble> trouble) {
    warning = trouble;
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public Subscription subscribe(Consumer<Status> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void submit(Command command, String by) {
    inbox.add(new Order(command, by));
  }

  @Override
  public ScanReport scan(ScanOrder order) throws InterruptedException {
    return desk.scan(order, trader.ledger().ownOffers(), _ -> {});
  }

  @Override
  public ItemReport item(Title title) {
    return desk.item(title, _ -> {});
  }

  @Override
  public Overview portfolio() {
    Map<Title, Mark> marks = desk.marks(trader.ledger().openLots());
    return trader
        .ledger()
        .overview(lot -> Optional.ofNullable(marks.get(lot.title())), status.at());
  }

  @Override
  public Set<Game> games() {
    return trader.games();
  }

  @Override
  public Optional<BulkReport> bulk() {
    return trader.bulk().latest();
  }

  @Override
  public Explanations explanations() {
    return explanations;
  }

  private Instant await(Instant due, List<Trouble> troubles) throws InterruptedException {
    Instant now = clock.now();
    Optional<Trouble> lost = Optional.empty();
    while (!stopped && now.isBefore(due)) {
      Optional<Trouble> before = lost;
      try {
        now = clock.awaitUntil(due);
        lost = Optional.empty();
      } catch (MarketUnreadException e) {
        lost = Optional.of(Trouble.of(e));
      }
      boolean isNews = !lost.equals(before);
      var all = new ArrayList<>(troubles);
      lost.ifPresent(all::add);
      for (Order order = inbox.poll(); order != null; order = inbox.poll()) {
        trader.obey(order.command(), order.by(), now);
        isNews = true;
      }
      for (List<Quote> fresh = news.poll(); fresh != null && !stopped; fresh = news.poll()) {
        all.addAll(trader.noticed(fresh, now));
        isNews = true;
      }
      if (isNews) {
        publish(now, all);
      }
      if (lost.isPresent() && !stopped) {
        Thread.sleep(ASK_AGAIN);
      }
    }
    return now;
  }

  /// In the middle of a round: obeys what can be obeyed without a look at the market, in the order
  /// given, and shows new troubles. The rest waits for the end of the round.
  private void during(Instant now, List<Trouble> soFar) {
    boolean obeyed = false;
    for (Order order : inbox) {
      if (trader.obeyAtOnce(order.command(), order.by(), now)) {
        inbox.remove(order);
        obeyed = true;
      }
    }
    if (obeyed || !shown.containsAll(soFar)) {
      publish(now, Stream.concat(shown.stream(), soFar.stream()).distinct().toList());
    }
  }

  private void publish(Instant now, List<Trouble> troubles) {
    List<Trouble> before = shown;
    shown = List.copyOf(troubles);
    if (!before.equals(shown)) {
      troubleListener.changed(before, shown, now);
    }
    Status fresh = draw(now, troubles);
    status = fresh;
    listeners.forEach(listener -> listener.accept(fresh));
  }

  private Status draw(Instant now, List<Trouble> troubles) {
    Engine engine = trader.engine();
    return board.draw(
        now,
        engine.seq(),
        engine.portfolio(),
        engine.counters(),
        Stream.concat(troubles.stream(), warning.stream())
            .map(Trouble::toString)
            .distinct()
            .collect(Collectors.toCollection(ArrayList::new)),
        trader.decisions().latest(),
        MarketBoard.draw(engine.experience()),
        trader.refusals().byRule(),
        SafetyBoard.draw(now, engine.portfolio(), engine.counters(), engine.limits()));
  }
}
