package io.floatwise.core.report;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.pricing.Calibration;
import io.floatwise.core.pricing.FillForecast;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import java.util.Optional;

/// Reads from the journal what was forecast for our offers and what became of them. A price change
/// ends one forecast, unfilled, and begins the next; a refused listing ends at once. A fold; not
/// thread-safe.
public final class FillRecords {

  private final Calibration calibration;
  private int closed;

  /// @param calibration that takes the forecasts
  public FillRecords(Calibration calibration) {
    this.calibration = calibration;
  }

  /// Takes over the next journal entry.
  public void apply(Entry entry) {
    Fact fact = entry.fact();
    if (fact instanceof Fact.SubmissionStarted(Intent intent, Evidence evidence)) {
      if (intent instanceof Intent.ListLot list) {
        placed(list.lot(), evidence, entry);
      } else if (intent instanceof Intent.Reprice reprice) {
        placed(reprice.lot(), evidence, entry);
      }
    } else if (fact instanceof Fact.LotSold sold) {
      calibration.filled(sold.lot().toString(), sold.soldAt());
      closed++;
    } else if (fact instanceof Fact.OfferVanished vanished) {
      ended(vanished.lot(), entry);
    } else if (fact instanceof Fact.LotWithdrawn withdrawn) {
      ended(withdrawn.lot(), entry);
    } else if (fact instanceof Fact.PurchaseReverted reverted) {
      ended(reverted.lot(), entry);
    }
  }

  public Calibration calibration() {
    return calibration;
  }

  /// Sales so far.
  public int closed() {
    return closed;
  }

  private void placed(LotId lot, Evidence evidence, Entry entry) {
    Optional<FillForecast> made = figure(evidence, FillForecast.FIGURE);
    Optional<FillForecast> raw = figure(evidence, FillForecast.UNCORRECTED);
    if (made.isPresent() && raw.isPresent()) {
      calibration.placed(lot.toString(), raw.get(), made.get(), entry.at());
    } else {
      ended(lot, entry);
    }
  }

  private void ended(LotId lot, Entry entry) {
    calibration.withdrawn(lot.toString(), entry.at());
  }

  private static Optional<FillForecast> figure(Evidence evidence, String name) {
    return evidence.figure(name).flatMap(FillForecast::parse);
  }
}
