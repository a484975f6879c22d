package io.floatwise.app.mode;

import io.floatwise.app.live.Trader;
import io.floatwise.app.run.Ports;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.execution.Venue;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.paper.PaperAccount;
import io.floatwise.core.paper.PaperVenue;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.Wanted;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.testkit.journal.MemoryJournal;
import io.floatwise.testkit.sim.SimFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Two exchanges with the same seed. A bot trades on paper beside the one, which knows nothing of
/// it; in the other an account gives the same orders at the same moments. What paper says it did is
/// compared with what the exchange booked.
final class Twins implements Venue {

  static final Money DEPOSIT = Money.usd(1000_00);
  private static final AccountId ACCOUNT = new AccountId("trader");

  private final SimExchange watched;
  private final SimExchange traded;
  private final PaperAccount paper;
  private final PaperVenue venue;
  private final Map<TargetId, TargetId> targets = new HashMap<>();
  private final List<String> answeredOtherwise = new ArrayList<>();

  Twins(Supplier<SimExchange> exchanges) {
    watched = exchanges.get();
    traded = exchanges.get();
    traded.openAccount(ACCOUNT, DEPOSIT);
    paper = new PaperAccount(new Portfolio(), DEPOSIT, watched.now());
    venue = new PaperVenue(paper, new SimFeed(watched), watched::now, () -> Duration.ZERO);
  }

  /// Lets both exchanges go on.
  void advance(Duration by) {
    Instant time = watched.now().plus(by);
    watched.advanceTo(time);
    traded.advanceTo(time);
  }

  /// Lets a bot trade, with a round every hour.
  Twins trade(Duration length, List<Game> games) {
    var trader =
        new Trader(
            new Engine(
                "paper", Limits.DEFAULT.with(Limit.GAMES, Set.copyOf(games)), Strategies.USUAL),
            new MemoryJournal(),
            new Executor(this),
            venue.feed(),
            games,
            Ports.HOURLY_CALLS,
            _ -> {});
    Instant end = watched.now().plus(length);
    while (watched.now().isBefore(end)) {
      trader.round(watched.now());
      advance(Duration.ofHours(1));
    }
    trader.round(watched.now());
    return this;
  }

  /// Orders that paper and the exchange did not answer alike.
  List<String> answeredOtherwise() {
    return List.copyOf(answeredOtherwise);
  }

  /// Money, items and trades on paper, a line for each.
  List<String> onPaper() {
    Instant now = watched.now();
    var lines = new ArrayList<String>();
    Balance balance = paper.balance(now);
    lines.add("usable %s protected %s".formatted(balance.usable(), balance.tradeProtected()));
    Stream.of(Game.values())
        .flatMap(game -> paper.inventory(game).stream())
        .map(h -> "holds %s until %s".formatted(h.item().id(), h.unlocksAt()))
        .sorted()
        .forEach(lines::add);
    Stream.of(Game.values())
        .flatMap(game -> paper.offers(game).stream())
        .map(o -> "offers %s at %s since %s".formatted(o.item().id(), o.price(), o.createdAt()))
        .sorted()
        .forEach(lines::add);
    sales().values().forEach(sale -> lines.add(line(sale)));
    return lines;
  }

  /// The same as the exchange has it.
  List<String> onTheExchange() {
    var lines = new ArrayList<String>();
    var funds = traded.funds(ACCOUNT);
    lines.add("usable %s protected %s".formatted(funds.usable(), funds.tradeProtected()));
    traded.inventory(ACCOUNT).stream()
        .map(h -> "holds %s until %s".formatted(h.item().id(), h.unlocksAt()))
        .sorted()
        .forEach(lines::add);
    traded.openOffers(ACCOUNT).stream()
        .map(o -> "offers %s at %s since %s".formatted(o.item().id(), o.price(), o.createdAt()))
        .sorted()
        .forEach(lines::add);
    salesOfTheExchange().values().forEach(sale -> lines.add(line(sale)));
    return lines;
  }

  Map<AssetId, ClosedOffer> sales() {
    var sales = new TreeMap<AssetId, ClosedOffer>();
    paper.sales(Instant.EPOCH, watched.now()).forEach(sale -> sales.put(sale.asset(), sale));
    return sales;
  }

  Map<AssetId, ClosedOffer> salesOfTheExchange() {
    var sales = new TreeMap<AssetId, ClosedOffer>();
    for (var s : traded.closedSales(ACCOUNT)) {
      sales.put(
          s.asset(),
          new ClosedOffer(
              s.offer(),
              s.asset(),
              s.title().name(),
              s.price(),
              s.fee(),
              s.closedAt(),
              s.status(),
              s.finalAt()));
    }
    return sales;
  }

  private static String line(ClosedOffer sale) {
    return "sold %s for %s fee %s at %s %s final %s"
        .formatted(
            sale.asset(), sale.price(), sale.fee(), sale.closedAt(), sale.status(), sale.finalAt());
  }

  @Override
  public Outcome execute(Approved approved) {
    Outcome onPaper = venue.execute(approved);
    Outcome booked = book(approved.intent());
    if (onPaper instanceof Outcome.Accepted(Effect.TargetPlaced(TargetId ours))
        && booked instanceof Outcome.Accepted(Effect.TargetPlaced(TargetId theirs))) {
      targets.put(ours, theirs);
    }
    if (!word(onPaper).equals(word(booked))) {
      answeredOtherwise.add(
          "%s %s: %s on paper, %s".formatted(watched.now(), approved.intent(), onPaper, booked));
    }
    return onPaper;
  }

  /// The same order in the exchange, which has ids of its own for what is the account's.
  private Outcome book(Intent intent) {
    return switch (intent) {
      case Intent.BuyOffer buy -> traded.buy(ACCOUNT, buy.offer().id(), buy.price());
      case Intent.ListLot list -> traded.createOffer(ACCOUNT, list.asset(), list.price());
      case Intent.Reprice change ->
          own(change.asset())
              .map(offer -> traded.updateOffer(ACCOUNT, offer, change.price()))
              .orElse(new Outcome.Rejected("OfferNotFound", ""));
      case Intent.Delist delist ->
          own(delist.asset())
              .map(offer -> traded.deleteOffer(ACCOUNT, offer))
              .orElse(new Outcome.Rejected("OfferNotFound", ""));
      case Intent.PlaceTarget place ->
          traded.createTarget(ACCOUNT, place.title(), place.price(), place.amount(), Wanted.ANY);
      case Intent.CancelTarget cancel ->
          traded.deleteTarget(ACCOUNT, targets.getOrDefault(cancel.target(), cancel.target()));
    };
  }

  private Optional<OfferId> own(AssetId asset) {
    return traded.openOffers(ACCOUNT).stream()
        .filter(o -> o.item().id().equals(asset))
        .map(o -> o.id())
        .findFirst();
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Rejected(String code, String _) -> code;
      case Outcome.Accepted(Effect effect) -> effect.getClass().getSimpleName();
      case Outcome.Unknown _, Outcome.Withheld _ -> outcome.toString();
    };
  }

  @Override
  public List<Outcome> executeAll(List<Approved> approved) {
    return approved.stream().map(this::execute).toList();
  }

  @Override
  public Duration skew() {
    return venue.skew();
  }

  @Override
  public Reading<Balance> balance() {
    return venue.balance();
  }

  @Override
  public Reading<List<HeldItem>> inventory(Game game) {
    return venue.inventory(game);
  }

  @Override
  public Reading<List<OwnOffer>> offers(Game game) {
    return venue.offers(game);
  }

  @Override
  public Reading<List<OwnTarget>> targets(Game game) {
    return venue.targets(game);
  }

  @Override
  public Reading<List<ClosedOffer>> closedOffers(Instant since) {
    return venue.closedOffers(since);
  }

  @Override
  public Reading<List<ClosedTarget>> closedTargets(Instant since) {
    return venue.closedTargets(since);
  }
}
