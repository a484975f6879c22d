package io.floatwise.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Appraisal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedAppraiserTest {

  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

  private static final Title TITLE = new Title(Game.CS2, "AK-47 | Slate (Field-Tested)");

  private final SharedAppraiser shared = new SharedAppraiser(2);

  @Test
  void allWhoAskAtTheSameMomentGetTheSameAppraisalWhichIsTheOneOfTheSales() throws Exception {
    List<Sale> sales = sales(1_000);
    Callable<Optional<Appraisal>> ask = () -> shared.appraise(sales, NOW);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<Appraisal>>> all =
          threads.invokeAll(IntStream.range(0, 100).mapToObj(_ -> ask).toList());
      Appraisal first = all.getFirst().get().orElseThrow();
      assertThat(first).isEqualTo(Appraisal.of(sales, NOW).orElseThrow());
      for (Future<Optional<Appraisal>> each : all) {
        assertThat(each.get().orElseThrow()).isSameAs(first);
      }
    }
  }

  @Test
  void anotherMomentOrOtherSalesAreAppraisedAnew() {
    List<Sale> sales = sales(1_000);
    Optional<Appraisal> now = shared.appraise(sales, NOW);
    assertThat(shared.appraise(sales, NOW.plusSeconds(1)))
        .isEqualTo(Appraisal.of(sales, NOW.plusSeconds(1)))
        .isNotEqualTo(now);
    List<Sale> others = sales(2_000);
    assertThat(shared.appraise(others, NOW)).isEqualTo(Appraisal.of(others, NOW)).isNotEqualTo(now);
  }

  @Test
  void whatWasAskedLongestAgoIsForgottenAndWorkedOutAgain() {
    List<Sale> sales = sales(1_000);
    Appraisal first = shared.appraise(sales, NOW).orElseThrow();
    assertThat(shared.appraise(sales, NOW).orElseThrow()).isSameAs(first);
    shared.appraise(sales(2_000), NOW);
    shared.appraise(sales(3_000), NOW);
    assertThat(shared.appraise(sales, NOW).orElseThrow()).isNotSameAs(first).isEqualTo(first);
  }

  @Test
  void tooFewSalesHaveNoAppraisalForAnybody() {
    List<Sale> few = sales(1_000).subList(0, 2);
    assertThat(shared.appraise(few, NOW)).isEmpty();
    assertThat(shared.appraise(few, NOW)).isEmpty();
  }

  private static List<Sale> sales(long price) {
    Stream<Sale> sales =
        IntStream.range(0, 40)
            .mapToObj(i ->
                new Sale(
                    TITLE,
                    new Money(price + i % 7, Currency.USD),
                    NOW.minus(Duration.ofHours(i + 1)),
                    SaleKind.OFFER,
                    Attributes.UNKNOWN));
    return List.copyOf(sales.toList());
  }
}
