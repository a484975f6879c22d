package io.floatwise.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.run.Ports;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.CommandText;
import io.floatwise.core.operator.SafetyBoard;
import io.floatwise.core.operator.Status;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trade.Intent;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.dmarket.wire.PurchaseAnswer;
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
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The owner buys on the account of the bot, as he does on the site, on a sandbox in the role of
/// the real DMarket.
class OwnersMoneyTest {

  @TempDir Path dir;

  private final List<Entry> entries = new ArrayList<>();
  private final MemoryJournal journal = new MemoryJournal();
  private SandboxServer server;
  private BulkSandbox sandbox;
  private DMarket bots;
  private DMarket owners;
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
    bots = sandbox.client();
    owners = sandbox.client();
    now = server.marketNow();
    trader = startedTrader();
  }

  @AfterEach
  void stop() throws IOException {
    bots.close();
    owners.close();
    sandbox.close();
    server.close();
  }

  private Trader startedTrader() {
    var started =
        new Trader(
            new Engine("test", Limits.DEFAULT, Strategies.USUAL),
            journal,
            new Executor(bots.venue()),
            bots.feed(() -> now),
            List.of(Game.CS2),
            Ports.HOURLY_CALLS,
            entries::add);
    started.restore();
    return started;
  }

  private void round() throws Exception {
    trader.round(now);
    sandbox.pass(Duration.ofHours(1));
    now = server.marketNow();
  }

  /// Rounds an hour apart; at most three days.
  private void tradeUntil(BooleanSupplier done) throws Exception {
    for (int hour = 0; hour < 72 && !done.getAsBoolean(); hour++) {
      round();
    }
    assertThat(done.getAsBoolean()).as("within three days").isTrue();
  }

  private Portfolio books() {
    return trader.engine().portfolio();
  }

  private long spending() {
    return entries.stream()
        .filter(e ->
            e.fact() instanceof Fact.SubmissionStarted(Intent intent, var _)
                && (intent instanceof Intent.BuyOffer || intent instanceof Intent.PlaceTarget))
        .count();
  }

  /// Buys the first offer of somebody else for 2 to 5 USD that is there.
  private OfferRow buysByHand() {
    var wanted = ItemQuery.of(Game.CS2).priced(Money.usd(2_00), Money.usd(5_00)).withLimit(100);
    for (OfferRow offer : value(owners.offers(wanted)).rows()) {
      var purchase = new Bodies.Purchase(offer.offerId(), offer.priceCents(), OfferType.DMARKET);
      PurchaseAnswer answer = value(owners.buyOffers(List.of(purchase)));
      if (answer.status().equals("TxSuccess")) {
        return offer;
      }
    }
    throw new AssertionError("expected an offer that can be bought, found none");
  }

  private static <T> T value(Reply<T> reply) {
    assertThat(reply).isInstanceOf(Reply.Ok.class);
    return ((Reply.Ok<T>) reply).value();
  }

  private List<String> answers() {
    return SafetyBoard.draw(now, books(), trader.engine().counters(), trader.engine().limits())
        .difference()
        .map(Status.DifferenceLine::answers)
        .orElse(List.of());
  }

  private List<Statement.Difference> differences() throws Exception {
    return Statement.of(books()).differences(sandbox.ledger());
  }

  @Test
  void aPurchaseByHandStopsBuyingUntilItsOwnerSaysWhatHePaid() throws Exception {
    tradeUntil(() -> !books().openLots().isEmpty());
    OfferRow offer = buysByHand();
    round();
    Lot lot = books().openLot(new AssetId(offer.attributes().id().orElseThrow())).orElseThrow();
    assertThat(lot.cost()).isEmpty();
    long before = spending();
    for (int hour = 0; hour < 8; hour++) {
      round();
    }
    assertThat(spending()).as("nothing is bought while the books differ").isEqualTo(before);
    String price = offer.priceCents().toMoney().toString();
    assertThat(answers())
        .containsExactly("money -" + price, "money -%s for %s".formatted(price, lot.id()));
    assertThat(differences()).isNotEmpty();

    trader.obey(CommandText.parse("money -0.01 USD for " + lot.id()), "owner", now);
    assertThat(answers()).as("not to the cent").hasSize(2);
    trader.obey(CommandText.parse(answers().getLast()), "owner", now);

    assertThat(answers()).isEmpty();
    assertThat(books().lot(lot.id()).orElseThrow().cost()).contains(offer.priceCents().toMoney());
    assertThat(differences()).as("to the cent and by line").isEmpty();
    trader = startedTrader();
    tradeUntil(() -> spending() > before);
    assertThat(books().difference()).isEmpty();
    assertThat(differences()).isEmpty();
  }
}
