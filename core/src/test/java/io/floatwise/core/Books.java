package io.floatwise.core;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.risk.RiskCounters;
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

/// Writes a journal by hand and folds it into books.
public final class Books {

  public final Portfolio portfolio = new Portfolio();
  public final RiskCounters counters = new RiskCounters();
  private Instant at = Given.NOW;
  private long seq;

  private final List<Entry> entries = new ArrayList<>();

  private Books() {}

  /// Books of an account that was not met yet.
  public static Books unopened() {
    return new Books();
  }

  /// The same books after a restart: a new fold over the same journal.
  public Books restarted() {
    var books = new Books();
    books.at = at;
    entries.forEach(books::take);
    return books;
  }

  /// The history of the same journal.
  public Ledger ledger() {
    var ledger = new Ledger();
    entries.forEach(ledger::apply);
    return ledger;
  }

  /// Books of an account with this much free money.
  public static Books with(String usable) {
    var books = new Books();
    books.fact(new Fact.AccountOpened("demo", Given.usd(usable), Money.ZERO_USD));
    return books;
  }

  /// The journal so far.
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  public Instant now() {
    return at;
  }

  public Books later(Duration duration) {
    at = at.plus(duration);
    return this;
  }

  public long fact(Fact fact) {
    take(new Entry(seq + 1, at, fact));
    return seq;
  }

  private void take(Entry entry) {
    counters.beforeBooks(entry, portfolio);
    portfolio.apply(entry);
    counters.afterBooks(portfolio);
    entries.add(entry);
    seq = entry.seq();
  }

  /// Starts a submission.
  public IntentId submit(Intent intent) {
    return new IntentId(fact(new Fact.SubmissionStarted(intent, new Evidence("test", List.of()))));
  }

  public void answer(IntentId id, Outcome outcome) {
    fact(new Fact.OutcomeReceived(id, outcome));
  }

  public void accept(IntentId id, Effect effect) {
    answer(id, new Outcome.Accepted(effect));
  }

  /// Buys an offer.
  public LotId buy(Offer offer) {
    IntentId id = submit(new Intent.BuyOffer(offer));
    accept(id, new Effect.Bought());
    return new LotId(id.seq());
  }

  /// Lists a lot.
  public OfferId list(LotId lot, String price) {
    return list(lot, price, new Evidence("test", List.of()));
  }

  public OfferId list(LotId lot, String price, Evidence evidence) {
    AssetId asset = portfolio.lot(lot).orElseThrow().item().id();
    var offer = new OfferId("own-" + (seq + 1));
    var intent = new Intent.ListLot(lot, asset, Given.TITLE, Given.usd(price));
    accept(
        new IntentId(fact(new Fact.SubmissionStarted(intent, evidence))), new Effect.Listed(offer));
    return offer;
  }

  /// Sells a listed lot; protected for seven days.
  public void sell(LotId lot, OfferId offer, String price, String fee) {
    fact(
        new Fact.LotSold(
            lot,
            offer,
            Given.usd(price),
            Given.usd(fee),
            at,
            Optional.of(at.plus(Duration.ofDays(7)))));
  }
}
