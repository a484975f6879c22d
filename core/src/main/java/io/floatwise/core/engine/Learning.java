package io.floatwise.core.engine;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Appraiser;
import io.floatwise.core.pricing.Calibration;
import io.floatwise.core.pricing.Experience;
import io.floatwise.core.pricing.FillFit;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.pricing.FillTrial;
import io.floatwise.core.report.FillRecords;
import io.floatwise.core.risk.KnownCollections;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an account learns from its own orders: how fast things sell, and what selling really costs.
/// A fold of the journal. Not thread-safe.
final class Learning {

  /// The fill model is fitted again after so many more sales, or a quarter more where that is more.
  private static final int SALES_TO_LEARN = 50;

  private final Experience experience;
  private final FillRecords records = new FillRecords(new Calibration());
  private final KnownCollections collections = new KnownCollections();
  private int learnAt = SALES_TO_LEARN;

  /// What is to be learnt from, not yet done: it takes about a second, and a start reads many that
  /// the next one makes worthless.
  private Optional<List<FillTrial>> lesson = Optional.empty();

  Learning(Appraiser appraiser) {
    this.experience = new Experience(FillModel.FITTED, appraiser);
  }

  Experience experience() {
    lesson.ifPresent(trials -> experience.learnt(FillFit.improved(trials, FillModel.FITTED)));
    lesson = Optional.empty();
    return experience;
  }

  /// Which collections titles belong to, as far as the venue states it.
  KnownCollections collections() {
    return collections;
  }

  /// Takes over the next journal entry.
  void apply(Entry entry) {
    records.apply(entry);
    item(entry.fact()).ifPresent(collections::observe);
    int sales = records.closed();
    if (sales >= learnAt) {
      learnAt = sales + Math.max(SALES_TO_LEARN, sales / 4);
      lesson = Optional.of(records.calibration().trials(entry.at()));
    }
  }

  /// What became ours or was wanted, so that our lots are known again after a start.
  private static Optional<Item> item(Fact fact) {
    if (fact instanceof Fact.SubmissionStarted(Intent.BuyOffer buy, var _)) {
      return Optional.of(buy.item());
    }
    if (fact instanceof Fact.TargetFilled filled) {
      return Optional.of(filled.item());
    }
    return fact instanceof Fact.LotAdopted adopted ? Optional.of(adopted.item()) : Optional.empty();
  }

  /// Compares the fee of a sale with the planned one.
  ///
  /// @return what to tell people if they differ
  Optional<Decision.Skip> audit(Fact.LotSold sold, Portfolio books, Map<Game, FeeSchedule> fees) {
    Optional<Title> title = books.lot(sold.lot()).map(Lot::title);
    Optional<FeeSchedule> schedule = title.flatMap(t -> Optional.ofNullable(fees.get(t.game())));
    if (title.isEmpty() || schedule.isEmpty()) {
      return Optional.empty();
    }
    return experience
        .fees()
        .sold(schedule.get(), title.get(), sold.price(), sold.fee(), sold.soldAt())
        .map(difference ->
            new Decision.Skip(
                difference.title(),
                "fee-differs",
                new Evidence(
                    "sold at %s: %s of fee planned, %s charged"
                        .formatted(difference.price(), difference.planned(), difference.charged()),
                    List.of())));
  }
}
