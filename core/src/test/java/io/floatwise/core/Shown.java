package io.floatwise.core;

import io.floatwise.core.execution.Account;
import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.TradeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Builds what the venue shows of our account.
public final class Shown {

  private static final Duration PROTECTION = Duration.ofDays(7);

  private final Money usable;
  private Money tradeProtected = Money.ZERO_USD;
  private final List<OwnOffer> offers = new ArrayList<>();
  private final List<OwnTarget> targets = new ArrayList<>();
  private final List<ClosedOffer> closedOffers = new ArrayList<>();
  private final List<ClosedTarget> closedTargets = new ArrayList<>();
  private final List<HeldItem> inventory = new ArrayList<>();
  private final Map<Game, Failure> unread = new EnumMap<>(Game.class);
  private Duration skew = Duration.ZERO;

  private Shown(Money usable) {
    this.usable = usable;
  }

  /// An account with this much free money and nothing else.
  public static Shown with(String usable) {
    return new Shown(Given.usd(usable));
  }

  public Shown tradeProtected(String amount) {
    tradeProtected = Given.usd(amount);
    return this;
  }

  public Shown item(String asset) {
    inventory.add(new HeldItem(Given.item(asset), Optional.empty(), true));
    return this;
  }

  /// An item that the venue does not hold.
  public Shown itemInGame(String asset) {
    inventory.add(new HeldItem(Given.item(asset), Optional.empty(), false));
    return this;
  }

  public Shown offer(String id, String asset, String price) {
    offers.add(
        new OwnOffer(new OfferId(id), Given.item(asset), Given.usd(price), Given.NOW, false));
    return this;
  }

  public Shown target(String id, String price, int amount) {
    targets.add(
        new OwnTarget(new TargetId(id), Given.TITLE, Given.usd(price), amount, true, Given.NOW));
    return this;
  }

  public Shown sold(
      String offer, String asset, String price, String fee, TradeStatus status, Instant at) {
    closedOffers.add(
        new ClosedOffer(
            new OfferId(offer),
            new AssetId(asset),
            Given.TITLE.name(),
            Given.usd(price),
            Given.usd(fee),
            at,
            status,
            Optional.of(at.plus(PROTECTION))));
    return this;
  }

  public Shown filled(String target, String asset, String price, TradeStatus status, Instant at) {
    closedTargets.add(
        new ClosedTarget(
            new TargetId(target),
            new AssetId(asset),
            Given.TITLE.name(),
            Given.usd(price),
            at,
            status,
            Optional.of(at.plus(PROTECTION))));
    return this;
  }

  /// Offers, targets and inventory of `game` could not be read.
  public Shown unread(Game game) {
    unread.put(game, new Failure.Unreachable("down"));
    return this;
  }

  /// The venue's clock is this far ahead of ours.
  public Shown skew(Duration ahead) {
    skew = ahead;
    return this;
  }

  public Account account() {
    return new Account(
        new Balance(usable, usable, tradeProtected),
        offers,
        targets,
        closedOffers,
        closedTargets,
        inventory,
        skew,
        unread);
  }
}
