package io.floatwise.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An exchange with one CS2 title, whose crowd does what the test says, and two accounts.
final class Bench {

  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  static final Title TITLE = new Title(Game.CS2, "AK-47 | Redline (Field-Tested)");
  static final Title RUST = new Title(Game.RUST, "Whiteout Facemask");
  static final AccountId ANN = new AccountId("ann");
  static final AccountId BOB = new AccountId("bob");

  final SimExchange exchange;
  final Crowd crowd;
  final Crowd rust;

  Bench() {
    this(SimRules.DEFAULT);
  }

  Bench(SimRules rules) {
    this(rules, 700);
  }

  Bench(SimRules rules, int feeBasisPoints) {
    exchange = new SimExchange(rules, flat(feeBasisPoints), 7, START);
    crowd = open(TITLE);
    rust = open(RUST);
    exchange.openAccount(ANN, Money.usd(10_000));
    exchange.openAccount(BOB, Money.usd(10_000));
  }

  static FeePolicy flat(int basisPoints) {
    return (game, at) ->
        new FeeSchedule(game, Rate.ofBasisPoints(basisPoints), Money.usd(1), Map.of(), at);
  }

  /// Lists one of the crowd's at `cents`.
  OfferId offer(long cents) {
    return offer(crowd, cents);
  }

  OfferId offer(Crowd seller, long cents) {
    long key = seller.list(cents, 200_000_000, 5, Custody.VENUE);
    return exchange.offers(seller.title()).get(seller.rankOf(key)).id();
  }

  /// Buys and lists an asset for `ann`.
  OfferId ownOffer(AccountId account, long cents) {
    var asset = exchange.bringIn(account, TITLE, Attributes.UNKNOWN);
    return listed(exchange.createOffer(account, asset, Money.usd(cents)));
  }

  /// A taker of the crowd buys the offer.
  void sell(OfferId id) {
    for (Crowd each : new Crowd[] {crowd, rust}) {
      for (int rank = 0; rank < each.offers(); rank++) {
        if (exchange.offers(each.title()).get(rank).id().equals(id)) {
          each.take(rank);
          return;
        }
      }
    }
    throw new AssertionError("expected an offer " + id);
  }

  /// Lets `ann` sell something that cost nothing.
  OfferId sale(AccountId account, long cents) {
    OfferId offer = ownOffer(account, cents);
    sell(offer);
    return offer;
  }

  void pass(Duration time) {
    exchange.advanceTo(exchange.now().plus(time));
  }

  static OfferId listed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return switch (((Outcome.Accepted) outcome).effect()) {
      case Effect.Listed(OfferId id) -> id;
      case Effect.Repriced(OfferId id) -> id;
      case Effect other -> throw new AssertionError("expected an offer, found " + other);
    };
  }

  static TargetId placed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Effect.TargetPlaced) ((Outcome.Accepted) outcome).effect()).target();
  }

  static Funds funds(long usable, long withdrawable, long tradeProtected) {
    return new Funds(
        Money.usd(usable), Money.usd(withdrawable), Money.usd(tradeProtected), Money.ZERO_USD);
  }

  static Optional<String> refusal(Outcome outcome) {
    return outcome instanceof Outcome.Rejected(String code, _)
        ? Optional.of(code)
        : Optional.empty();
  }

  private Crowd open(Title title) {
    Idle flow = new Idle();
    exchange.open(title, flow);
    if (flow.crowd == null) {
      throw new AssertionError("expected the flow to be opened");
    }
    return flow.crowd;
  }

  private static final class Idle implements OrderFlow {
    @Nullable Crowd crowd;

    @Override
    public void open(Crowd opened) {
      crowd = opened;
    }

    @Override
    public void due(Crowd unused, long what) {
      throw new AssertionError("nothing was scheduled, found " + what);
    }

    @Override
    public long stateHash() {
      return 0;
    }
  }
}
