package io.floatwise.core.execution;

import static io.floatwise.core.Given.item;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.Given;
import io.floatwise.core.Shown;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Reading;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.risk.RiskGate;
import io.floatwise.core.risk.RiskView;
import io.floatwise.core.risk.Verdict;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.TradeStatus;
import io.floatwise.proving.Proves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutorTest {

  private static final Failure DOWN = new Failure.Unreachable("no route");

  /// A venue that shows one account, writes down what it was asked and fails where it is told to.
  private static final class Counter implements Venue {

    final List<String> asked = new ArrayList<>();
    final Account account =
        Shown.with("90.00")
            .item("a")
            .offer("o", "b", "5.00")
            .target("t", "1.00", 1)
            .sold("s", "c", "2.00", "0.14", TradeStatus.PROTECTED, Given.NOW)
            .filled("t", "d", "1.00", TradeStatus.PROTECTED, Given.NOW)
            .account();
    Optional<String> failing = Optional.empty();

    private <T> Reading<T> answer(String question, T value) {
      asked.add(question);
      return failing.filter(question::equals).isPresent()
          ? Reading.failed(DOWN)
          : Reading.of(value);
    }

    @Override
    public Outcome execute(Approved approved) {
      asked.add("execute " + approved.id());
      return new Outcome.Unknown("timeout");
    }

    @Override
    public Reading<Balance> balance() {
      return answer("balance", account.balance());
    }

    @Override
    public Reading<List<HeldItem>> inventory(Game game) {
      return answer("inventory", account.inventory());
    }

    @Override
    public Reading<List<OwnOffer>> offers(Game game) {
      return answer("offers", account.offers());
    }

    @Override
    public Reading<List<OwnTarget>> targets(Game game) {
      return answer("targets", account.targets());
    }

    @Override
    public Reading<List<ClosedOffer>> closedOffers(Instant since) {
      return answer("closed offers", account.closedOffers());
    }

    @Override
    public Reading<List<ClosedTarget>> closedTargets(Instant since) {
      return answer("closed targets", account.closedTargets());
    }
  }

  private final Counter venue = new Counter();
  private final Executor executor = new Executor(venue);

  private static Approved approved(long id) {
    var view =
        new RiskView(
            new Portfolio(),
            new RiskCounters(),
            Limits.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            Money.ZERO_USD,
            true,
            Given.NOW);
    Intent intent = new Intent.BuyOffer(offer("a", "5.00"));
    return switch (new RiskGate(List.of()).judge(new IntentId(id), intent, view)) {
      case Verdict.Passed(Approved passed) -> passed;
      case Verdict.Refused refused -> throw new AssertionError(refused);
    };
  }

  @Test
  @Proves(value = "P5.4.3.3", breaks = Executor.class, breaksMethods = "submit")
  void neverSubmitsAnIntentTwiceEvenWhenTheOutcomeIsUnknown() {
    assertThat(executor.submit(approved(7))).isEqualTo(new Outcome.Unknown("timeout"));
    assertThatThrownBy(() -> executor.submit(approved(7)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("i7 was submitted before");
    executor.submit(approved(8));
    assertThat(venue.asked).containsExactly("execute i7", "execute i8");
  }

  @Test
  void readsOffersFirstAndInventoryAndMoneyLastSoThatNothingIsMissedOnItsWay() {
    assertThat(executor.observe(List.of(Game.CS2), Instant.EPOCH))
        .isEqualTo(Reading.of(venue.account));
    assertThat(venue.asked)
        .containsExactly(
            "offers", "targets", "closed offers", "closed targets", "inventory", "balance");
    assertThat(venue.account.inventory())
        .containsExactly(new HeldItem(item("a"), Optional.empty(), true));
    assertThat(venue.account.balance().total()).isEqualTo(usd("90.00"));
  }

  @Test
  void hasNoAccountAtAllWhenAPartCouldNotBeRead() {
    for (String part :
        List.of("offers", "targets", "closed offers", "closed targets", "inventory", "balance")) {
      venue.failing = Optional.of(part);
      assertThat(executor.observe(List.of(Game.CS2), Instant.EPOCH))
          .as(part)
          .isEqualTo(Reading.failed(DOWN));
      assertThat(venue.asked.getLast()).as("it asks no further").isEqualTo(part);
    }
  }
}
