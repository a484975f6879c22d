package io.floatwise.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.run.Ports;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Stance;
import io.floatwise.dmarket.DMarket;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.MarketChoice;
import io.floatwise.sandbox.MarketSize;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.testkit.journal.MemoryJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person stops the bot in the middle of a round, on a sandbox in the role of the real DMarket.
class InterludeTest {

  private static final int SLOW = 700;

  @TempDir Path dir;

  private final List<Entry> entries = new ArrayList<>();
  private SandboxServer server;
  private BulkSandbox sandbox;
  private DMarket dmarket;
  private Trader trader;
  private Instant now;

  @BeforeEach
  void start() throws Exception {
    server =
        SandboxServer.start(
            SandboxConfig.of(dir, MarketChoice.seeded(3, MarketSize.SMALL), ClockSpeed.UNPACED)
                .withOpeningBalance(Money.usd(1_000_00))
                .withRateLimits(false));
    sandbox = new BulkSandbox(server);
    dmarket = sandbox.client();
    now = server.marketNow();
    trader =
        new Trader(
            new Engine("test", Limits.DEFAULT, Strategies.USUAL),
            new MemoryJournal(),
            new Executor(dmarket.venue()),
            dmarket.feed(() -> now),
            List.of(Game.CS2),
            Ports.HOURLY_CALLS,
            entries::add);
    trader.restore();
  }

  @AfterEach
  void stop() throws IOException {
    dmarket.close();
    sandbox.close();
    server.close();
  }

  /// Rounds an hour apart, until `done` after one of them; at most three days.
  private void tradeUntil(BooleanSupplier done) throws Exception {
    for (int hour = 0; hour < 72 && !done.getAsBoolean(); hour++) {
      trader.round(now);
      sandbox.pass(Duration.ofHours(1));
      now = server.marketNow();
    }
    assertThat(done.getAsBoolean()).as("within three days").isTrue();
  }

  private List<Entry> spending() {
    return entries.stream()
        .filter(e ->
            e.fact() instanceof Fact.SubmissionStarted(Intent intent, var _)
                && (intent instanceof Intent.BuyOffer || intent instanceof Intent.PlaceTarget))
        .toList();
  }

  private Stance stance() {
    return trader.engine().counters().brake().stance();
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {Trader.class, Waiting.class},
      breaksMethods = {"take", "obeyMeanwhile", "obeyAtOnce", "interruptWith", "isThere"})
  void nothingIsBoughtAfterAHaltInTheMiddleOfARound() throws Exception {
    var looksAtHalt = new ArrayList<Long>();
    trader.interruptWith((at, _) -> {
      if (looksAtHalt.isEmpty() && !spending().isEmpty()) {
        assertThat(trader.obeyAtOnce(new Command.Halt(), "owner", at)).isTrue();
        looksAtHalt.add(trader.refusals().looks());
      }
    });

    tradeUntil(() -> !looksAtHalt.isEmpty());

    assertThat(stance()).isEqualTo(Stance.HALT);
    assertThat(trader.refusals().looks())
        .as("the round went on, and might have bought more")
        .isGreaterThan(looksAtHalt.getFirst());
    assertThat(spending()).as("the one before the halt").hasSize(1);
  }

  @Test
  @Proves(value = "P4.6.8", breaks = Waiting.class)
  void aPanicDoesNotWaitForSlowReadings() throws Exception {
    tradeUntil(() -> trader.engine().portfolio().targets().size() > 2);
    sandbox.fault(Map.of("name", "latency", "delayMillis", SLOW, "count", 0));
    long begun = System.nanoTime();
    var panicAfter = new ArrayList<Duration>();
    var longest = new ArrayList<>(List.of(Duration.ZERO));
    var last = new ArrayList<>(List.of(begun));
    trader.interruptWith((at, _) -> {
      long moment = System.nanoTime();
      var gap = Duration.ofNanos(moment - last.removeFirst());
      if (panicAfter.isEmpty()) {
        longest.add(gap);
        if (moment - begun > Duration.ofMillis(SLOW / 2).toNanos()) {
          trader.obeyAtOnce(new Command.Panic(false), "owner", at);
          panicAfter.add(Duration.ofNanos(System.nanoTime() - begun));
        }
      }
      last.add(System.nanoTime());
    });

    List<Trouble> troubles = trader.round(now);

    assertThat(troubles).as("the account was read again after the cancelling").isEmpty();
    assertThat(longest).allMatch(gap -> gap.toMillis() < SLOW / 2);
    assertThat(panicAfter).as("while the first answer was on its way").isNotEmpty();
    assertThat(trader.engine().portfolio().targets()).isEmpty();
    assertThat(stance()).as("nothing is left").isEqualTo(Stance.HALT);
    assertThat(entries.stream().map(Entry::fact))
        .as("what was read before the panic says nothing of what stands after it")
        .noneMatch(Fact.TargetAdopted.class::isInstance)
        .noneMatch(Fact.TargetVanished.class::isInstance);
    sandbox.faultless();
    assertThat(Statement.of(trader.engine().portfolio()).differences(sandbox.ledger())).isEmpty();
  }

  @Test
  void whatNeedsALookAtTheMarketWaitsForTheEndOfTheRound() throws Exception {
    trader.interruptWith((at, _) -> {
      assertThat(trader.obeyAtOnce(new Command.ListAll(), "owner", at)).isFalse();
      assertThat(trader.obeyAtOnce(new Command.CancelTargets(), "owner", at)).isTrue();
    });
    tradeUntil(() -> !spending().isEmpty());
    assertThat(trader.engine().portfolio().targets()).hasSizeLessThanOrEqualTo(1);
  }
}
