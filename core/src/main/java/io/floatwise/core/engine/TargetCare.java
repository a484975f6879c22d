package io.floatwise.core.engine;

import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.risk.RiskView;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Stance;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Takes down targets that nobody watches or that must not buy any more. A target goes on buying
/// while the bot does nothing, so what stops purchases must take the targets down as well. It needs
/// no market data; targets that somebody else placed stay.
///
/// @param attention what was looked at and when
/// @param began market time at which this process began
/// @param kept whether the strategy that keeps targets trades
record TargetCare(RiskView view, Attention attention, Instant began, boolean kept) {

  /// A target may stand so long without a close look at its title.
  private static final Duration UNWATCHED = Duration.ofHours(6);

  /// The next moment at which a target of ours will not have been watched for too long, if nobody
  /// looks before; empty if none stands.
  static Optional<Instant> due(Portfolio books, Attention attention, Instant began) {
    return books.targets().stream()
        .map(target -> attention.lookedAt(target.title()).orElse(began).plus(UNWATCHED))
        .min(Comparator.naturalOrder());
  }

  List<Decision.Propose> takedowns() {
    Portfolio books = view.portfolio();
    Optional<String> stop = stop();
    return books.targets().stream()
        .filter(target -> books.targetLog().kept(target.id()).isPresent() && !isGoing(target))
        .flatMap(
            target -> stop.or(() -> unwatched(target)).map(why -> cancel(target, why)).stream())
        .toList();
  }

  /// Why no target may stand now, whatever it is; empty if that is not so.
  private Optional<String> stop() {
    if (!kept) {
      return Optional.of("the strategy %s does not trade here".formatted(TargetLog.KEEPER));
    }
    if (view.counters().brake().stance() != Stance.NORMAL) {
      return view.counters().brake().reason();
    }
    Optional<String> pause =
        view.counters().pause(Activity.BUY, view.now()).map(p -> "buying is paused: " + p.reason());
    if (pause.isPresent() || !view.isDrawnDown()) {
      return pause.or(() -> view.portfolio().difference().map(_ -> "books and venue differ"));
    }
    return Optional.of("loss from the peak is %s, buying stops".formatted(view.loss()));
  }

  private Optional<String> unwatched(Portfolio.Target target) {
    Instant seen = attention.lookedAt(target.title()).orElse(began);
    Duration age = Duration.between(seen, view.now());
    return age.compareTo(UNWATCHED) < 0
        ? Optional.empty()
        : Optional.of("its market was not seen for %d h".formatted(age.toHours()));
  }

  private boolean isGoing(Portfolio.Target target) {
    return view.portfolio().openSubmissions().stream()
        .anyMatch(s ->
            s.intent() instanceof Intent.CancelTarget cancel
                && cancel.target().equals(target.id()));
  }

  private static Decision.Propose cancel(Portfolio.Target target, String why) {
    return new Decision.Propose(
        new Intent.CancelTarget(target.id(), target.title()),
        new Evidence(
                "take down the target at %s: %s".formatted(target.price(), why),
                List.of(new Datum("price", target.price().toString())))
            .by(TargetLog.KEEPER));
  }
}
