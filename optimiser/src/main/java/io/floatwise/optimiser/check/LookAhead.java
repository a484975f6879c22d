package io.floatwise.optimiser.check;

import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.OpenTrade;
import io.floatwise.optimiser.trial.Result;
import io.floatwise.optimiser.trial.Trial;
import io.floatwise.optimiser.trial.Trials;
import io.floatwise.optimiser.trial.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a backtest on less data made the same trades as long as there was data. If it did not,
/// something knew what was still to come.
///
/// @param cut end of the data of the second run
/// @param compared trades entered before the cut
/// @param finding the first trade that differs, or why there was nothing to compare; empty if all
///   are the same
/// @param looksAhead whether a trade differs
public record LookAhead(Instant cut, int compared, Optional<String> finding, boolean looksAhead) {

  private static final int PARTS = 4;

  /// A trade as it stood at the cut.
  private record Seen(String item, Instant entered, long cost, Optional<ClosedTrade> sold) {

    private static final Comparator<Seen> ORDER =
        Comparator.comparing(Seen::entered)
            .thenComparing(Seen::item)
            .thenComparingLong(Seen::cost)
            .thenComparing(seen -> seen.sold.map(ClosedTrade::left).orElse(Instant.MAX))
            .thenComparingLong(seen -> seen.sold.map(ClosedTrade::profit).orElse(0L));

    @Override
    public String toString() {
      return sold.map(ClosedTrade::toString)
          .orElse(new OpenTrade(item, entered, cost) + ", not yet sold");
    }
  }

  /// Runs the same set on the first quarter, half and three quarters of the window, as whole days
  /// of UTC; a part in which no day ends is left out.
  ///
  /// @param whole what it did in all of the window
  public static List<LookAhead> check(Trials runner, ParameterSet set, Window window, Trial whole) {
    List<LookAhead> checks = new ArrayList<>();
    for (int part = 1; part < PARTS; part++) {
      long seconds = window.length().toSeconds() * part / PARTS;
      Instant cut = window.from().plusSeconds(seconds).truncatedTo(ChronoUnit.DAYS);
      if (cut.isAfter(window.from())) {
        Result less = runner.run(List.of(set), new Window(window.from(), cut)).getFirst();
        checks.add(compare(cut, whole, less));
      }
    }
    return checks;
  }

  private static LookAhead compare(Instant cut, Trial whole, Result less) {
    if (!(less instanceof Result.Done(Trial trial))) {
      return new LookAhead(cut, 0, Optional.of("not compared: " + less), false);
    }
    List<Seen> before = seen(whole, cut);
    List<Seen> alone = seen(trial, cut);
    int same = 0;
    while (same < before.size()
        && same < alone.size()
        && before.get(same).equals(alone.get(same))) {
      same++;
    }
    if (same == before.size() && same == alone.size()) {
      return new LookAhead(cut, same, Optional.empty(), false);
    }
    return new LookAhead(
        cut,
        Math.max(before.size(), alone.size()),
        Optional.of(
            "with all data: %s; with data until %s: %s"
                .formatted(name(before, same), cut, name(alone, same))),
        true);
  }

  private static String name(List<Seen> trades, int index) {
    return index < trades.size() ? trades.get(index).toString() : "no such trade";
  }

  private static List<Seen> seen(Trial trial, Instant cut) {
    return Stream.concat(
            trial.closed().stream()
                .map(t ->
                    new Seen(
                        t.item(),
                        t.entered(),
                        t.cost(),
                        Optional.of(t).filter(each -> each.left().isBefore(cut)))),
            trial.open().stream()
                .map(t -> new Seen(t.item(), t.entered(), t.cost(), Optional.empty())))
        .filter(seen -> seen.entered().isBefore(cut))
        .sorted(Seen.ORDER)
        .toList();
  }
}
