package io.floatwise.testkit.sim;

import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.execution.Venue;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.Reading;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// A network between the bot and its venue that loses requests and replies, delivers late and
/// delivers twice. What it does is drawn from a seeded generator.
public final class FaultyVenue implements Venue {

  /// What can happen to a write.
  public enum Fault {
    NONE,
    /// The request never arrives.
    REQUEST_LOST,
    /// It is carried out and the reply is lost.
    REPLY_LOST,
    /// It is carried out some time after we gave up.
    LATE,
    /// It is carried out twice; the first reply arrives.
    DOUBLED
  }

  private static final Outcome TIMEOUT = new Outcome.Unknown("no reply in time");

  private final Venue venue;
  private final Random random;
  private final int faultPercent;
  private final List<Approved> late = new ArrayList<>();
  private final Map<IntentId, Integer> submissions = new TreeMap<>();
  private Optional<Fault> next = Optional.empty();
  private boolean calm;

  /// @param faultPercent of writes that meet a fault
  public FaultyVenue(Venue venue, Random random, int faultPercent) {
    this.venue = venue;
    this.random = random;
    this.faultPercent = faultPercent;
  }

  /// A network without faults but those it is told.
  public FaultyVenue(Venue venue) {
    this(venue, new Random(0), 0);
  }

  /// The next write meets `fault`.
  public void next(Fault fault) {
    next = Optional.of(fault);
  }

  /// Delivers everything that is late.
  public void deliver() {
    List.copyOf(late).forEach(venue::execute);
    late.clear();
  }

  /// Delivers what is still on its way and has no more faults.
  public void calm() {
    calm = true;
    deliver();
  }

  /// Delivers about half of what is late.
  public void passTime() {
    if (random.nextBoolean()) {
      deliver();
    }
  }

  /// How often each intent was handed to the network by the bot.
  public Map<IntentId, Integer> submissions() {
    return submissions;
  }

  @Override
  public Duration skew() {
    return venue.skew();
  }

  @Override
  public Outcome execute(Approved approved) {
    submissions.merge(approved.id(), 1, Integer::sum);
    return switch (draw()) {
      case NONE -> venue.execute(approved);
      case REQUEST_LOST -> TIMEOUT;
      case REPLY_LOST -> {
        venue.execute(approved);
        yield TIMEOUT;
      }
      case LATE -> {
        late.add(approved);
        yield TIMEOUT;
      }
      case DOUBLED -> {
        Outcome first = venue.execute(approved);
        venue.execute(approved);
        yield first;
      }
    };
  }

  /// Each row meets a fault of its own.
  @Override
  public List<Outcome> executeAll(List<Approved> approved) {
    return approved.stream().map(this::execute).toList();
  }

  @Override
  public Reading<Balance> balance() {
    return venue.balance();
  }

  @Override
  public Reading<List<HeldItem>> inventory(Game game) {
    return venue.inventory(game);
  }

  @Override
  public Reading<List<OwnOffer>> offers(Game game) {
    return venue.offers(game);
  }

  @Override
  public Reading<List<OwnTarget>> targets(Game game) {
    return venue.targets(game);
  }

  @Override
  public Reading<List<ClosedOffer>> closedOffers(Instant since) {
    return venue.closedOffers(since);
  }

  @Override
  public Reading<List<ClosedTarget>> closedTargets(Instant since) {
    return venue.closedTargets(since);
  }

  private Fault draw() {
    if (next.isPresent()) {
      Fault told = next.get();
      next = Optional.empty();
      return told;
    }
    if (calm || random.nextInt(100) >= faultPercent) {
      return Fault.NONE;
    }
    Fault[] faults = Fault.values();
    return faults[1 + random.nextInt(faults.length - 1)];
  }
}
