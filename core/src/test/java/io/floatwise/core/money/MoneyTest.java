package io.floatwise.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.proving.Proves;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({"19.99,1999", "1.15,115", "4.35,435", "8.70,870", "0.29,29", "-0.01,-1", "5,500"})
  @Proves(value = "T5.1", breaks = Money.class, breaksMethods = "ofDecimal")
  void readsDecimalsToTheExactCent(String text, long cents) {
    assertThat(Money.ofDecimal(text, Currency.USD)).isEqualTo(Money.usd(cents));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.001", "19.999", "1e-3"})
  @Proves(value = "T5.1", breaks = Money.class, breaksMethods = "mode")
  void refusesFractionsOfACentUnlessARoundingIsNamed(String text) {
    assertThatThrownBy(() -> Money.ofDecimal(text, Currency.USD))
        .isInstanceOf(ArithmeticException.class);
    long down = new BigDecimal(text).movePointRight(2).setScale(0, RoundingMode.FLOOR).longValue();
    assertThat(Money.ofDecimal(text, Currency.USD, Rounding.DOWN)).isEqualTo(Money.usd(down));
    assertThat(Money.ofDecimal(text, Currency.USD, Rounding.UP)).isEqualTo(Money.usd(down + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "NaN", "Infinity", "1,5", "0x1", "1.0.0", "--1"})
  void refusesWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> Money.ofDecimal(text, Currency.USD))
        .isInstanceOf(NumberFormatException.class);
  }

  @Test
  void refusesAmountsThatDoNotFit() {
    assertThatThrownBy(() -> Money.ofDecimal("1e400", Currency.USD))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.usd(Long.MAX_VALUE).plus(Money.usd(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void takesAShareRoundedAsAsked() {
    Money price = Money.usd(1999);
    Rate rate = Rate.ofPercent(7);
    assertThat(price.at(rate, Rounding.DOWN)).isEqualTo(Money.usd(139));
    assertThat(price.at(rate, Rounding.HALF_UP)).isEqualTo(Money.usd(140));
    assertThat(price.at(rate, Rounding.UP)).isEqualTo(Money.usd(140));
    assertThatThrownBy(() -> price.at(rate, Rounding.EXACT))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void writesAndReadsTheSameAmount() {
    long seed = 20_261_123;
    var random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      Money money = Money.usd(random.nextLong() / 1000);
      assertThat(Money.ofDecimal(money.toDecimal(), Currency.USD))
          .as("seed %d", seed)
          .isEqualTo(money);
    }
  }

  @Test
  void readsRatesAsBasisPointsAndRefusesFinerOnes() {
    assertThat(Rate.ofFraction("0.02")).isEqualTo(Rate.ofPercent(2));
    assertThat(Rate.ofFraction("0.1")).isEqualTo(Rate.ofBasisPoints(1000));
    assertThatThrownBy(() -> Rate.ofFraction("0.00001")).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Rate.ofFraction("-0.01")).isInstanceOf(IllegalArgumentException.class);
  }
}
