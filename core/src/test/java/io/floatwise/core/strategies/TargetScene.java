package io.floatwise.core.strategies;

import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A title that buyers pay 10.00 for and sellers give away for 9.00, the books, and what the
/// strategy of targets makes of them.
abstract class TargetScene {

  static final List<Offer> OFFERS =
      List.of(offer("x", "10.05"), offer("y", "10.15"), offer("z", "10.25"));

  final TargetFlip strategy = new TargetFlip();
  Books books = Books.with("1000.00");
  Money forTargets = usd("200.00");
  int placed;

  /// Buyers pay 10.00, sellers take 9.00: 20 days of six sales, two of them to targets.
  List<Sale> sales(long cents) {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < 120; i++) {
      boolean target = i % 3 == 2;
      sales.add(
          new Sale(
              TITLE,
              Money.usd((target ? cents * 9 / 10 : cents) + i * 7 % 11 - 5),
              books.now().minus(Duration.ofHours(4L * i)),
              target ? SaleKind.TARGET : SaleKind.OFFER,
              Attributes.UNKNOWN));
    }
    return sales;
  }

  static TargetStep rival(String price, int amount) {
    return new TargetStep(usd(price), amount, List.of());
  }

  Snapshot look(Optional<List<TargetStep>> targets, List<Sale> sales, List<Offer> offers) {
    Optional<Money> best =
        targets.flatMap(t -> t.stream().map(TargetStep::price).max(Money::compareTo));
    var quote = new Quote(TITLE, Optional.of(offers.getFirst().price()), 3, best, 3, books.now());
    return new Snapshot(TITLE, quote, offers, sales, targets, books.now());
  }

  Decision decide(Snapshot snapshot, FeeSchedule fees) {
    var view =
        new StrategyView(
            snapshot,
            Valuation.of(snapshot, fees, books.now()),
            new Fees(fees, TITLE, books.now()),
            books.portfolio,
            forTargets,
            books.now());
    List<Decision> decisions = strategy.decide(view);
    assertThat(decisions).hasSize(1).isEqualTo(strategy.decide(view));
    return decisions.getFirst();
  }

  Decision decide(TargetStep... rivals) {
    return decide(look(Optional.of(List.of(rivals)), sales(1_000), OFFERS), fees(2));
  }

  static Intent.PlaceTarget place(Decision decision) {
    return switch (decision) {
      case Decision.Propose propose -> (Intent.PlaceTarget) propose.intent();
      case Decision.Replace replace -> (Intent.PlaceTarget) replace.then().intent();
      case Decision.Skip skip -> throw new AssertionError(skip.toString());
    };
  }

  static String rule(Decision decision) {
    return switch (decision) {
      case Decision.Propose propose -> throw new AssertionError(propose.toString());
      case Decision.Replace replace -> throw new AssertionError(replace.toString());
      case Decision.Skip skip -> skip.rule();
    };
  }

  /// The strategy's wish came true.
  TargetId stands(Title title, String price, int amount, Datum... figures) {
    var intent = new Intent.PlaceTarget(title, usd(price), amount);
    var evidence = new Evidence("wished", List.of(figures)).by(strategy.name());
    var target = new TargetId("own-" + ++placed);
    var id = new IntentId(books.fact(new Fact.SubmissionStarted(intent, evidence)));
    books.accept(id, new Effect.TargetPlaced(target));
    return target;
  }

  TargetId stands(String price) {
    return stands(TITLE, price, 1);
  }
}
