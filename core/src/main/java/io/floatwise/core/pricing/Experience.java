package io.floatwise.core.pricing;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was learnt from everything read and done so far, for the next valuation. A fold of readings
/// in the order of their market times; not thread-safe.
public final class Experience {

  private final Peers peers = new Peers();
  private final FeeAudit fees = new FeeAudit();
  private final Map<Game, GameIndex> indices = new EnumMap<>(Game.class);

  /// The latest reading of each title that was learnt from.
  private final Map<Title, Instant> readings = new HashMap<>();

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
    Snapshot read = valuation.snapshot();
    looked(read.title(), read.asOf(), shares(valuation));
  }

  /// The same, by what was kept of it. A reading teaches once: who decides by it again later learns
  /// nothing new.
  ///
  /// @param asOf market time of the reading
  /// @param shares as [#shares] gave them; none if it could not be valued
  public void looked(Title title, Instant asOf, List<Peers.Share> shares) {
    Instant before = readings.getOrDefault(title, Instant.MIN);
    if (!shares.isEmpty() && asOf.isAfter(before)) {
      readings.put(title, asOf);
      shares.forEach(share -> peers.looked(title, share));
    }
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
