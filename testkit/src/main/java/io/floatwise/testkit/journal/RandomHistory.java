package io.floatwise.testkit.journal;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A life that could have been: purchases, sales, reversals, targets, and items that come and go by
/// hand, in a journal that never contradicts itself. The same seed gives the same life.
public final class RandomHistory {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  private final Random random;
  private final Portfolio books = new Portfolio();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Item> away = new ArrayList<>();
  private Instant at = START;
  private int names;

  private RandomHistory(long seed) {
    random = new Random(seed);
  }

  /// @param moves things that happen; each is one to three entries
  public static List<Entry> of(long seed, int moves) {
    var history = new RandomHistory(seed);
    history.fact(new Fact.AccountOpened("random", Money.usd(500_00), Money.usd(20_00)));
    for (int i = 0; i < moves; i++) {
      history.at = history.at.plusSeconds(history.random.nextInt(3 * 86_400));
      history.move();
    }
    return List.copyOf(history.entries);
  }

  private long fact(Fact fact) {
    var entry = new Entry(entries.size() + 1L, at, fact);
    books.apply(entry);
    entries.add(entry);
    return entry.seq();
  }

  private void move() {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> buy();
      case 3 -> fill();
      case 4 -> adopt();
      case 5 -> differ();
      default -> pick().ifPresent(this::move);
    }
  }

  private Optional<Lot> pick() {
    List<Lot> lots =
        books.lots().stream()
            .filter(l -> l.isOpen() || l.state() instanceof LotState.Sold)
            .toList();
    return lots.isEmpty() ? Optional.empty() : Optional.of(lots.get(random.nextInt(lots.size())));
  }

  private Item item() {
    var title = new Title(Game.CS2, "Case " + random.nextInt(6));
    return new Item(new AssetId("asset-" + names++), title, Attributes.UNKNOWN);
  }

  private IntentId submit(Intent intent) {
    Evidence evidence = new Evidence("random", List.of()).by("strategy-" + random.nextInt(3));
    return new IntentId(fact(new Fact.SubmissionStarted(intent, evidence)));
  }

  private void accept(IntentId id, Effect effect) {
    var done = new Outcome.Accepted(effect);
    if (random.nextInt(4) == 0) {
      fact(new Fact.OutcomeReceived(id, new Outcome.Unknown("no reply")));
      fact(new Fact.OutcomeResolved(id, done, "it is there"));
    } else {
      fact(new Fact.OutcomeReceived(id, done));
    }
  }

  private void buy() {
    Money price = Money.usd(50 + random.nextInt(4_000));
    var offer =
        new Offer(new OfferId("theirs-" + names++), item(), price, at, Custody.VENUE, false);
    IntentId id = submit(new Intent.BuyOffer(offer));
    if (random.nextInt(6) == 0) {
      fact(new Fact.OutcomeReceived(id, new Outcome.Rejected("OfferNotFound", "")));
    } else {
      accept(id, new Effect.Bought());
    }
  }

  private void fill() {
    Item item = item();
    Money price = Money.usd(50 + random.nextInt(2_000));
    var target = new TargetId("target-" + names++);
    IntentId id = submit(new Intent.PlaceTarget(item.title(), price, 2));
    accept(id, new Effect.TargetPlaced(target));
    if (random.nextBoolean()) {
      fact(new Fact.TargetFilled(target, item, price, at));
    }
  }

  /// Something new, or something that was taken away or whose sale was rolled back.
  private void adopt() {
    if (!away.isEmpty() && random.nextBoolean()) {
      Item item = away.remove(random.nextInt(away.size()));
      fact(new Fact.LotAdopted(item, lastCost(item)));
    } else {
      Optional<Money> cost =
          random.nextBoolean() ? Optional.of(Money.usd(random.nextInt(900))) : Optional.empty();
      fact(new Fact.LotAdopted(item(), cost));
    }
  }

  /// The books differ: for no reason that lasts, or because the owner moved money or paid for what
  /// he brought.
  private void differ() {
    Money total = books.cash().orElseThrow().total();
    List<Lot> unpriced = books.openLots().stream().filter(Lot::canBePriced).toList();
    int what = random.nextInt(3);
    Money amount = Money.usd(1 + random.nextInt(what == 0 ? 9_000 : 900));
    Money moved = what == 0 ? amount : amount.negated();
    fact(new Fact.BooksDiffer(total, total.plus(moved)));
    if (what == 2 && !unpriced.isEmpty()) {
      LotId lot = unpriced.get(random.nextInt(unpriced.size())).id();
      fact(new Fact.MoneyAdopted(moved, Optional.of(lot), "owner"));
    } else if (random.nextBoolean()) {
      fact(new Fact.MoneyAdopted(moved, Optional.empty(), "owner"));
    } else {
      fact(new Fact.BooksAgree());
    }
  }

  private Optional<Money> lastCost(Item item) {
    Optional<Money> cost = Optional.empty();
    for (Lot lot : books.lots()) {
      cost = lot.item().equals(item) ? lot.cost() : cost;
    }
    return cost;
  }

  private void move(Lot lot) {
    switch (lot.state()) {
      case LotState.Held _ -> held(lot);
      case LotState.Listed listed -> listed(lot, listed);
      case LotState.Sold _ -> {
        if (random.nextInt(4) == 0) {
          fact(new Fact.SaleReverted(lot.id()));
          away.add(lot.item());
        } else {
          fact(new Fact.SaleSettled(lot.id()));
        }
      }
      case LotState.Settled _, LotState.Reverted _, LotState.Returned _, LotState.Withdrawn _ ->
          throw new IllegalStateException("expected a lot that can move, found " + lot);
    }
  }

  private void held(Lot lot) {
    int what = random.nextInt(12);
    if (what == 0) {
      fact(new Fact.LotWithdrawn(lot.id()));
      away.add(lot.item());
    } else if (what == 1 && lot.bought()) {
      fact(new Fact.PurchaseReverted(lot.id()));
    } else {
      Money price = Money.usd(100 + random.nextInt(5_000));
      IntentId id = submit(new Intent.ListLot(lot.id(), lot.item().id(), lot.title(), price));
      accept(id, new Effect.Listed(new OfferId("ours-" + names++)));
    }
  }

  private void listed(Lot lot, LotState.Listed listed) {
    if (random.nextInt(5) == 0) {
      fact(new Fact.OfferVanished(lot.id(), listed.offer()));
      return;
    }
    Money fee = Money.usd(1 + listed.price().minor() * random.nextInt(11) / 100);
    Optional<Instant> finalAt =
        random.nextInt(5) == 0 ? Optional.empty() : Optional.of(at.plus(Duration.ofDays(7)));
    LotId id = lot.id();
    fact(new Fact.LotSold(id, listed.offer(), listed.price(), fee, at, finalAt));
  }
}
