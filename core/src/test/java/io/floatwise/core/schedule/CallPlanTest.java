package io.floatwise.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallPlanTest {

  private static Wish wish(String by, String title, double cents, int calls, int salesMinutes) {
    var look = new Look(new Title(Game.CS2, title), Duration.ofMinutes(salesMinutes));
    return new Wish(by, look, cents, calls);
  }

  private static List<String> names(CallPlan plan) {
    return plan.looks().stream().map(look -> look.title().name()).toList();
  }

  @Test
  void spendsCallsWhereOneIsWorthMost() {
    var plan =
        CallPlan.of(
            List.of(
                wish("a", "thirty in three", 30, 3, 1),
                wish("a", "twenty-five in two", 25, 2, 1),
                wish("a", "nine in one", 9, 1, 1),
                wish("a", "one in one", 1, 1, 1)),
            5);
    assertThat(names(plan)).containsExactly("twenty-five in two", "thirty in three");
    assertThat(plan.calls()).isEqualTo(5);
  }

  @Test
  void whatDoesNotFitMakesRoomForWhatDoes() {
    var plan = CallPlan.of(List.of(wish("a", "large", 30, 3, 1), wish("a", "small", 1, 2, 1)), 2);
    assertThat(names(plan)).containsExactly("small");
  }

  @Test
  void usersWhoWishForOneTitleShareOneLookWithTheFreshestSales() {
    var plan =
        CallPlan.of(
            List.of(
                wish("ann", "shared", 6, 2, 720),
                wish("bob", "shared", 6, 3, 120),
                wish("ann", "alone", 9, 3, 120)),
            6);
    assertThat(plan.looks())
        .containsExactly(
            new Look(new Title(Game.CS2, "shared"), Duration.ofHours(2)),
            new Look(new Title(Game.CS2, "alone"), Duration.ofHours(2)));
    assertThat(plan.calls()).isEqualTo(6);
  }

  @Test
  void fiftyUsersWithTheSameWishesCostWhatOneCosts() {
    List<Wish> one =
        List.of(wish("u", "a", 5, 3, 1), wish("u", "b", 4, 2, 1), wish("u", "c", 3, 2, 1));
    List<Wish> all = new ArrayList<>();
    for (int user = 0; user < 50; user++) {
      String name = "u" + user;
      one.forEach(w -> all.add(new Wish(name, w.look(), w.cents(), w.calls())));
    }
    assertThat(CallPlan.of(all, 1000)).isEqualTo(CallPlan.of(one, 1000));
    assertThat(CallPlan.of(all, 1000).calls()).isEqualTo(7);
  }

  @Test
  void asksNothingThatIsWorthNothing() {
    var plan = CallPlan.of(List.of(wish("a", "nothing", 0, 1, 1)), 100);
    assertThat(plan).isEqualTo(new CallPlan(List.of(), 0));
  }

  @Test
  void theOrderOfTheWishesChangesNothing() {
    var random = new Random(7);
    List<Wish> wishes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      wishes.add(wish("u" + i % 3, "t" + i % 40, 1 + random.nextInt(5), 1 + i % 3, 1));
    }
    CallPlan plan = CallPlan.of(wishes, 30);
    Collections.shuffle(wishes, random);
    assertThat(CallPlan.of(wishes, 30)).isEqualTo(plan);
  }

  @Test
  void refusesWishesThatCannotBeRanked() {
    assertThatThrownBy(() -> wish("a", "t", Double.NaN, 1, 1))
        .hasMessage("expected 0 or more cents and 1 call or more, found NaN and 1");
    assertThatThrownBy(() -> wish("a", "t", 1, 0, 1)).hasMessageContaining("found 1.0 and 0");
  }
}
