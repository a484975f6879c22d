package io.floatwise.core.risk;

import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.item.Game;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.trade.Setting;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

  private static List<Setting> settings(String... lines) {
    return Arrays.stream(lines)
        .map(line -> line.split(" = ", 2))
        .map(parts -> new Setting(parts[0], parts[1]))
        .toList();
  }

  /// Section 3 of the model, figure by figure.
  @Test
  void theDefaultsAreThoseOfTheModel() {
    assertThat(Limits.DEFAULT.settings())
        .containsExactlyElementsOf(
            settings(
                "max-per-trade = 50.00 USD",
                "max-per-day = 500.00 USD",
                "purchases-at-once = 3",
                "lots-per-title = 3",
                "max-in-one-title = 20.00 %",
                "max-in-one-collection = 30.00 %",
                "max-in-one-game = 50.00 %",
                "max-in-targets = 20.00 %",
                "open-targets = 100",
                "locked-away = 60.00 %",
                "reserve = 5.00 %",
                "least-reserve = 10.00 USD",
                "drawdown-halves = 5.00 %",
                "drawdown-stops = 15.00 %",
                "crash-pauses = 5.00 %",
                "share-of-sales = 25.00 %",
                "quote-age = 10 min",
                "fee-age = 24 h",
                "clock-skew = 1 min",
                "quorum = 15.00 %",
                "change-window = 15 min",
                "changes-per-day = 10",
                "errors-to-pause = 3",
                "pause = 15 min",
                "errors-to-pause-long = 10",
                "long-pause = 1 h",
                "losses-to-stop = 5",
                "odd-edge = 30.00 %",
                "approval-share = 100.00 %",
                "approval-levels = none",
                "approval-within = 12 h",
                "confirm-within = 1 h",
                "time-zone = Z",
                "games = CS2",
                "ramp = none"));
    assertThat(Limits.NEW_LIVE_ACCOUNT.settings())
        .contains(
            new Setting(
                "ramp",
                "day 3: 10.00 USD / 50.00 USD, day 7: 25.00 USD / 150.00 USD,"
                    + " day 14: 50.00 USD / 300.00 USD"));
  }

  @Test
  void whatItWritesItReads() {
    Limits other =
        Limits.NEW_LIVE_ACCOUNT
            .with(Limit.PER_TRADE, usd("12.34"))
            .with(Limit.IN_TITLE, Rate.ofBasisPoints(1250))
            .with(Limit.QUOTE_AGE, Duration.ofSeconds(90))
            .with(Limit.TIME_ZONE, ZoneId.of("America/New_York"))
            .with(Limit.GAMES, Set.of(Game.RUST, Game.CS2))
            .with(Limit.APPROVAL_LEVELS, Set.of(Level.PRO));
    assertThat(Limits.DEFAULT.changed(other.settings())).isEqualTo(other);
    assertThat(other.get(Limit.GAMES)).containsExactly(Game.CS2, Game.RUST);
    assertThat(Limits.DEFAULT.get(Limit.PER_TRADE)).as("unchanged").isEqualTo(usd("50.00"));
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {Limits.class, LimitForm.class},
      breaksMethods = {"changed", "read", "contradictions", "ascending"})
  void namesEveryProblemAtOnceWithWhatWasExpectedAndFound() {
    assertThatThrownBy(() ->
            Limits.DEFAULT.changed(
                settings(
                    "max-per-trade = 50",
                    "quote-age = soon",
                    "max-in-one-title = 101 %",
                    "max-per-hour = 3.00 USD",
                    "reserve = 6 %",
                    "reserve = 7 %",
                    "errors-to-pause = 0",
                    "games = CS2, CHESS",
                    "time-zone = Mars/Olympus",
                    "ramp = day 3: 10.00 USD / 50.00 USD, day 2: 1.00 USD / 5.00 USD")))
        .isInstanceOfSatisfying(
            InvalidLimitsException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(9)
                    .contains(
                        "max-per-trade: expected an amount such as 50.00 USD, at most 1000000.00"
                            + " USD; found 50",
                        "max-in-one-title: expected a share such as 20 %, at most 100 %; found"
                            + " 101 %",
                        "reserve: expected once, found again",
                        "errors-to-pause: expected a whole number such as 3, 1 to 100000; found 0",
                        "games: expected none, or some of CS2, DOTA2, TF2, RUST, parted by commas;"
                            + " found CS2, CHESS")
                    .anyMatch(p -> p.endsWith("ramp, found max-per-hour")));
    assertThatThrownBy(() ->
            Limits.DEFAULT.changed(
                settings("drawdown-halves = 16 %", "errors-to-pause = 11", "pause = 2 h")))
        .isInstanceOfSatisfying(
            InvalidLimitsException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "expected drawdown-halves to be at most drawdown-stops, found 16.00 % and"
                            + " 15.00 %",
                        "expected errors-to-pause to be at most errors-to-pause-long, found 11 and"
                            + " 10",
                        "expected pause to be at most long-pause, found 2 h and 1 h"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "max-per-trade = 50.01 USD; true",
        "max-per-trade = 49.99 USD; false",
        "lots-per-title = 4; true",
        "lots-per-title = 2; false",
        "max-in-one-game = 50.01 %; true",
        "max-in-one-game = 49 %; false",
        "reserve = 4.99 %; true",
        "reserve = 6 %; false",
        "least-reserve = 9.99 USD; true",
        "least-reserve = 11.00 USD; false",
        "quote-age = 601 s; true",
        "quote-age = 10 min; false",
        "pause = 14 min; true",
        "pause = 16 min; false",
        "approval-levels = PRO; false",
        "time-zone = Europe/Berlin; true",
        "games = CS2, RUST; true",
        "games = none; true",
        "ramp = day 3: 10.00 USD / 50.00 USD; false",
      })
  void knowsWhichOfTwoValuesIsTheLooserOne(String line, boolean looser) {
    Limits changed = Limits.DEFAULT.changed(settings(line));
    assertThat(changed.looserThan(Limits.DEFAULT).isEmpty()).isEqualTo(!looser);
    if (looser) {
      assertThat(changed.looserThan(Limits.DEFAULT))
          .extracting(Limit::name)
          .containsExactly(line.split(" = ")[0]);
    }
  }

  @Test
  void endingARampOrAMarkOfALevelIsLoose() {
    assertThat(Limits.DEFAULT.looserThan(Limits.NEW_LIVE_ACCOUNT)).containsExactly(Limit.RAMP);
    assertThat(Limits.NEW_LIVE_ACCOUNT.looserThan(Limits.NEW_LIVE_ACCOUNT)).isEmpty();
    Limits marked = Limits.DEFAULT.with(Limit.APPROVAL_LEVELS, Set.of(Level.PRO));
    assertThat(Limits.DEFAULT.looserThan(marked)).containsExactly(Limit.APPROVAL_LEVELS);
    assertThat(Limits.DEFAULT.with(Limit.RAMP, Optional.of(Ramp.NEW_ACCOUNT)))
        .isEqualTo(Limits.NEW_LIVE_ACCOUNT);
  }
}
