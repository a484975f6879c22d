package io.floatwise.app.live;

import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trade.Intent;
import java.util.Map;
import java.util.TreeMap;

/// Counts what a trader looked at since it started, and which rule was the first to refuse. Not
/// thread-safe.
public final class Refusals {

  private final Map<String, Long> byRule = new TreeMap<>();
  private final Map<Title, String> latest = new TreeMap<>();
  private long looks;
  private long candidates;

  void look(Title title) {
    looks++;
    latest.putIfAbsent(title, "looked at");
  }

  void note(Decision.Skip skip) {
    refuse(skip.title(), skip.rule());
  }

  void note(Fact fact) {
    if (fact instanceof Fact.IntentRefused refused) {
      refuse(refused.intent().title(), refused.rule());
      candidates += refused.intent() instanceof Intent.BuyOffer ? 1 : 0;
    } else if (fact instanceof Fact.SubmissionStarted started) {
      candidates += started.intent() instanceof Intent.BuyOffer ? 1 : 0;
    }
  }

  /// How often each rule was the first to refuse.
  public Map<String, Long> byRule() {
    return byRule;
  }

  /// The rule that refused last, by title that was looked at.
  public Map<Title, String> latest() {
    return latest;
  }

  /// Close looks at a title.
  public long looks() {
    return looks;
  }

  /// Offers that a strategy wanted to buy.
  public long candidates() {
    return candidates;
  }

  private void refuse(Title title, String rule) {
    byRule.merge(rule, 1L, Long::sum);
    latest.put(title, rule);
  }
}
