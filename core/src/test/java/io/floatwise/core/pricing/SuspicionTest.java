package io.floatwise.core.pricing;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.sale;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspicionTest {

  private static final Duration SHIFT = Duration.ofHours(3);

  /// A steady market that ends three hours ago, and these prints after it.
  private static List<Sale> after(List<Sale> late) {
    var sales = new ArrayList<>(late);
    for (Sale old : steadySales("10.00", 6)) {
      sales.add(
          new Sale(TITLE, old.price(), old.at().minus(SHIFT), SaleKind.OFFER, Attributes.UNKNOWN));
    }
    sales.sort(Comparator.comparing(Sale::at).reversed());
    return sales;
  }

  @Test
  void aJumpOf15PercentWithinAnHourBlocksTheTitleForADay() {
    List<Sale> pumped =
        after(
            List.of(
                sale("11.60", Duration.ofMinutes(5)),
                sale("11.70", Duration.ofMinutes(20)),
                sale("11.60", Duration.ofMinutes(50))));
    Suspicion found = Suspicion.of(pumped, NOW).orElseThrow();
    assertThat(found.kind()).isEqualTo(Suspicion.Kind.PUMP);
    assertThat(found.until()).isEqualTo(NOW.minus(Duration.ofMinutes(5)).plus(Duration.ofDays(1)));
    assertThat(found.reason()).contains("16 % more within an hour (3 sales)");
    assertThat(Suspicion.of(pumped, found.until().minusSeconds(1))).contains(found);
    assertThat(Suspicion.of(pumped, found.until())).isEmpty();
  }

  @Test
  void oneTrollPrintIsNoPumpAndHidesNone() {
    assertThat(Suspicion.of(after(List.of(sale("900.00", Duration.ofMinutes(5)))), NOW)).isEmpty();
    assertThat(
            Suspicion.of(
                after(
                    List.of(
                        sale("0.03", Duration.ofMinutes(2)),
                        sale("11.60", Duration.ofMinutes(5)),
                        sale("11.70", Duration.ofMinutes(20)),
                        sale("11.60", Duration.ofMinutes(50)))),
                NOW))
        .isPresent();
  }

  @Test
  void aRiseOf14PercentOrASlowOneIsNoPump() {
    assertThat(
            Suspicion.of(
                after(
                    List.of(
                        sale("11.38", Duration.ofMinutes(5)),
                        sale("11.38", Duration.ofMinutes(20)),
                        sale("11.38", Duration.ofMinutes(50)))),
                NOW))
        .isEmpty();
    var slow = new ArrayList<Sale>();
    for (int i = 0; i < 200; i++) {
      slow.add(
          sale(usd("12.00").minus(usd("0.01").times(i)).toDecimal(), Duration.ofMinutes(15L * i)));
    }
    assertThat(Suspicion.of(slow, NOW)).isEmpty();
  }

  @Test
  void whoPaysFarMoreAgainAndAgainIsTakenForAWashTrader() {
    var washed = new ArrayList<Sale>();
    for (int i = 0; i < 12; i++) {
      washed.add(sale("13.00", Duration.ofHours(2 + 8L * i)));
    }
    Suspicion found = Suspicion.of(after(washed).subList(0, 60), NOW).orElseThrow();
    assertThat(found.kind()).isEqualTo(Suspicion.Kind.WASH_TRADES);
    var spree = new ArrayList<Sale>();
    for (int i = 0; i < 12; i++) {
      spree.add(sale("13.00", Duration.ofHours(50).plusMinutes(i)));
    }
    assertThat(Suspicion.of(after(spree), NOW)).as("one collector who bought a lot").isEmpty();
  }

  @Test
  void knowsNothingOfTheFuture() {
    var later = new ArrayList<Sale>();
    for (int i = 1; i <= 4; i++) {
      later.add(sale("20.00", Duration.ofMinutes(-i)));
    }
    List<Sale> both = new ArrayList<>(after(later));
    assertThat(Suspicion.of(both, NOW)).isEqualTo(Suspicion.of(after(List.of()), NOW)).isEmpty();
  }
}
