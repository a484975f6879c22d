package io.floatwise.core.pricing;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was learnt from everything read and done so far, for the next valuation. A fold of readings
/// in the order of their market times; not thread-safe.
public final class Experience {

  private final Peers peers = new Peers();
  private final FeeAudit fees = new FeeAudit();
  private final Map<Game, GameIndex> indices = new EnumMap<>(Game.class);
  private final Appraiser appraiser;
  private FillModel fills;

  /// @param fills what is known of how orders are filled
  public Experience(FillModel fills) {
    this(fills, Appraisal::of);
  }

  /// @param fills what is known of how orders are filled
  /// @param appraiser of sales
  public Experience(FillModel fills, Appraiser appraiser) {
    this.fills = fills;
    this.appraiser = appraiser;
  }

  Appraiser appraiser() {
    return appraiser;
  }

  /// All quotes of one or more games were read.
  public void quoted(Collection<Quote> quotes, Instant now) {
    Map<Game, List<Quote>> byGame = new EnumMap<>(Game.class);
    for (Quote quote : quotes) {
      byGame.computeIfAbsent(quote.title().game(), _ -> new ArrayList<>()).add(quote);
    }
    byGame.forEach(
        (game, own) -> indices.computeIfAbsent(game, _ -> new GameIndex()).quoted(own, now));
  }

  /// Where the prices of `game` go; empty before its quotes were read.
  public Optional<GameIndex> index(Game game) {
    return Optional.ofNullable(indices.get(game));
  }

  /// Orders of ours taught something about fills.
  public void learnt(FillModel other) {
    fills = other;
  }

  /// What was charged for our sales.
  public FeeAudit fees() {
    return fees;
  }

  /// A title was valued from a reading.
  public void looked(Valuation valuation) {
    looked(valuation.snapshot().title(), shares(valuation));
  }

  /// The same, by what was kept of it.
  ///
  /// @param shares as [#shares] gave them
  public void looked(Title title, List<Peers.Share> shares) {
    shares.forEach(share -> peers.looked(title, share));
  }

  /// What a valued title teaches about titles like it.
  public static List<Peers.Share> shares(Valuation valuation) {
    var title = valuation.snapshot().title();
    var fair = valuation.fair().value();
    return List.of(
        Peers.Share.of(title, fair, valuation.liquidity()),
        Peers.Share.of(title, fair, valuation.sellers()));
  }

  Liquidity among(Liquidity liquidity, FairValue fair, Title title) {
    return liquidity.among(peers.of(title, fair.value(), liquidity.kind()));
  }

  /// What is known of how orders are filled.
  public FillModel fills() {
    return fills;
  }
}
