package io.floatwise.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.Given;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchListTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Title A = new Title(Game.CS2, "a");
  private static final Title B = new Title(Game.CS2, "b");

  private final WatchList list = new WatchList(WatchBudget.DEFAULT);

  private static Quote quote(Title title, String offer) {
    return new Quote(title, Optional.of(Given.usd(offer)), 3, Optional.empty(), 0, START);
  }

  private static List<Title> titles(Game game, int count) {
    return IntStream.range(0, count).mapToObj(i -> new Title(game, "t" + i)).toList();
  }

  private List<WatchList.Change> answered(int second, Quote... quotes) {
    Instant asked = START.plusSeconds(second);
    return list.answered(List.of(A, B), List.of(quotes), asked, asked.plusMillis(300));
  }

  @Test
  void aFirstAnswerIsNoChangeAndTheNextSaysWhatWasBeforeAndHowOldThatIs() {
    list.watch(List.of(A, B), START);
    assertThat(answered(1, quote(A, "5.00"))).isEmpty();
    assertThat(answered(3, quote(A, "5.00"))).isEmpty();
    assertThat(answered(5, quote(A, "4.90"), quote(B, "1.00")))
        .containsExactly(
            new WatchList.Change(
                A,
                Optional.of(quote(A, "5.00")),
                Optional.of(quote(A, "4.90")),
                START.plusSeconds(3),
                START.plusMillis(5300)),
            new WatchList.Change(
                B,
                Optional.empty(),
                Optional.of(quote(B, "1.00")),
                START.plusSeconds(3),
                START.plusMillis(5300)));
    assertThat(answered(7).stream().map(WatchList.Change::now)).containsOnly(Optional.empty());
  }

  @Test
  void anAnswerThatComesAfterALaterOneChangesNothing() {
    list.watch(List.of(A, B), START);
    answered(1, quote(A, "5.00"));
    answered(5, quote(A, "4.90"));
    assertThat(answered(3, quote(A, "5.00"))).isEmpty();
    assertThat(list.quotes().get(A)).contains(quote(A, "4.90"));
  }

  @Test
  @Proves(value = "P4.6.7", breaks = WatchList.class)
  void whatWasNotSeenForLongerThanTheBoundIsStaleWhetherEverSeenOrNot() {
    list.watch(List.of(A, B), START);
    assertThat(list.stale(START.plusSeconds(5))).isEmpty();
    assertThat(list.stale(START.plusMillis(5001))).containsOnlyKeys(A, B);
    list.answered(
        List.of(A), List.of(quote(A, "5.00")), START.plusSeconds(4), START.plusSeconds(5));
    assertThat(list.stale(START.plusSeconds(9))).containsOnlyKeys(B);
    assertThat(list.stale(START.plusSeconds(10)))
        .containsEntry(A, START.plusSeconds(4))
        .containsEntry(B, START);
  }

  @Test
  void choosingAnewKeepsWhatIsKnown() {
    list.watch(List.of(A, B), START);
    answered(1, quote(A, "5.00"), quote(B, "5.00"));
    list.watch(List.of(B), START.plusSeconds(2));
    assertThat(list.calls()).containsExactly(List.of(B));
    assertThat(answered(3, quote(A, "1.00"), quote(B, "4.00")))
        .extracting(WatchList.Change::title)
        .containsExactly(B);
  }

  @Test
  @Proves(value = "P4.6.7", breaks = WatchBudget.class)
  void asManyAsTheBudgetAllowsAreWatchedAndMoreAreRefusedWithTheNumber() {
    list.watch(titles(Game.CS2, 1000), START);
    assertThat(list.calls()).hasSize(10).allSatisfy(call -> assertThat(call).hasSize(100));
    assertThatThrownBy(() -> list.watch(titles(Game.CS2, 1001), START))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected at most 1000 titles to watch (10 calls of 100 titles every 2000 ms), found"
                + " 1001, which need 11 calls");
    assertThat(list.calls()).as("as before").hasSize(10);
  }

  @Test
  void titlesOfSeveralGamesShareNoCall() {
    var both = new ArrayList<>(titles(Game.CS2, 901));
    both.addAll(titles(Game.RUST, 1));
    assertThatThrownBy(() -> list.watch(both, START))
        .hasMessageContaining("at most 900 titles")
        .hasMessageContaining("need 11 calls");
    assertThat(WatchBudget.DEFAULT.most(2)).isEqualTo(900);
    list.watch(both.subList(1, both.size()), START);
    assertThat(list.calls()).hasSize(10);
  }

  @Test
  void aPeriodLeavesTimeForTheAnswer() {
    assertThat(WatchBudget.DEFAULT.patience()).isEqualTo(Duration.ofSeconds(3));
    assertThatThrownBy(() -> new WatchBudget(5, 100, Duration.ofSeconds(5), Duration.ofSeconds(5)))
        .hasMessageContaining("a period shorter than the bound");
  }
}
