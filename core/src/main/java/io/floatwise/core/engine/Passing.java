package io.floatwise.core.engine;

import io.floatwise.core.execution.Reconciler;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.risk.ApprovalQueue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How an engine is told of a market of which only what matters is told: whoever tells it has
/// worked out what can lead to nothing. It comes to the same entries as being told everything with
/// [Engine#step]. Not thread-safe.
public final class Passing {

  private final Engine engine;
  private final MarketNotes market;
  private final Folds folds;
  private final Reconciler reconciler;

  Passing(Engine engine, MarketNotes market, Folds folds, Reconciler reconciler) {
    this.engine = engine;
    this.market = market;
    this.folds = folds;
    this.reconciler = reconciler;
  }

  /// Takes in a reading of all quotes, of which nothing was told but what [#follow] said.
  ///
  /// @param lost how much the prices of each game lost within a day
  public Step stepRead(Instant at, Map<Game, Rate> lost) {
    Output out = engine.begin(at, new Event.QuotesObserved(List.of()));
    engine.quoted(game -> Optional.ofNullable(lost.get(game)), out);
    return engine.end(out);
  }

  /// Takes in a reading of the account that shows what is known: of all that follows from one, only
  /// that targets of ours are looked after can come to something.
  public Step stepKnown(Instant at) {
    Output out = engine.begin(at, new Event.TimePassed());
    engine.careForTargets(out);
    return engine.end(out);
  }

  /// Takes in a look that can lead to nothing; no step is due because of it.
  public void pass(PassedLook look) {
    market.passed(look);
  }

  /// What the readings of all quotes say of a title that matters.
  ///
  /// @param latest its quote in the latest one; empty if it has none
  /// @param bestOffer its best offer when there was one last; empty if nothing new was read of it
  public void follow(Title title, Optional<Quote> latest, Optional<Money> bestOffer) {
    market.follow(title, latest, bestOffer);
  }

  /// Whether the latest reading of the account showed everything of ours.
  public boolean isComplete() {
    return reconciler.isComplete();
  }

  /// The next moment at which a step does something because time has passed, whatever it is about:
  /// a pause ends, a request for approval does, or a target was not watched for too long. Empty if
  /// there is none.
  public Optional<Instant> due() {
    return Stream.of(
            folds.counters().nextEnd().stream(),
            folds.counters().approvals().waiting().stream().map(ApprovalQueue.Request::until),
            TargetCare.due(folds.portfolio(), market.attention(), engine.began()).stream())
        .flatMap(each -> each)
        .min(Comparator.naturalOrder());
  }
}
