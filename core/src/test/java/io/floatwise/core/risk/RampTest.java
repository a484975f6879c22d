package io.floatwise.core.risk;

import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.Books;
import io.floatwise.core.trade.LotId;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sizes that depend on time: the calendar day of the account, and how long it is known.
class RampTest {

  private final Court court = new Court(Books.with("5000.00"));

  /// Spends `amount` and gets it back, so that only the budget of the day knows of it.
  private void spend(String amount) {
    LotId lot = court.books.buy(offer("s" + court.books.now() + amount, amount));
    court.books.sell(lot, court.books.list(lot, amount), amount, "0.00");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 10.00, 50.00",
    "71, 3, 10.00, 50.00",
    "72, 4, 25.00, 150.00",
    "167, 7, 25.00, 150.00",
    "168, 8, 50.00, 300.00",
    "335, 14, 50.00, 300.00",
  })
  @Proves(
      value = "P4.6.8",
      breaks = {Ramp.class, Allowance.class},
      breaksMethods = {"at", "day", "of"})
  void aNewLiveAccountStartsSmall(int hours, int day, String perTrade, String perDay) {
    court.limits = Limits.NEW_LIVE_ACCOUNT;
    court.books.later(Duration.ofHours(hours));
    Allowance allowance = allowance();
    assertThat(allowance.perTrade()).isEqualTo(usd(perTrade));
    assertThat(allowance.perDay()).isEqualTo(usd(perDay));
    assertThat(allowance.reason()).isEqualTo(" (day %d of the account)".formatted(day));
  }

  private Allowance allowance() {
    return Allowance.of(
        new RiskView(
            court.books.portfolio,
            court.books.counters,
            court.limits,
            court.valuation,
            Optional.empty(),
            court.collections,
            usd("0.00"),
            court.skew,
            true,
            court.books.now()));
  }

  @Test
  void theRampEndsAfterTwoWeeksAndStricterLimitsWinOverIt() {
    court.limits = Limits.NEW_LIVE_ACCOUNT.with(Limit.PER_TRADE, usd("7.00"));
    assertThat(court.buy("7.50"))
        .isEqualTo("max-per-trade: price (day 1 of the account) is 7.50 USD, limit 7.00 USD");
    court.limits = Limits.NEW_LIVE_ACCOUNT;
    court.books.later(Duration.ofDays(14));
    assertThat(allowance()).isEqualTo(new Allowance(usd("50.00"), usd("500.00"), false, ""));
  }

  @Test
  void theRampIsCountedFromTheFirstEntryOfTheJournalAlsoAfterARestart() {
    court.limits = Limits.NEW_LIVE_ACCOUNT;
    spend("9.00");
    spend("9.50");
    spend("9.75");
    spend("9.90");
    court.freshMarket();
    assertThat(court.buy("8.00")).isEqualTo("passed");
    spend("4.00");
    assertThat(court.buy("8.00"))
        .isEqualTo(
            "max-per-day: spent today with this (day 1 of the account) is 50.15 USD, limit 50.00"
                + " USD");
    court.books = court.books.restarted().later(Duration.ofDays(3));
    court.freshMarket();
    assertThat(court.buy("9.00")).isEqualTo("passed");
    court.books = court.books.restarted();
    assertThat(allowance().perTrade()).isEqualTo(usd("25.00"));
  }

  @Test
  void aRampThatDoesNotAscendIsRefused() {
    var stage = new Ramp.Stage(3, usd("1.00"), usd("2.00"));
    assertThatThrownBy(() -> new Ramp(List.of(stage, stage)))
        .hasMessageStartingWith("expected ascending days from 1 on, found ");
    assertThatThrownBy(() -> new Ramp(List.of())).hasMessageContaining("found none");
  }

  /// Books begin at 12:00 UTC: 07:00 in New York, where midnight comes at 05:00 UTC.
  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {RiskCounters.class, SpendingRules.class},
      breaksMethods = {"spentOn", "day", "perDay"})
  void theBudgetIsThatOfTheAccountsOwnCalendarDay() {
    court.limits = Limits.DEFAULT.with(Limit.TIME_ZONE, ZoneId.of("America/New_York"));
    for (int i = 0; i < 10; i++) {
      court.books.later(Duration.ofSeconds(1));
      spend("49.50");
    }
    court.books.later(Duration.ofHours(13));
    court.freshMarket();
    String refused = "max-per-day: spent today with this is 503.00 USD, limit 500.00 USD";
    assertThat(court.buy("8.00")).as("after midnight UTC").isEqualTo(refused);
    court.books = court.books.restarted();
    assertThat(court.buy("8.00")).as("after a restart").isEqualTo(refused);
    court.books.later(Duration.ofHours(4).minusSeconds(11));
    court.freshMarket();
    assertThat(court.buy("8.00")).as("one second to midnight in New York").isEqualTo(refused);
    court.books.later(Duration.ofSeconds(1));
    court.freshMarket();
    assertThat(court.buy("8.00")).as("midnight in New York").isEqualTo("passed");
  }

  /// The longest day of Berlin has 25 hours; what was spent in its first hour still counts in its
  /// last.
  @Test
  void aDayOnWhichTheClocksAreSetBackIsOneDay() {
    var berlin = ZoneId.of("Europe/Berlin");
    var october = ZonedDateTime.of(2026, 10, 25, 0, 30, 0, 0, berlin).toInstant();
    court.books.later(Duration.between(court.books.now(), october));
    spend("40.00");
    court.books.later(Duration.ofHours(24));
    spend("2.00");
    assertThat(court.books.counters.spentOn(court.books.now(), berlin)).isEqualTo(usd("42.00"));
    court.books.later(Duration.ofMinutes(30));
    assertThat(court.books.counters.spentOn(court.books.now(), berlin)).isEqualTo(usd("0.00"));
  }
}
