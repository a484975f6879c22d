package io.floatwise.dmarket.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.proving.Proves;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The quick readers against the obvious ones.
@Proves(value = "P4.1.2", breaks = Numerals.class)
class NumeralsTest {

  private static final long SEED = 99;
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,30})?");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final String LETTERS = "0123456789012345678901234567890-..+eE ٣";

  @Test
  void readsTheSameNumbersAsARegularExpression() {
    Random random = new Random(SEED);
    int decimals = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(random.nextBoolean() ? 6 : 55);
      int variety = random.nextBoolean() ? 10 : LETTERS.length();
      for (int c = 0; c < length; c++) {
        text.append(LETTERS.charAt(random.nextInt(variety)));
      }
      if (random.nextBoolean() && length > 0) {
        text.setCharAt(random.nextInt(length), '.');
      }
      String one = text.toString();
      boolean expected = DECIMAL.matcher(one).matches();
      decimals += expected ? 1 : 0;
      assertThat(Numerals.isDecimal(one)).as("seed %d: %s", SEED, one).isEqualTo(expected);
      assertThat(Numerals.isWhole(one))
          .as("seed %d: %s", SEED, one)
          .isEqualTo(WHOLE.matcher(one).matches());
    }
    assertThat(decimals).isBetween(20_000, 180_000);
  }

  @Test
  void readsTheSameMomentsAsTheJdk() {
    Random random = new Random(SEED);
    for (int i = 0; i < 50_000; i++) {
      Instant moment =
          Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L))
              .plusNanos(random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 0);
      assertThat(Numerals.instant(moment.toString())).isEqualTo(moment);
      char[] broken = moment.truncatedTo(ChronoUnit.SECONDS).toString().toCharArray();
      broken[random.nextInt(broken.length)] = LETTERS.charAt(random.nextInt(LETTERS.length()));
      String text = new String(broken);
      try {
        Instant expected = Instant.parse(text);
        assertThat(Numerals.instant(text)).as("seed %d: %s", SEED, text).isEqualTo(expected);
      } catch (DateTimeException e) {
        assertThatThrownBy(() -> Numerals.instant(text))
            .as("seed %d: %s", SEED, text)
            .isInstanceOf(DateTimeException.class);
      }
    }
  }
}
