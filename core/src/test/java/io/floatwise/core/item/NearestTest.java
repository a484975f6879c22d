package io.floatwise.core.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Names that somebody may have meant.
class NearestTest {

  @Test
  void nearestIsByThePartOfTheNameThatTakesFewestEdits() {
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    assertThat(Nearest.distanceInside("ak-47 | redline (ft)", "ak-47 redline")).isEqualTo(2);
    var names = List.of("Foundry Case", "AWP | Asiimov", "AK-47 | Redline (FT)", "Redlime");
    assertThat(Nearest.to("ak-47 Redline", names, 1)).containsExactly("AK-47 | Redline (FT)");
    assertThat(Nearest.to("redline", names, 2)).containsExactly("AK-47 | Redline (FT)", "Redlime");
  }
}
