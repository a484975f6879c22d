package io.floatwise.app.backtest;

import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.EquityPoint;
import io.floatwise.core.backtest.OwnDeeds;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Totals;
import io.floatwise.core.tape.TapeException;
import io.floatwise.core.trade.Setting;
import io.floatwise.tape.TapePart;
import io.floatwise.tape.TapeReading;
import io.floatwise.tape.prepared.PreparedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/// The same time traded twice: as the rules are, and with some of them changed.
///
/// @param changes what is another rule
/// @param usual as the rules are
/// @param changed with the other rules
/// @param deeds of the recorder that were taken away from its market
public record WhatIf(
    List<Setting> changes, BacktestRun.Outcome usual, BacktestRun.Outcome changed, OwnDeeds deeds) {

  private static final int MOST_RULES = 8;

  public WhatIf {
    changes = List.copyOf(changes);
  }

  /// A figure of both sides, as text.
  record Row(String name, String usual, String changed, String difference) {}

  List<Row> figures() {
    return List.of(
        money("equity, items at cost", WhatIf::equity),
        money("realised profit", result -> totals(result).realisedProfit()),
        money("profit at risk", result -> totals(result).atRiskProfit()),
        money("fees paid", result -> totals(result).fees()),
        money("deepest drawdown", result -> result.ledger().drawdown().deepest()),
        money("items not sold, at cost", WhatIf::items),
        count(
            "purchases", totals(usual.result()).purchases(), totals(changed.result()).purchases()),
        count("sales", totals(usual.result()).sales(), totals(changed.result()).sales()));
  }

  /// The rules that refused more or less often, the largest change first.
  List<Row> refusals() {
    Map<String, Long> before = usual.result().refusals();
    Map<String, Long> after = changed.result().refusals();
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> change(name, before, after) != 0)
        .sorted(Comparator.comparingLong((String name) -> -Math.abs(change(name, before, after))))
        .limit(MOST_RULES)
        .map(name -> count(name, before.getOrDefault(name, 0L), after.getOrDefault(name, 0L)))
        .toList();
  }

  private static long change(String name, Map<String, Long> before, Map<String, Long> after) {
    return after.getOrDefault(name, 0L) - before.getOrDefault(name, 0L);
  }

  private static Totals totals(BacktestResult result) {
    return result.ledger().books().totals();
  }

  private static Money equity(BacktestResult result) {
    return last(result).map(EquityPoint::equity).orElse(Money.ZERO_USD);
  }

  private static Money items(BacktestResult result) {
    return last(result).map(EquityPoint::items).orElse(Money.ZERO_USD);
  }

  private static Optional<EquityPoint> last(BacktestResult result) {
    return result.equity().isEmpty() ? Optional.empty() : Optional.of(result.equity().getLast());
  }

  private Row money(String name, Function<BacktestResult, Money> figure) {
    Money before = figure.apply(usual.result());
    Money after = figure.apply(changed.result());
    Money difference = after.minus(before);
    return new Row(
        name,
        before.toDecimal(),
        after.toDecimal(),
        (difference.isPositive() ? "+" : "") + difference.toDecimal());
  }

  private static Row count(String name, long before, long after) {
    return new Row(
        name,
        "%,d".formatted(before),
        "%,d".formatted(after),
        before == after ? "0" : "%+,d".formatted(after - before));
  }

  /// What was done about the recorder's own deeds, one sentence.
  String recorder() {
    return deeds.equals(OwnDeeds.NONE)
        ? "What the recorder bought or sold itself counts as somebody else's."
        : ("What the recorder itself offered (%d) and bought is taken away from its market;"
                + " its targets stay.")
            .formatted(deeds.offers().size());
  }

  /// Trades both at once, on the prepared market of the part where there can be one.
  ///
  /// @param tape its folder
  /// @param usual as the rules are
  /// @param changed the same with other rules
  /// @param notes is told what takes long or could not be kept
  /// @throws io.floatwise.core.error.InputException if the tape holds nothing of the part
  public static WhatIf of(
      Path tape,
      List<Setting> changes,
      BacktestRun usual,
      BacktestRun changed,
      OwnDeeds deeds,
      TapePart part,
      Consumer<String> notes) {
    try (var reading = TapeReading.open(tape)) {
      TapeChoice chosen = TapeChoice.of(tape, reading, part);
      Side one = Side.of(tape, usual.without(deeds), part, chosen, deeds, reading, notes);
      Side two = Side.of(tape, changed.without(deeds), part, chosen, deeds, reading, notes);
      TapeChoice after = TapeChoice.of(tape, reading, part);
      if (!after.fingerprint().equals(chosen.fingerprint())) {
        notes.accept("the tape has grown meanwhile; beginning again");
        one = Side.of(tape, usual.without(deeds), part, after, deeds, reading, notes);
        two = Side.of(tape, changed.without(deeds), part, after, deeds, reading, notes);
      }
      var other = CompletableFuture.supplyAsync(two::outcome);
      return new WhatIf(changes, one.outcome(), other.join(), deeds);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /// One of both runs.
  ///
  /// @param file of the prepared market; empty where the tape itself is traded
  private record Side(
      BacktestRun run,
      TapePart part,
      TapeChoice chosen,
      Prepared prepared,
      Optional<PreparedFile> file,
      Consumer<String> notes) {

    static Side of(
        Path tape,
        BacktestRun run,
        TapePart part,
        TapeChoice chosen,
        OwnDeeds deeds,
        TapeReading reading,
        Consumer<String> notes) {
      var prepared = new Prepared(tape, part, chosen, deeds, run.strategies());
      Optional<PreparedFile> file = Optional.empty();
      try {
        file = prepared.file(reading, notes);
      } catch (IOException e) {
        notes.accept(
            "expected to keep what was prepared beside the tape, found %s; trading the tape itself"
                .formatted(e));
      }
      return new Side(run, part, chosen, prepared, file, notes);
    }

    BacktestRun.Outcome outcome() {
      if (file.isPresent()) {
        try {
          Optional<BacktestRun.Outcome> outcome = run.run(part, chosen, file.get().market());
          if (outcome.isPresent()) {
            return outcome.get();
          }
          notes.accept("what was prepared does not hold for this account; trading the tape itself");
        } catch (TapeException e) {
          notes.accept(e.getMessage() + "; trading the tape itself");
          drop();
        }
      }
      return run.run(part);
    }

    private void drop() {
      try {
        prepared.drop();
      } catch (IOException e) {
        notes.accept("expected to delete it, found " + e);
      }
    }
  }
}
