package io.floatwise.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DailyFeesTest {

  private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

  private final DailyFees fees = new DailyFees(3, titles());

  @Test
  void reducesAboutAQuarterForSomeDaysInsidePriceBounds() {
    Set<Set<Title>> lists = new HashSet<>();
    for (int day = 0; day < 60; day++) {
      Instant at = MONDAY.plus(Duration.ofDays(day)).plusSeconds(7);
      FeeSchedule schedule = fees.at(Game.CS2, at);
      lists.add(schedule.reduced().keySet());
      assertThat(schedule.defaultRate()).isEqualTo(Rate.ofPercent(10));
      assertThat(schedule.minFee()).isEqualTo(Money.usd(1));
      assertThat(schedule.reduced()).hasSizeBetween(50, 110);
      for (FeeClass reduced : schedule.reduced().values()) {
        assertThat(reduced.rate().basisPoints()).isBetween(200, 500);
        assertThat(reduced.minPrice()).isLessThan(Money.usd(1_000));
        assertThat(reduced.maxPrice()).isBetween(Money.usd(1_100), Money.usd(2_000));
        assertThat(Duration.between(at, reduced.expiresAt()))
            .isBetween(Duration.ofSeconds(1), Duration.ofDays(7));
      }
    }
    assertThat(lists).as("the list changes daily").hasSizeGreaterThan(55);
  }

  @Test
  void doesNotDependOnWhatWasAskedBefore() {
    fees.at(Game.CS2, MONDAY);
    Instant later = MONDAY.plus(Duration.ofDays(3));

    assertThat(fees.at(Game.CS2, later)).isEqualTo(new DailyFees(3, titles()).at(Game.CS2, later));
    assertThat(fees.at(Game.RUST, later).reduced()).isEmpty();
  }

  private static Map<Title, Money> titles() {
    Map<Title, Money> titles = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      titles.put(new Title(Game.CS2, "title " + i), Money.usd(1_000));
    }
    return titles;
  }
}
