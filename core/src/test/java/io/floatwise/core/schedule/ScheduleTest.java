package io.floatwise.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.item.Game;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private final Map<Game, Integer> titles = new EnumMap<>(Game.class);
  private Instant now = START;

  /// One round; what is due is read.
  private List<Game> round(Schedule schedule, Map<Game, Double> worth) {
    List<Game> due = schedule.quotesDue(now, game -> worth.getOrDefault(game, 0.0));
    due.forEach(game -> schedule.quoted(game, titles.get(game), now));
    now = now.plusSeconds(5);
    return due;
  }

  @Test
  void quotesComeFirstAndLooksGetTheRest() {
    titles.put(Game.CS2, 1_500);
    var schedule = new Schedule(List.of(Game.CS2), 10);
    assertThat(round(schedule, Map.of())).containsExactly(Game.CS2);
    schedule.looked(schedule.callsForLooks());
    for (int i = 0; i < 5; i++) {
      assertThat(round(schedule, Map.of(Game.CS2, 1.0))).containsExactly(Game.CS2);
      assertThat(schedule.callsForLooks()).as("two pages of ten calls").isEqualTo(8);
      schedule.looked(8);
    }
  }

  @Test
  void quotesTakeHalfOfTheCallsAtMostAndSaveForAGameThatIsLarger() {
    titles.put(Game.CS2, 20_000);
    var schedule = new Schedule(List.of(Game.CS2), 10);
    List<Integer> rounds = new ArrayList<>();
    int looks = 0;
    for (int i = 0; i < 41; i++) {
      if (!round(schedule, Map.of(Game.CS2, 1.0)).isEmpty()) {
        rounds.add(i);
      }
      looks += schedule.callsForLooks();
      schedule.looked(schedule.callsForLooks());
    }
    assertThat(rounds)
        .as("20 pages, 5 calls a round")
        .containsExactly(0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40);
    assertThat(looks).isGreaterThanOrEqualTo(5 * 41);
  }

  @Test
  void aGameInWhichMoreAppearsIsAskedForMoreOften() {
    titles.put(Game.CS2, 900);
    titles.put(Game.TF2, 900);
    var schedule = new Schedule(List.of(Game.CS2, Game.TF2), 2);
    Map<Game, Integer> times = new EnumMap<>(Game.class);
    for (int i = 0; i < 60; i++) {
      round(schedule, Map.of(Game.CS2, 5.0, Game.TF2, 1.0))
          .forEach(game -> times.merge(game, 1, Integer::sum));
      schedule.looked(schedule.callsForLooks());
    }
    assertThat(times.get(Game.CS2)).isGreaterThan(2 * times.get(Game.TF2));
    assertThat(times.get(Game.TF2)).as("never forgotten").isGreaterThan(5);
  }

  @Test
  void asksForQuotesBeforeTheyAreTooOldWhateverTheyCost() {
    titles.put(Game.CS2, 100_000);
    var schedule = new Schedule(List.of(Game.CS2), 1);
    assertThat(round(schedule, Map.of())).containsExactly(Game.CS2);
    now = START.plusSeconds(299);
    assertThat(round(schedule, Map.of())).isEmpty();
    now = START.plusSeconds(300);
    assertThat(round(schedule, Map.of())).containsExactly(Game.CS2);
  }

  @Test
  void aGameThatCouldNotBeReadIsAskedForAgain() {
    var schedule = new Schedule(List.of(Game.CS2, Game.RUST), 1);
    titles.put(Game.CS2, 10);
    for (int i = 0; i < 3; i++) {
      List<Game> due = schedule.quotesDue(now, _ -> 1.0);
      assertThat(due).contains(Game.RUST);
      if (due.contains(Game.CS2)) {
        schedule.quoted(Game.CS2, 10, now);
      }
      now = now.plusSeconds(5);
    }
  }

  @Test
  void whatIsTooLittleForALookIsKeptForTheNextRoundAndNoMore() {
    titles.put(Game.CS2, 10);
    var schedule = new Schedule(List.of(Game.CS2), 2);
    round(schedule, Map.of());
    round(schedule, Map.of());
    assertThat(schedule.callsForLooks()).isGreaterThanOrEqualTo(2);
    for (int i = 0; i < 10; i++) {
      round(schedule, Map.of());
    }
    assertThat(schedule.callsForLooks()).isLessThanOrEqualTo(4);
  }

  @Test
  void needsACall() {
    assertThatThrownBy(() -> new Schedule(List.of(), 0))
        .hasMessage("calls of a round: expected 1 or more, found 0");
  }
}
