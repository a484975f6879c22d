package io.floatwise.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Condition;
import io.floatwise.core.item.Feature;
import io.floatwise.core.item.FloatPart;
import io.floatwise.core.item.Trait;
import io.floatwise.core.item.Wear;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LadderTest {

  private static final List<TargetStep> TARGETS =
      List.of(
          step(900, 3),
          step(1200, 1, new Condition.InPart(FloatPart.FT_0)),
          step(1000, 2),
          step(2000, 1, new Condition.Unreadable("sparkle", "yes")),
          step(1500, 1, new Condition.NumberBetween(Trait.PAINT_SEED, 661, 661)),
          step(1000, 1, new Condition.Has(Trait.PHASE, "ruby")));

  private static TargetStep step(long cents, int amount, Condition... conditions) {
    return new TargetStep(Money.usd(cents), amount, List.of(conditions));
  }

  private static Attributes worn(String wear, Map<Trait, Feature> traits) {
    return new Attributes(
        Optional.of(Wear.ofDecimal(wear)), OptionalInt.of(13), Optional.empty(), traits);
  }

  @Test
  void countsOnlyTargetsThatTheLotIsKnownToSatisfy() {
    Ladder any = Ladder.ofTargets(TARGETS, Attributes.UNKNOWN);
    assertThat(any)
        .isEqualTo(
            new Ladder(
                Ladder.Side.TARGETS,
                List.of(new Ladder.Step(Money.usd(1000), 2), new Ladder.Step(Money.usd(900), 3))));
    assertThat(Ladder.ofTargets(TARGETS, worn("0.16", Map.of())).best()).contains(Money.usd(1200));
    // What the marketplace states of the part counts, not our bounds.
    assertThat(
            Ladder.ofTargets(TARGETS, worn("0.16", Map.of(Trait.FLOAT_PART, Feature.word("FT-1"))))
                .best())
        .contains(Money.usd(1000));
  }

  @Test
  void answersDepthAndGapsFromTheBestPriceOn() {
    Ladder ladder = Ladder.ofTargets(TARGETS, worn("0.16", Map.of()));

    assertThat(ladder.quantity()).isEqualTo(6);
    assertThat(ladder.quantityAtOrBetter(Money.usd(1000))).isEqualTo(3);
    assertThat(ladder.quantityAtOrBetter(Money.usd(1001))).isEqualTo(1);
    assertThat(ladder.quantityWithin(Rate.ofPercent(16))).isEqualTo(1);
    assertThat(ladder.quantityWithin(Rate.ofPercent(17))).isEqualTo(3);
    assertThat(ladder.gaps())
        .extracting(Ladder.Gap::width)
        .containsExactly(Money.usd(200), Money.usd(100));
  }
}
