package io.floatwise.core.pricing;

import static io.floatwise.core.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GameIndexTest {

  private final GameIndex index = new GameIndex();
  private final Random random = new Random(4);

  /// Forty titles at that many thousandths of their usual price, give or take a percent.
  private List<Quote> quotes(int thousandths, Instant at) {
    var quotes = new ArrayList<Quote>();
    for (int i = 0; i < 40; i++) {
      long cents = (1_000L + 100 * i) * (thousandths + random.nextInt(21) - 10) / 1_000;
      quotes.add(
          new Quote(
              new Title(Game.RUST, "Title " + i),
              Optional.of(Money.usd(cents)),
              5,
              Optional.empty(),
              0,
              at));
    }
    return quotes;
  }

  private Instant read(int day, int thousandths) {
    Instant at = NOW.plus(Duration.ofDays(day));
    index.quoted(quotes(thousandths, at), at);
    return at;
  }

  @Test
  void followsTheMedianOfAllTitlesAndNotWhoComesOrGoes() {
    read(0, 1_000);
    read(1, 1_050);
    assertThat(index.level()).isCloseTo(1.05, within(0.006));
    Instant at = NOW.plus(Duration.ofDays(2));
    List<Quote> odd = new ArrayList<>(quotes(1_050, at).subList(0, 25));
    for (int i = 0; i < 30; i++) {
      odd.add(
          new Quote(
              new Title(Game.RUST, "New " + i),
              Optional.of(Money.usd(999_999_900L)),
              1,
              Optional.empty(),
              0,
              at));
    }
    index.quoted(odd, at);
    assertThat(index.level()).as("new titles at absurd prices").isCloseTo(1.05, within(0.01));
  }

  @Test
  void aReadingOfAFewTitlesLeavesItWhereItWas() {
    read(0, 1_000);
    Instant at = NOW.plus(Duration.ofDays(1));
    index.quoted(quotes(500, at).subList(0, 9), at);
    assertThat(index.level()).isEqualTo(1);
  }

  @Test
  void aCrashIsSeenAtOnceAndIsOverOnlyWhenADayWasQuiet() {
    read(0, 1_000);
    read(1, 1_000);
    assertThat(index.regime()).isEqualTo(GameIndex.Regime.CALM);
    read(2, 850);
    assertThat(index.regime()).isEqualTo(GameIndex.Regime.CRASH);
    read(3, 800);
    assertThat(index.regime()).as("six percent more").isEqualTo(GameIndex.Regime.CRASH);
    read(4, 800);
    assertThat(index.regime()).isEqualTo(GameIndex.Regime.FALLING);
  }

  @Test
  void saysWhatWasLostWithinADayAndNeverThatLessThanNothingWas() {
    assertThat(index.lostInADay()).as("before anything was read").isEqualTo(Rate.ofPercent(0));
    read(0, 1_000);
    read(1, 900);
    assertThat(index.lostInADay()).isBetween(Rate.ofBasisPoints(940), Rate.ofBasisPoints(1_060));
    read(2, 900);
    assertThat(index.lostInADay()).isLessThan(Rate.ofBasisPoints(60));
    read(3, 1_000);
    assertThat(index.lostInADay()).as("a rise").isEqualTo(Rate.ofPercent(0));
  }

  @Test
  void knowsASlowRiseThatSwingsLittle() {
    for (int day = 0; day <= 20; day++) {
      read(day, 1_000 + 10 * day);
    }
    assertThat(index.regime()).isEqualTo(GameIndex.Regime.RISING);
    assertThat(index.level()).isCloseTo(1.2, within(0.01));
    assertThat(index.volatility()).isLessThan(0.01);
  }
}
