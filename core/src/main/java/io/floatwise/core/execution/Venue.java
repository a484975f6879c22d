package io.floatwise.core.execution;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.Reading;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Where trades execute. Calls block, may be made from any thread, and never throw for what a venue
/// or a network can do. Lists are complete: an implementation follows every page or returns the
/// failure.
public interface Venue {

  /// Tries to carry out an approved intent, once. An answer that proves neither success nor refusal
  /// is [Outcome.Unknown].
  Outcome execute(Approved approved);

  /// Tries to carry out approved intents, each once, in as few requests as the venue allows.
  ///
  /// @return one outcome for each, in their order; where nothing proves what became of a request,
  ///   each intent in it is [Outcome.Unknown]
  List<Outcome> executeAll(List<Approved> approved);

  Reading<Balance> balance();

  /// Items that are ours and not on sale.
  Reading<List<HeldItem>> inventory(Game game);

  Reading<List<OwnOffer>> offers(Game game);

  Reading<List<OwnTarget>> targets(Game game);

  /// Our sales closed at or after `since` (market time), in any status, oldest first.
  Reading<List<ClosedOffer>> closedOffers(Instant since);

  /// Our purchases through targets closed at or after `since` (market time), oldest first.
  Reading<List<ClosedTarget>> closedTargets(Instant since);

  /// How far the venue's clock is ahead of ours as its latest answers showed, negative if it is
  /// behind; protocol time.
  Duration skew();
}
