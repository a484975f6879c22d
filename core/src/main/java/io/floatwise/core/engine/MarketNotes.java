package io.floatwise.core.engine;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.Marks;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the engine notes of the market, whoever trades on it. Not thread-safe.
final class MarketNotes {

  private final Attention attention = new Attention();
  private final KnownTitles titles = new KnownTitles();
  private final Marks marks = new Marks();
  private final Map<Game, FeeSchedule> fees = new EnumMap<>(Game.class);
  private final Learning learning;

  /// @param learning where what was read is learnt
  MarketNotes(Learning learning) {
    this.learning = learning;
  }

  Attention attention() {
    return attention;
  }

  KnownTitles titles() {
    return titles;
  }

  Marks marks() {
    return marks;
  }

  /// Fees of the games, as they became known.
  Map<Game, FeeSchedule> fees() {
    return fees;
  }

  /// All quotes of one or more games were read.
  void quoted(List<Quote> quotes, Instant now) {
    attention.quoted(quotes, fees, now);
    titles.quoted(quotes);
    marks.observe(quotes);
    learning.experience().quoted(quotes, now);
  }

  /// What the readings of all quotes say of a title, see [Passing#follow].
  void follow(Title title, Optional<Quote> latest, Optional<Money> bestOffer) {
    attention.followed(title, latest);
    bestOffer.ifPresent(best -> marks.observe(title, best));
  }

  /// A title was looked at.
  void looked(Snapshot snapshot, Optional<Valuation> valuation, Instant now) {
    valuation.ifPresent(learning.experience()::looked);
    attention.looked(snapshot, valuation, now);
    marks.observe(List.of(snapshot.quote()));
    snapshot.offers().forEach(offer -> learning.collections().observe(offer.item()));
  }

  /// A title was looked at that does not matter to us, in short.
  void passed(PassedLook look) {
    learning.experience().looked(look.title(), look.asOf(), look.shares());
    look.collections().forEach(words -> learning.collections().observe(look.title(), words));
  }

  /// How much the prices of `game` lost within a day.
  Optional<Rate> lost(Game game) {
    return learning.experience().index(game).map(index -> index.lostInADay());
  }
}
