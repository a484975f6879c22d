package io.floatwise.optimiser.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.Parameter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceTest {

  private static final List<Parameter> DECLARED =
      List.of(
          new Parameter("fast", "days of the short average", 1, 100, 10),
          new Parameter("slow", "days of the long average", 2, 400, 30));

  private static Axis axis(String text) {
    return Axis.parse(text, DECLARED);
  }

  @Test
  void anAxisIsReadAndHoldsItsValues() {
    Axis axis = axis("fast=5..32:5");
    assertThat(IntStream.range(0, axis.count()).mapToLong(axis::value))
        .containsExactly(5L, 10L, 15L, 20L, 25L, 30L);
    assertThat(axis("fast=3..4").count()).isEqualTo(2);
    assertThat(axis("fast=7..7:3").count()).isOne();
    assertThat(axis(axis.toString())).isEqualTo(axis);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fast 5..30       | expected whole numbers as NAME=FROM..TO:STEP such as fast=5..30:5
          fast=5.5..30     | found 'fast=5.5..30'
          middle=5..30     | expected one of the parameters fast, slow, found middle
          fast=0..30       | fast: expected a whole number from 1 to 100, found 0
          fast=1..101      | fast: expected a whole number from 1 to 100, found 101
          fast=30..5       | expected a first value that is not above the last
          fast=5..30:0     | a step of 1 or more, found 5..30:0
          """)
  void whatIsNoAxisIsRefusedWithWhatWasExpected(String text, String message) {
    assertThatThrownBy(() -> axis(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anAxisHasAMostNumberOfValues() {
    var wide = new Parameter("wide", "anything", Long.MIN_VALUE, Long.MAX_VALUE, 0);
    assertThatThrownBy(() -> new Axis(wide, Long.MIN_VALUE, Long.MAX_VALUE, 1))
        .hasMessageContaining("at most 10,000 values");
    assertThatThrownBy(() -> new Axis(wide, 0, 10_000, 1)).hasMessageContaining("10,000");
    assertThat(new Axis(wide, 0, 9_999, 1).count()).isEqualTo(10_000);
  }

  @Test
  void aSpaceGivesEveryCombinationOnce() {
    var space = new Space(DECLARED, List.of(axis("fast=1..3"), axis("slow=10..20:10")));
    assertThat(space.all().stream().map(Object::toString))
        .containsExactly(
            "fast=1 slow=10",
            "fast=1 slow=20",
            "fast=2 slow=10",
            "fast=2 slow=20",
            "fast=3 slow=10",
            "fast=3 slow=20");
    assertThat(new Space(DECLARED, List.of(axis("fast=1..1"))).all().getFirst())
        .hasToString("fast=1 slow=30");
    assertThat(space.around(space.all().get(2)).stream().map(Object::toString))
        .containsExactly("fast=1 slow=10", "fast=3 slow=10", "fast=2 slow=20");
  }

  @Test
  void aSpaceRefusesNothingTheSameTwiceAndTooMuch() {
    assertThatThrownBy(() -> new Space(DECLARED, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessage("expected something to vary, found nothing");
    assertThatThrownBy(() -> new Space(DECLARED, List.of(axis("fast=1..2"), axis("fast=3..4"))))
        .hasMessage("expected fast to be varied once, found it again");
    assertThatThrownBy(
            () -> new Space(DECLARED, List.of(axis("fast=1..100"), axis("slow=2..400"))).all())
        .hasMessageContaining("expected at most 10,000 combinations, found 39900");
  }
}
