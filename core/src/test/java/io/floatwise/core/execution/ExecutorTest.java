package io.floatwise.core.execution;

import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.item;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.Given;
import io.floatwise.core.Shown;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Reading;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.risk.RiskGate;
import io.floatwise.core.risk.RiskView;
import io.floatwise.core.risk.Verdict;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.TradeStatus;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
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
    public Duration skew() {
      return account.skew();
    }

    @Override
    public Outcome execute(Approved approved) {
      asked.add("execute " + approved.id());
      return new Outcome.Unknown("timeout");
    }

    @Override
    public List<Outcome> executeAll(List<Approved> approved) {
      return approved.stream().map(this::execute).toList();
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
    return approved(id, new Intent.BuyOffer(offer("a", "5.00")));
  }

  private static Approved approved(long id, Intent intent) {
    var view =
        new RiskView(
            new Portfolio(),
            new RiskCounters(),
            Limits.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            _ -> Optional.empty(),
            Money.ZERO_USD,
            Optional.empty(),
            true,
            Given.NOW);
    return switch (new RiskGate(List.of(), List.of()).judge(new IntentId(id), intent, view)) {
      case Verdict.Passed(Approved passed) -> passed;
      case Verdict.Held held -> throw new AssertionError(held);
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

  /// Holds every request until five are there, so that fewer at once would never end.
  private static final class Five implements Venue {
    final CyclicBarrier five = new CyclicBarrier(5);
    final AtomicInteger now = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    final Queue<Integer> sizes = new ConcurrentLinkedQueue<>();

    @Override
    public Outcome execute(Approved approved) {
      throw new AssertionError("expected a batch, found " + approved);
    }

    @Override
    public List<Outcome> executeAll(List<Approved> approved) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      sizes.add(approved.size());
      try {
        five.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new AssertionError("fewer than five requests at once", e);
      }
      now.decrementAndGet();
      return approved.stream().map(a -> answer(a.id())).toList();
    }

    static Outcome answer(IntentId id) {
      return id.seq() % 7 == 0
          ? new Outcome.Rejected("Internal", "number " + id)
          : new Outcome.Accepted(new Effect.Listed(new OfferId("offer-" + id)));
    }

    @Override
    public Duration skew() {
      return Duration.ZERO;
    }

    @Override
    public Reading<Balance> balance() {
      return Reading.failed(DOWN);
    }

    @Override
    public Reading<List<HeldItem>> inventory(Game game) {
      return Reading.failed(DOWN);
    }

    @Override
    public Reading<List<OwnOffer>> offers(Game game) {
      return Reading.failed(DOWN);
    }

    @Override
    public Reading<List<OwnTarget>> targets(Game game) {
      return Reading.failed(DOWN);
    }

    @Override
    public Reading<List<ClosedOffer>> closedOffers(Instant since) {
      return Reading.failed(DOWN);
    }

    @Override
    public Reading<List<ClosedTarget>> closedTargets(Instant since) {
      return Reading.failed(DOWN);
    }
  }

  @Test
  @Proves(
      value = "P4.6.9",
      breaks = {Executor.class, Batches.class},
      breaksMethods = {"submitAll", "send", "add", "count", "cut", "stretches"})
  void sendsHundredsOfRowsInRequestsOfAHundredFiveAtATimeAndReportsEachFifty() {
    var five = new Five();
    List<Progress> reports = new ArrayList<>();
    List<Approved> thousand =
        LongStream.rangeClosed(1, 1_000)
            .mapToObj(i ->
                approved(
                    i, new Intent.ListLot(new LotId(i), new AssetId("a" + i), TITLE, usd("5"))))
            .toList();

    List<Outcome> outcomes = new Executor(five, reports::add).submitAll(thousand);

    assertThat(outcomes).isEqualTo(thousand.stream().map(a -> Five.answer(a.id())).toList());
    assertThat(five.most).hasValue(5);
    assertThat(five.sizes).hasSize(10).containsOnly(100);
    assertThat(reports).hasSize(20);
    assertThat(reports.getFirst()).isEqualTo(new Progress(1_000, 43, 7, 0, 0));
    assertThat(reports.getLast()).isEqualTo(new Progress(1_000, 858, 142, 0, 0));
  }

  @Test
  void keepsKindsInTheirOrderAndPurchasesAlone() {
    Intent.Delist delist =
        new Intent.Delist(new LotId(1), new AssetId("a"), new OfferId("o"), TITLE);
    List<Approved> mixed =
        List.of(
            approved(1, delist),
            approved(2, delist),
            approved(3, new Intent.BuyOffer(offer("a", "5.00"))),
            approved(4, new Intent.BuyOffer(offer("b", "5.00"))),
            approved(5, delist));
    assertThat(Batches.requests(mixed))
        .extracting(request -> request.stream().map(a -> a.id().seq()).toList())
        .containsExactly(List.of(1L, 2L), List.of(3L), List.of(4L), List.of(5L));
    executor.submitAll(mixed);
    assertThat(venue.asked)
        .containsExactly("execute i1", "execute i2", "execute i3", "execute i4", "execute i5");
  }

  @Test
  @Proves(value = "P5.4.3.3", breaks = Executor.class, breaksMethods = "submitAll")
  void sendsNothingOfABatchThatHoldsAnIntentTwice() {
    executor.submit(approved(3));
    assertThatThrownBy(() -> executor.submitAll(List.of(approved(2), approved(3))))
        .hasMessage("i3 was submitted before");
    assertThatThrownBy(() -> executor.submitAll(List.of(approved(4), approved(4))))
        .hasMessage("i4 was submitted before");
    assertThat(venue.asked).containsExactly("execute i3");
  }
}
