package io.floatwise.dmarket;

import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.Batches;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.execution.Venue;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Reading;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.map.AccountRows;
import io.floatwise.dmarket.map.Outcomes;
import io.floatwise.dmarket.request.ClosedQuery;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.wire.BatchAnswer;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.ClosedOfferRow;
import io.floatwise.dmarket.wire.ClosedTargetRow;
import io.floatwise.dmarket.wire.Dollars;
import io.floatwise.dmarket.wire.Page;
import io.floatwise.dmarket.wire.TargetResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/// The account's side of DMarket. Lists are complete or a failure; a write is sent once.
public final class DMarketVenue implements Venue {

  private static final int MAX_PAGES = 200;

  private final DMarket dmarket;

  DMarketVenue(DMarket dmarket) {
    this.dmarket = dmarket;
  }

  @Override
  public Duration skew() {
    return dmarket.skew();
  }

  @Override
  public Outcome execute(Approved approved) {
    return executeAll(List.of(approved)).getFirst();
  }

  /// Each request of [Batches#requests] is one call; where it brings no answer that proves
  /// anything, that holds for each of its rows.
  @Override
  public List<Outcome> executeAll(List<Approved> approved) {
    return Batches.requests(approved).stream()
        .flatMap(request -> send(request.stream().map(Approved::intent).toList()).stream())
        .toList();
  }

  /// Sends intents of one kind as the rows of one request.
  private List<Outcome> send(List<Intent> intents) {
    return switch (intents.getFirst()) {
      case Intent.BuyOffer _ -> rows(intents, Intent.BuyOffer.class).map(this::buy).toList();
      case Intent.ListLot _ -> list(rows(intents, Intent.ListLot.class).toList());
      case Intent.Reprice _ -> reprice(rows(intents, Intent.Reprice.class).toList());
      case Intent.Delist _ -> delist(rows(intents, Intent.Delist.class).toList());
      case Intent.PlaceTarget _ -> place(rows(intents, Intent.PlaceTarget.class).toList());
      case Intent.CancelTarget _ -> cancel(rows(intents, Intent.CancelTarget.class).toList());
    };
  }

  private static <T extends Intent> Stream<T> rows(List<Intent> intents, Class<T> kind) {
    return intents.stream().map(kind::cast);
  }

  private List<Outcome> list(List<Intent.ListLot> rows) {
    Reply<BatchAnswer> reply =
        dmarket.createOffers(
            rows.stream()
                .map(row -> new Bodies.NewOffer(row.asset().value(), Cents.of(row.price())))
                .toList());
    return rows.stream().map(row -> Outcomes.listed(reply, row.asset())).toList();
  }

  private List<Outcome> reprice(List<Intent.Reprice> rows) {
    Reply<BatchAnswer> reply =
        dmarket.updateOffers(
            rows.stream()
                .map(row -> new Bodies.OfferChange(row.offer().value(), Cents.of(row.price())))
                .toList());
    return rows.stream().map(row -> Outcomes.repriced(reply, row.offer(), row.asset())).toList();
  }

  private List<Outcome> delist(List<Intent.Delist> rows) {
    Reply<BatchAnswer> reply =
        dmarket.deleteOffers(rows.stream().map(row -> row.offer().value()).toList());
    return rows.stream().map(row -> Outcomes.delisted(reply, row.offer(), row.asset())).toList();
  }

  private List<Outcome> place(List<Intent.PlaceTarget> rows) {
    Reply<List<TargetResult>> reply =
        dmarket.createTargets(
            rows.getFirst().title().game(),
            rows.stream()
                .map(row ->
                    Bodies.NewTarget.of(row.title().name(), row.amount(), Dollars.of(row.price())))
                .toList());
    return Outcomes.targetsPlaced(reply, rows.stream().map(row -> row.title().name()).toList());
  }

  private List<Outcome> cancel(List<Intent.CancelTarget> rows) {
    Reply<List<TargetResult>> reply =
        dmarket.deleteTargets(rows.stream().map(row -> row.target().value()).toList());
    return rows.stream().map(row -> Outcomes.targetCancelled(reply, row.target())).toList();
  }

  /// What its seller holds is delivered by hand, or not at all: it is never bought from here.
  private Outcome buy(Intent.BuyOffer buy) {
    if (buy.offer().custody() != Custody.VENUE) {
      return new Outcome.Rejected("FaceToFace", "the seller holds the item; nothing was sent");
    }
    return Outcomes.bought(
        dmarket.buyOffers(
            List.of(
                new Bodies.Purchase(
                    buy.offer().id().value(), Cents.of(buy.price()), OfferType.DMARKET))),
        buy.offer().id());
  }

  @Override
  public Reading<Balance> balance() {
    return dmarket.balance().map(AccountRows::balance).toReading();
  }

  @Override
  public Reading<List<HeldItem>> inventory(Game of) {
    return list(of, dmarket::userInventory, row -> row.attributes().id(), AccountRows::held);
  }

  @Override
  public Reading<List<OwnOffer>> offers(Game of) {
    return list(of, dmarket::userOffers, row -> row.offerId(), AccountRows::ownOffer);
  }

  @Override
  public Reading<List<OwnTarget>> targets(Game of) {
    return list(of, dmarket::userTargets, row -> row.targetId(), AccountRows::ownTarget);
  }

  @Override
  public Reading<List<ClosedOffer>> closedOffers(Instant since) {
    ClosedQuery query = ClosedQuery.since(since);
    return PageWalk.all(
            cursor -> dmarket.closedOffers(query.at(cursor)),
            row -> List.of(row.offerId(), row.assetId()),
            MAX_PAGES,
            _ -> false)
        .map(rows ->
            rows.stream()
                .filter(row -> !row.closedAt().isBefore(since))
                .sorted(Comparator.comparing(ClosedOfferRow::closedAt))
                .map(AccountRows::closedOffer)
                .toList())
        .toReading();
  }

  @Override
  public Reading<List<ClosedTarget>> closedTargets(Instant since) {
    ClosedQuery query = ClosedQuery.since(since);
    return PageWalk.all(
            cursor -> dmarket.closedTargets(query.at(cursor)),
            row -> List.of(row.targetId(), row.assetId()),
            MAX_PAGES,
            _ -> false)
        .map(rows ->
            rows.stream()
                .filter(row -> !row.closedAt().isBefore(since))
                .sorted(Comparator.comparing(ClosedTargetRow::closedAt))
                .map(AccountRows::closedTarget)
                .toList())
        .toReading();
  }

  private static <R, T> Reading<List<T>> list(
      Game game,
      Function<ItemQuery, Reply<Page<R>>> fetch,
      Function<R, ?> id,
      BiFunction<Game, R, T> mapping) {
    ItemQuery query = ItemQuery.of(game);
    return PageWalk.all(cursor -> fetch.apply(query.at(cursor)), id, MAX_PAGES, _ -> false)
        .map(rows -> rows.stream().map(row -> mapping.apply(game, row)).toList())
        .toReading();
  }
}
