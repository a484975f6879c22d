package io.floatwise.dmarket;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.ClosedQuery;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.request.SalesQuery;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.Dollars;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Every operation of the client: a call of it, and a hand-written reply in the venue's spelling.
public final class EveryOperation {

  private static final Map<Operation, String> REPLIES = replies();
  private static final Instant FROM = Instant.ofEpochSecond(1_790_000_000L);

  private EveryOperation() {}

  /// What calls name: things of the account that is called with.
  ///
  /// @param price of the offer to buy
  public record Things(
      Title title,
      String asset,
      String classId,
      String steamAsset,
      String offer,
      String target,
      String deposit,
      String transfer,
      Money price) {

    /// Things that do not exist.
    public static final Things NONE =
        new Things(
            Samples.REDLINE,
            Samples.ASSET.value(),
            "188532885",
            "0:1234:5678:730",
            Samples.OFFER.value(),
            Samples.TARGET.value(),
            "dep-1",
            "tr-1",
            Money.usd(4999));
  }

  public static String reply(Operation operation) {
    return REPLIES.get(operation);
  }

  private static Map<Operation, String> replies() {
    Map<Operation, String> replies = new EnumMap<>(Operation.class);
    try (InputStream in = EveryOperation.class.getResourceAsStream("/replies.txt")) {
      String[] parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^### ");
      for (int i = 1; i < parts.length; i++) {
        int line = parts[i].indexOf('\n');
        replies.put(
            Operation.valueOf(parts[i].substring(0, line)), parts[i].substring(line + 1).strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return replies;
  }

  public static Reply<?> call(DMarket dmarket, Operation operation, Things with) {
    Game game = with.title().game();
    ItemQuery items = ItemQuery.of(game);
    UndocumentedDMarket more = dmarket.undocumented();
    return switch (operation) {
      case PROFILE -> dmarket.profile();
      case BALANCE -> dmarket.balance();
      case OFFERS -> dmarket.offers(items.withLimit(5));
      case AGGREGATED_PRICES ->
          dmarket.aggregatedPrices(game, List.of(with.title().name()), 10, Optional.empty());
      case TARGETS_BY_TITLE -> dmarket.targetsByTitle(with.title());
      case LAST_SALES -> dmarket.lastSales(SalesQuery.of(with.title(), 5));
      case CUSTOMIZED_FEES -> dmarket.customizedFees(game, OfferType.DMARKET, 10, 0);
      case USER_INVENTORY -> dmarket.userInventory(items);
      case SYNC_INVENTORY -> dmarket.syncInventory(game);
      case DEPOSIT_ASSETS -> dmarket.depositAssets(List.of(with.steamAsset()));
      case DEPOSIT_STATUS -> dmarket.depositStatus(with.deposit());
      case WITHDRAW_ASSETS ->
          dmarket.withdrawAssets(
              List.of(new Bodies.Withdrawal(with.asset(), game, with.classId())), new UUID(1, 2));
      case USER_OFFERS -> dmarket.userOffers(items);
      case CLOSED_OFFERS -> dmarket.closedOffers(ClosedQuery.since(Instant.EPOCH));
      case BUY_OFFERS ->
          dmarket.buyOffers(
              List.of(
                  new Bodies.Purchase(with.offer(), Cents.of(with.price()), OfferType.DMARKET)));
      case CREATE_OFFERS ->
          dmarket.createOffers(List.of(new Bodies.NewOffer(with.asset(), new Cents(9000))));
      case UPDATE_OFFERS ->
          dmarket.updateOffers(List.of(new Bodies.OfferChange(with.offer(), new Cents(9100))));
      case DELETE_OFFERS -> dmarket.deleteOffers(List.of(with.offer()));
      case USER_TARGETS -> dmarket.userTargets(items);
      case CLOSED_TARGETS -> dmarket.closedTargets(ClosedQuery.since(Instant.EPOCH));
      case CREATE_TARGETS ->
          dmarket.createTargets(
              game, List.of(Bodies.NewTarget.of(with.title().name(), 1, Dollars.of(Money.usd(3)))));
      case DELETE_TARGETS -> dmarket.deleteTargets(List.of(with.target()));
      case DEPOSIT_BLOCKED_TITLES -> more.depositBlockedTitles(game, 10, Optional.empty());
      case HISTORY -> more.history(Instant.EPOCH, FROM.plusSeconds(1_000_000_000L), 10, 0);
      case TIME_LIMITS -> more.timeLimits(with.title());
      case WITHDRAW_STATUS -> more.withdrawStatus(with.transfer());
    };
  }
}
