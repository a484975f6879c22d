package io.floatwise.core.engine;

import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Given;
import io.floatwise.core.Shown;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.pricing.FairValue;
import io.floatwise.core.pricing.Liquidity;
import io.floatwise.core.pricing.Volatility;
import io.floatwise.core.strategies.Selling;
import io.floatwise.core.strategies.ValueFlip;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The same market gives the same decisions, whatever happens afterwards and whenever the bot dies.
class SameDecisionsTest {

  private static final int SEEDS = 60;
  private static final int LOOKS = 25;

  /// A made-up market: sales and offers of one title over time, and a bot that looks at it.
  private static final class World {
    final Random random;
    final Bot bot = new Bot(new Selling(), new ValueFlip());
    final List<Sale> sales = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    int number;

    World(long seed) {
      random = new Random(seed);
      long fair = 400L + random.nextInt(2000);
      Instant from = Given.NOW.minus(Duration.ofDays(20));
      for (int i = 0; i < 180; i++) {
        long price = fair * (92 + random.nextInt(17)) / 100;
        Instant at = from.plus(Duration.ofMinutes(random.nextInt(30 * 24 * 60)));
        SaleKind kind = random.nextInt(8) == 0 ? SaleKind.TARGET : SaleKind.OFFER;
        sales.add(new Sale(TITLE, Money.usd(price), at, kind, Attributes.UNKNOWN));
      }
      sales.sort(Comparator.comparing(Sale::at).reversed());
    }

    void start() {
      String cash = bot.get().portfolio().cash().map(c -> c.total().toDecimal()).orElse("1000.00");
      var shown = Shown.with(cash);
      for (var lot : bot.get().portfolio().openLots()) {
        String asset = lot.item().id().value();
        if (lot.state() instanceof LotState.Listed listed) {
          shown.offer(listed.offer().value(), asset, listed.price().toDecimal());
        } else {
          shown.item(asset);
        }
      }
      steps.add(bot.account(shown));
      var fees = Given.fees(7);
      steps.add(
          bot.step(
              new Event.FeesObserved(
                  new FeeSchedule(
                      fees.game(), fees.defaultRate(), fees.minFee(), fees.reduced(), bot.now()))));
    }

    /// @param seeing the sales that a look can see
    void look(List<Sale> seeing) {
      bot.later(Duration.ofMinutes(20 + random.nextInt(400)));
      var offers = new ArrayList<Offer>();
      Money paid = sales.get(random.nextInt(sales.size())).price();
      for (int i = 0; i < 6; i++) {
        long price = paid.minor() * (70 + 8L * i + random.nextInt(8)) / 100;
        offers.add(offer("o" + number++, Money.usd(price).toDecimal()));
      }
      Snapshot snapshot = Given.snapshot(offers, seeing, Optional.empty(), bot.now());
      steps.add(bot.step(new Event.QuotesObserved(List.of(snapshot.quote()))));
      Step step = bot.look(snapshot);
      steps.add(step);
      for (var approved : step.submissions()) {
        bot.answer(approved.id(), random.nextInt(4) == 0 ? refusal() : done(approved.intent()));
      }
    }

    private static Outcome refusal() {
      return new Outcome.Rejected("OfferNotFound", "");
    }

    private Outcome done(Intent intent) {
      var id = new OfferId("own" + number++);
      return new Outcome.Accepted(
          switch (intent) {
            case Intent.BuyOffer _ -> new Effect.Bought();
            case Intent.ListLot _ -> new Effect.Listed(id);
            case Intent.Reprice _ -> new Effect.Repriced(id);
            case Intent.Delist _ -> new Effect.Delisted();
            case Intent.PlaceTarget _, Intent.CancelTarget _ ->
                throw new AssertionError("no strategy places targets, found " + intent);
          });
    }
  }

  @Test
  @Proves(
      value = "T5.8",
      breaks = {FairValue.class, Liquidity.class, Volatility.class},
      breaksMethods = {"of", "daily"})
  void decidesTheSameWhenAllThatHappensLaterIsDeleted() {
    int bought = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      var knowing = new World(seed);
      var ignorant = new World(seed);
      knowing.start();
      ignorant.start();
      for (int i = 0; i < LOOKS; i++) {
        knowing.look(knowing.sales);
        Instant now = knowing.bot.now();
        ignorant.look(ignorant.sales.stream().filter(s -> !s.at().isAfter(now)).toList());
      }
      assertThat(ignorant.steps.toString()).as("seed %d", seed).isEqualTo(knowing.steps.toString());
      assertThat(ignorant.bot.journal()).as("seed %d", seed).isEqualTo(knowing.bot.journal());
      bought += knowing.bot.get().portfolio().lots().size();
    }
    assertThat(bought).as("the test must trade").isGreaterThan(SEEDS);
  }

  @Test
  void aRestartAnywhereGivesTheJournalOfABotThatNeverDied() {
    int refusals = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      var alive = new World(seed);
      var mortal = new World(seed);
      var when = new Random(seed);
      alive.start();
      mortal.start();
      for (int i = 0; i < LOOKS; i++) {
        if (when.nextInt(4) == 0) {
          mortal.bot.restart();
          alive.start();
          mortal.start();
        }
        alive.look(alive.sales);
        mortal.look(mortal.sales);
      }
      assertThat(mortal.bot.journal()).as("seed %d", seed).isEqualTo(alive.bot.journal());
      refusals +=
          (int) alive.bot.shown().stream().filter(l -> l.result().startsWith("refused")).count();
    }
    assertThat(refusals).as("refusals must be among it").isGreaterThan(SEEDS / 4);
  }
}
