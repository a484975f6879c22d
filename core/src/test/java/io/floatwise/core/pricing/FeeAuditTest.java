package io.floatwise.core.pricing;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FeeAuditTest {

  private static final FeeSchedule SCHEDULE =
      fees(
          7,
          new FeeClass(Rate.ofPercent(2), usd("1.00"), usd("50.00"), NOW.plus(Duration.ofDays(9))));

  private final FeeAudit audit = new FeeAudit();

  @Test
  void chargedAsPlannedIsNoNews() {
    assertThat(audit.sold(SCHEDULE, TITLE, usd("10.00"), usd("0.20"), NOW)).isEmpty();
    assertThat(audit.sold(SCHEDULE, TITLE, usd("10.01"), usd("0.20"), NOW))
        .as("the venue rounds down, we up")
        .isEmpty();
    assertThat(audit.plan(SCHEDULE)).isEqualTo(SCHEDULE);
  }

  @Test
  void aDearerFeeIsAnAlarmAndIsPlannedFromThenOn() {
    assertThat(audit.sold(SCHEDULE, TITLE, usd("10.00"), usd("0.90"), NOW))
        .contains(new FeeAudit.Difference(TITLE, usd("10.00"), usd("0.20"), usd("0.90"), NOW));
    Fees planned = new Fees(audit.plan(SCHEDULE), TITLE, NOW);
    assertThat(planned.fee(usd("10.00"))).isEqualTo(usd("0.90"));
    assertThat(planned.fee(usd("100.00"))).isEqualTo(usd("9.00"));
  }

  @Test
  void aReducedRateThatWasNotGrantedIsPlannedNoMore() {
    audit.sold(SCHEDULE, TITLE, usd("10.00"), usd("0.40"), NOW);
    assertThat(new Fees(audit.plan(SCHEDULE), TITLE, NOW).fee(usd("10.00")))
        .as("not 4 %, which nobody promised")
        .isEqualTo(usd("0.70"));
  }

  @Test
  void aCheaperFeeIsAnAlarmButChangesNoPlan() {
    assertThat(audit.sold(SCHEDULE, TITLE, usd("10.00"), usd("0.10"), NOW)).isPresent();
    assertThat(audit.plan(SCHEDULE)).isEqualTo(SCHEDULE);
  }
}
