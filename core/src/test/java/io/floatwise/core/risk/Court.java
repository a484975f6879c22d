package io.floatwise.core.risk;

import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;

import io.floatwise.core.Books;
import io.floatwise.core.Given;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A risk gate with default limits and what it looks at: books, and a market where a thing worth
/// 10.00 is offered at 8.00.
final class Court {

  static final Offer CHEAP = offer("cheap", "8.00");
  static final List<Offer> LADDER =
      List.of(CHEAP, offer("x", "9.90"), offer("y", "10.00"), offer("z", "10.10"));

  Books books;
  Optional<Valuation> valuation =
      Valuation.of(snapshot(LADDER, steadySales("10.00", 3)), fees(7), Given.NOW);
  Money unrealisedLoss = Money.ZERO_USD;
  boolean reconciled = true;
  Limits limits = Limits.DEFAULT;
  CollectionOf collections = _ -> Optional.empty();
  Optional<Duration> skew = Optional.of(Duration.ZERO);

  /// Nothing holds, where only limits are asked.
  List<RiskRule> holds = List.of();

  final Marks marks = new Marks();

  Court(Books books) {
    this.books = books;
  }

  /// The market as it is at the time of the books.
  void freshMarket() {
    var fees = fees(7);
    valuation =
        Valuation.of(
            snapshot(LADDER, steadySales("10.00", 3), Optional.empty(), books.now()),
            new FeeSchedule(
                fees.game(), fees.defaultRate(), fees.minFee(), fees.reduced(), books.now()),
            books.now());
  }

  Verdict verdict(Intent intent) {
    var view =
        new RiskView(
            books.portfolio,
            books.counters,
            books.counters.limits().over(limits),
            valuation,
            valuation.map(Valuation::fees),
            collections,
            marks
                .unrealisedLoss(books.portfolio, Map.of(Game.CS2, fees(7)), books.now())
                .plus(unrealisedLoss),
            skew,
            reconciled,
            books.now());
    return new RiskGate(RiskRules.ALL, holds).judge(new IntentId(99), intent, view);
  }

  /// `passed`, or the rule that holds or refuses and why.
  String judge(Intent intent) {
    return switch (verdict(intent)) {
      case Verdict.Passed _ -> "passed";
      case Verdict.Held(String rule, String reason) -> "held by " + rule + ": " + reason;
      case Verdict.Refused(String rule, String reason) -> rule + ": " + reason;
    };
  }

  /// `passed`, or the rule that refuses.
  String rule(Intent intent) {
    return switch (verdict(intent)) {
      case Verdict.Passed _ -> "passed";
      case Verdict.Held(String rule, String _) -> "held by " + rule;
      case Verdict.Refused(String rule, String _) -> rule;
    };
  }

  String buy(String price) {
    return judge(new Intent.BuyOffer(offer("cheap", price)));
  }

  String target(String price, int amount) {
    return judge(new Intent.PlaceTarget(Given.TITLE, Given.usd(price), amount));
  }

  String list(LotId lot, String price) {
    var asset = books.portfolio.lot(lot).orElseThrow().item().id();
    return judge(new Intent.ListLot(lot, asset, Given.TITLE, Given.usd(price)));
  }

  /// An offer of something else.
  static Offer of(Title title, String id, String price) {
    Offer offer = offer(id, price);
    return new Offer(
        offer.id(),
        new Item(offer.item().id(), title, offer.item().attributes()),
        offer.price(),
        offer.createdAt(),
        offer.custody(),
        offer.locked());
  }
}
