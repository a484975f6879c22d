package io.floatwise.core.engine;

import static io.floatwise.core.Given.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.pricing.Calibration;
import io.floatwise.core.pricing.FillForecast;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.report.FillRecords;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.LotId;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A start with a long history.
class RestoreTest {

  private static final int SALES = 3_000;

  /// A quarter of what is listed stays.
  private static final int KEPT = SALES / 3;

  /// Far more than it takes, far less than without a bound: see docs/measurements/refit.md.
  private static final Duration MOST = Duration.ofSeconds(15);

  private static Books history() {
    var random = new Random(6);
    var books = Books.with("1000000.00");
    for (int i = 0; i < SALES + KEPT; i++) {
      LotId lot = books.buy(offer("o" + i, "8.00"));
      OfferId listed = books.list(lot, "10.00", evidence(0.2 + random.nextDouble(), i % 5));
      books.later(Duration.ofMinutes(5 + random.nextInt(300)));
      if (i % 4 != 3) {
        books.sell(lot, listed, "10.00", "0.70");
      }
    }
    return books;
  }

  private static Evidence evidence(double perDay, int queue) {
    var raw = new FillForecast(SaleKind.OFFER, 20, perDay, 40, queue, 1);
    return new Evidence(
        "list",
        List.of(
            new Datum(FillForecast.FIGURE, raw.text()),
            new Datum(FillForecast.UNCORRECTED, raw.text())));
  }

  @Test
  @Proves(
      value = "B.5",
      breaks = {Learning.class, FillRecords.class, Calibration.class},
      breaksMethods = {"apply", "placed", "close", "trials"})
  void thousandsOfSalesAreTakenOverWithinSecondsAndTeachSomething() {
    Books books = history();
    var engine = new Engine("test", Limits.DEFAULT, List.of());
    long began = System.nanoTime();
    books.entries().forEach(engine::restore);
    Duration taken = Duration.ofNanos(System.nanoTime() - began);
    System.out.println(
        "RestoreTest: %d entries with %d sales in %d ms"
            .formatted(books.entries().size(), SALES, taken.toMillis()));
    assertThat(engine.seq()).isEqualTo(books.entries().size());
    assertThat(engine.experience().fills()).isNotEqualTo(FillModel.FITTED);
    assertThat(taken).isLessThan(MOST);
  }
}
