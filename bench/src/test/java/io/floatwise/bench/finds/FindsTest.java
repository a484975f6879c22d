package io.floatwise.bench.finds;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Repository;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// With few calls, the scheduler finds at least twice the profitable offers within ten seconds of
/// their appearance that looking at titles in turn finds, with the same quotes at the same moments,
/// the same calls and the same kept sales.
class FindsTest {

  /// As scarce as on the real market: 20,000 titles, ten calls a second, quotes of all of them
  /// every five.
  private static final int SCARCE = 2;

  private static final List<Integer> BUDGETS = List.of(SCARCE, 3, 5, 10);

  @Test
  void findsTwiceAsManyInTimeWithTheSameCalls() {
    var hunt = new Hunt(300, 1, SCARCE, Duration.ofMinutes(40), Duration.ofHours(1));
    List<Hunt.Score> scores = LongStream.rangeClosed(2101, 2103).mapToObj(hunt::score).toList();
    System.out.println("FindsTest: " + scores);
    check(scores);
  }

  @Test
  @Tag("long")
  void findsTwiceAsManyInTimeOnMoreSeedsAndWritesItDown() throws Exception {
    List<List<Hunt.Score>> all =
        BUDGETS.stream()
            .map(calls -> {
              var hunt = new Hunt(600, 0.5, calls, Duration.ofHours(2), Duration.ofHours(2));
              return LongStream.rangeClosed(2201, 2212).parallel().mapToObj(hunt::score).toList();
            })
            .toList();
    Files.writeString(Repository.root().resolve("docs/measurements/finds.md"), page(all));
    check(all.getFirst());
  }

  private static void check(List<Hunt.Score> scores) {
    int appeared = sum(scores, Hunt.Score::appeared);
    assertThat(appeared).as("profitable offers").isGreaterThan(20);
    assertThat(sum(scores, Hunt.Score::scheduled))
        .as("found in time of %d: %s", appeared, scores)
        .isGreaterThan(appeared * 7 / 10);
    assertThat(scores)
        .allSatisfy(
            s -> assertThat(s.callsScheduled()).as("%s", s).isLessThanOrEqualTo(s.callsInTurn()));
    for (ToIntFunction<Hunt.Score> others :
        List.<ToIntFunction<Hunt.Score>>of(Hunt.Score::inTurn, Hunt.Score::changed)) {
      Ratio ratio = Ratio.of(scores, others);
      assertThat(ratio.low()).as("times as many: %s; %s", ratio, scores).isGreaterThanOrEqualTo(2);
    }
  }

  private static int sum(List<Hunt.Score> scores, ToIntFunction<Hunt.Score> part) {
    return scores.stream().mapToInt(part).sum();
  }

  private static String page(List<List<Hunt.Score>> all) {
    return """
    # Profitable offers found within 10 s of their appearance

    Written by the long profile (`FindsTest`), see [README.md](README.md). Simulated \
    markets of 600 CS2 titles with
    traders of every kind, 12 seeds, two hours to learn and two that count, a round every \
    5 s. A profitable offer is one
    whose price and its level's least edge are covered by the fair value of the complete \
    sales after the fee. It counts as
    found when somebody who could buy it had its title's offers read within 10 s. Nobody \
    buys, so all see one market.

    - *Scheduler*: the trader of the live loop.
    - *In turn*: one title after another, those priced for no level left out.
    - *Changed in turn*: the same, but a title whose quote is what it was at the last \
    look is passed over.

    Both have the quotes of all titles at the moments at which the scheduler had them, \
    the same calls a round and sales kept
    for 12 hours; a look costs two calls, three with sales. The ratio is of all seeds \
    together, with its 95 % interval over
    seeds (bootstrap); where the others found nothing, one is counted for them.

    | Calls/s | Changes/s | Appeared | Scheduler | In turn | Changed in turn | Ratio to \
    in turn | Ratio to changed in turn | Calls: scheduler | Calls: changed in turn |
    |---|---|---|---|---|---|---|---|---|---|
    """
            .stripIndent()
        + all.stream().map(FindsTest::row).collect(Collectors.joining());
  }

  private static String row(List<Hunt.Score> scores) {
    return String.format(
        Locale.ROOT,
        "| %.1f | %.2f | %d | %d | %d | %d | %s | %s | %d | %d |%n",
        scores.getFirst().calls() / (double) Hunt.ROUND.toSeconds(),
        scores.stream().mapToDouble(Hunt.Score::changes).average().orElse(0),
        sum(scores, Hunt.Score::appeared),
        sum(scores, Hunt.Score::scheduled),
        sum(scores, Hunt.Score::inTurn),
        sum(scores, Hunt.Score::changed),
        Ratio.of(scores, Hunt.Score::inTurn),
        Ratio.of(scores, Hunt.Score::changed),
        scores.stream().mapToLong(Hunt.Score::callsScheduled).sum(),
        scores.stream().mapToLong(Hunt.Score::callsInTurn).sum());
  }
}
