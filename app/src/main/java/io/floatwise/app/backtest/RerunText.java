package io.floatwise.app.backtest;

import io.floatwise.core.backtest.RerunResult;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.tape.Tally;
import java.util.List;

/// What came of living a recorded run again, for people.
public final class RerunText {

  /// Entries that are shown of a difference.
  private static final int MOST = 10;

  private RerunText() {}

  /// @param torn files whose last line was not whole
  /// @param code that decided now
  public static String of(RerunResult result, List<String> torn, String code) {
    var text = new StringBuilder();
    result
        .from()
        .ifPresent(from ->
            text.append("recorded   %s to %s%n".formatted(from, result.until().orElse(from))));
    text.append(
        "told       %,d things of the market, %,d of the account, %d starts%n"
            .formatted(result.market(), result.own(), result.runs()));
    if (!result.code().equals(code)) {
      text.append("code       %s then, %s now%n".formatted(result.code(), code));
    }
    torn.forEach(file ->
        text.append(
            "torn       %s does not hold everything: it ends with a line that is not whole, or has none%n"
                .formatted(file)));
    text.append("now        %s%n".formatted(sum(result.sum())));
    switch (result.ending()) {
      case RerunResult.Same _ ->
          text.append("same       every decision and every entry is as it was%n".formatted());
      case RerunResult.Stopped(var at, String reason) ->
          text.append(
              "stopped    %s: %s; everything until then is as it was%n".formatted(at, reason));
      case RerunResult.Different(var at, var recorded, var here, var since) -> {
        text.append("different  before %s%n".formatted(at));
        text.append("recorded   %s%n".formatted(sum(recorded)));
        text.append("here       %s%n".formatted(sum(here)));
        since.stream().limit(MOST).forEach(entry -> text.append(line(entry)));
        if (since.size() > MOST) {
          text.append("           and %d more%n".formatted(since.size() - MOST));
        }
      }
    }
    return text.toString();
  }

  private static String sum(Tally.Sum sum) {
    return "%,d entries (%s), %,d decisions (%s)"
        .formatted(sum.entries(), sum.hash(), sum.decisions(), sum.decided());
  }

  private static String line(Entry entry) {
    return "           %d %s %s%n".formatted(entry.seq(), entry.at(), entry.fact());
  }
}
