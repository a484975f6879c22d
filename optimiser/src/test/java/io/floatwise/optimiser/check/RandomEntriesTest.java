package io.floatwise.optimiser.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.OtherEntries;
import io.floatwise.optimiser.trial.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RandomEntriesTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Window WINDOW = new Window(BEGIN, BEGIN.plus(Duration.ofDays(100)));

  private static ClosedTrade trade(String item, int hour, int hours, long profit) {
    Instant entered = BEGIN.plus(Duration.ofHours(hour));
    return new ClosedTrade(item, entered, entered.plus(Duration.ofHours(hours)), 1_000, profit);
  }

  /// One trade; a fifth of all entries make 10 cents, the rest lose 1.
  @Test
  void thePValueIsTheShareOfEntriesThatDoAsWell() {
    OtherEntries fifth =
        (_, entry) -> OptionalLong.of(entry.getEpochSecond() / 3600 % 5 == 0 ? 10 : -1);
    RandomEntries entries =
        RandomEntries.of(List.of(trade("a", 5, 1, 10)), WINDOW, fifth, 4_000, 1).orElseThrow();
    assertThat(entries.p()).isCloseTo(0.2, within(0.02));
    assertThat(entries.median()).isEqualTo(-1);
    assertThat(RandomEntries.of(List.of(), WINDOW, fifth, 10, 1)).isEmpty();
  }

  @Test
  void aResultThatNoDrawReachesStillHasNoPValueOfZero() {
    RandomEntries entries =
        RandomEntries.of(
                List.of(trade("a", 5, 1, 100)), WINDOW, (_, _) -> OptionalLong.of(1), 99, 1)
            .orElseThrow();
    assertThat(entries.p()).isEqualTo(0.01);
  }

  @Test
  void whatDidNotOverlapDoesNotOverlapInTheDraws() {
    List<ClosedTrade> trades =
        List.of(trade("a", 0, 500, 0), trade("a", 600, 700, 0), trade("a", 1_400, 800, 0));
    List<List<Instant>> asked = new ArrayList<>();
    asked.add(new ArrayList<>());
    RandomEntries.of(
        trades,
        WINDOW,
        (like, entry) -> {
          if (asked.getLast().size() == 6) {
            asked.add(new ArrayList<>());
          }
          asked.getLast().add(entry);
          asked.getLast().add(entry.plus(like.held()));
          return OptionalLong.of(0);
        },
        200,
        1);
    assertThat(asked).hasSize(200);
    for (List<Instant> draw : asked) {
      assertThat(draw).allMatch(at -> !at.isBefore(BEGIN) && !at.isAfter(WINDOW.until()));
      for (int i = 0; i < 6; i += 2) {
        for (int j = 0; j < 6; j += 2) {
          assertThat(
                  i == j
                      || !draw.get(i).isBefore(draw.get(j + 1))
                      || !draw.get(j).isBefore(draw.get(i + 1)))
              .isTrue();
        }
      }
    }
  }

  @Test
  void tradesThatOverlappedAreDrawnEachForItself() {
    List<ClosedTrade> trades = List.of(trade("a", 0, 2_000, 1), trade("a", 100, 2_200, 1));
    assertThat(RandomEntries.of(trades, WINDOW, (_, _) -> OptionalLong.of(1), 50, 1))
        .contains(new RandomEntries(1, 2, 2, 50, 2, 0));
  }

  @Test
  void aTradeWithoutAPriceCountsAsNotTraded() {
    RandomEntries entries =
        RandomEntries.of(
                List.of(trade("a", 0, 5, 1)), WINDOW, (_, _) -> OptionalLong.empty(), 50, 1)
            .orElseThrow();
    assertThat(entries.unpriced()).isEqualTo(1);
    assertThat(entries.median()).isZero();
  }
}
