package io.floatwise.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.pricing.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScanOrderTest {

  @Test
  void aLineNamesGamesLevelsAndFiltersInAnyOrder() {
    ScanOrder order = ScanOrder.parse("pro float=0-0.07 cs2 STANDARD", Set.of(Game.RUST), 10, 5);

    assertThat(order.games()).containsExactly(Game.CS2);
    assertThat(order.levels()).containsExactlyInAnyOrder(Level.STANDARD, Level.PRO);
    assertThat(order.filters()).containsExactly(FilterText.parse("float=0-0.07"));
    assertThat(order.request(Set.of()).filters())
        .containsExactly(
            FilterText.parse("float=0-0.07"),
            new Filter.OfLevel(Set.of(Level.STANDARD, Level.PRO)));
  }

  @Test
  void whatIsNotNamedIsTakenWhole() {
    assertThat(ScanOrder.parse(" ", Set.of(Game.RUST), 10, 5))
        .isEqualTo(new ScanOrder(Set.of(Game.RUST), EnumSet.allOf(Level.class), List.of(), 10, 5));
  }

  @Test
  void aWordThatIsNoneOfTheseIsRefused() {
    assertThatThrownBy(() -> ScanOrder.parse("cs3", Set.of(Game.CS2), 10, 5))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 'cs3'");
    assertThatThrownBy(() -> ScanOrder.parse("price=cheap", Set.of(Game.CS2), 10, 5))
        .isInstanceOf(InputException.class);
  }
}
