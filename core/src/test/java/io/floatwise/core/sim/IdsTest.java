package io.floatwise.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  private static final List<Ids.Kind> KINDS = List.copyOf(EnumSet.allOf(Ids.Kind.class));

  @Test
  void looksLikeTheMarketplacesIdsAndIsFoundAgain() {
    SplittableRandom random = new SplittableRandom(3);
    Ids ids = new Ids(42);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      Ids.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      int book = random.nextInt(1 << 20);
      long counter = random.nextLong(1L << 40);
      String id = ids.encode(kind, book, counter);

      assertThat(UUID.fromString(id).version()).isEqualTo(kind == Ids.Kind.ASSET ? 5 : 4);
      assertThat(UUID.fromString(id).variant()).isEqualTo(2);
      assertThat(UUID.fromString(id)).hasToString(id);
      assertThat(ids.decode(kind, id)).isEqualTo(OptionalLong.of((long) book << 40 | counter));
      assertThat(seen.add(id)).isTrue();
    }
  }

  @Test
  void isAFunctionOfTheSeed() {
    assertThat(new Ids(1).encode(Ids.Kind.OFFER, 2, 3))
        .isEqualTo(new Ids(1).encode(Ids.Kind.OFFER, 2, 3))
        .isNotEqualTo(new Ids(2).encode(Ids.Kind.OFFER, 2, 3));
  }

  @Test
  void takesNoForeignId() {
    Ids ids = new Ids(1);
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 2_000; i++) {
      String foreign = new UUID(random.nextLong(), random.nextLong()).toString();
      assertThat(ids.decode(Ids.Kind.OFFER, foreign)).isEmpty();
    }
    assertThat(ids.decode(Ids.Kind.OFFER, "")).isEmpty();
    assertThat(ids.decode(Ids.Kind.OFFER, ids.encode(Ids.Kind.TARGET, 1, 1))).isEmpty();
    assertThat(
            ids.decode(Ids.Kind.OFFER, ids.encode(Ids.Kind.OFFER, 1, 1).toUpperCase(Locale.ROOT)))
        .isEmpty();
  }
}
