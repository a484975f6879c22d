package io.floatwise.dmarket;

import io.floatwise.core.execution.Balance;
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
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.ClosedOfferRow;
import io.floatwise.dmarket.wire.ClosedTargetRow;
import io.floatwise.dmarket.wire.Dollars;
import io.floatwise.dmarket.wire.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The account's side of DMarket. Lists are complete or a failure; a write is sent once.
public final class DMarketVenue implements Venue {

  private static final int MAX_PAGES = 200;

  private final DMarket dmarket;
  private final Game game;

  /// @param game whose titles the account trades: the venue lists closed trades without their game,
  ///   so all of them are read as titles of this one; identify them by offer, target and asset
  DMarketVenue(DMarket dmarket, Game game) {
    this.dmarket = dmarket;
    this.game = game;
  }

  @Override
  public Duration skew() {
    return dmarket.skew();
  }

  @Override
  public Outcome execute(Approved approved) {
    return switch (approved.intent()) {
      case Intent.BuyOffer buy -> buy(buy);
      case Intent.ListLot list ->
          Outcomes.listed(
              dmarket.createOffers(
                  List.of(new Bodies.NewOffer(list.asset().value(), Cents.of(list.price())))),
              list.asset());
      case Intent.Reprice reprice ->
          Outcomes.repriced(
              dmarket.updateOffers(
                  List.of(
                      new Bodies.OfferChange(reprice.offer().value(), Cents.of(reprice.price())))),
              reprice.offer(),
              reprice.asset());
      case Intent.Delist delist ->
          Outcomes.delisted(
              dmarket.deleteOffers(List.of(delist.offer().value())),
              delist.offer(),
              delist.asset());
      case Intent.PlaceTarget place ->
          Outcomes.targetPlaced(
              dmarket.createTargets(
                  place.title().game(),
                  List.of(
                      Bodies.NewTarget.of(
                          place.title().name(), place.amount(), Dollars.of(place.price())))),
              place.title().name());
      case Intent.CancelTarget cancel ->
          Outcomes.targetCancelled(
              dmarket.deleteTargets(List.of(cancel.target().value())), cancel.target());
    };
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
                .map(row -> AccountRows.closedOffer(game, row))
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
                .map(row -> AccountRows.closedTarget(game, row))
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
