package io.floatwise.core.operator;

import io.floatwise.core.item.Title;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Why one thing was done or left alone.
///
/// @param id by which it is asked for: the intent's, the refusal's or the request's as in the
///   decision log, else that of the skip, for example `s12`
/// @param at market time of the first time
/// @param last market time of the last time
/// @param times how often the same was decided for the same reason
/// @param action what it is about, for example `buy o77 at 4.10 USD`
/// @param author who decided: a strategy, a person, the check of what was approved
/// @param result what it came to, for example `accepted`, `refused by max-per-trade: ...`
/// @param rule the first rule that said no; empty if none did
/// @param reason one sentence
/// @param figures behind the reason
/// @param passed rules that had no objection, in order; empty if risk was not asked or it is not
///   known
/// @param inputs what it was decided on; empty if that was not kept
/// @param limits that held; empty if that was not kept
/// @param version of the program that decided; empty if that was not kept
/// @param check what came of deciding again
public record Explanation(
    String id,
    Instant at,
    Instant last,
    long times,
    Title title,
    String action,
    String author,
    String result,
    Optional<String> rule,
    String reason,
    List<Datum> figures,
    List<String> passed,
    List<Datum> inputs,
    List<Setting> limits,
    Optional<String> version,
    Check check) {

  public Explanation {
    figures = List.copyOf(figures);
    passed = List.copyOf(passed);
    inputs = List.copyOf(inputs);
    limits = List.copyOf(limits);
  }

  /// What came of deciding again, on the same inputs, with the program that runs now.
  ///
  /// @param text for people
  public record Check(Verdict verdict, String text) {

    /// What it says of the decision.
    public enum Verdict {
      SAME,
      DIFFERENT,
      /// Its inputs are not kept, or cannot be read again.
      NOT_POSSIBLE
    }
  }
}
