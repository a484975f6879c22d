package io.floatwise.app.live;

import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Quote;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trade.Intent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Counts what a trader looked at since it started, and which rule was the first to refuse. Not
/// thread-safe.
public final class Refusals {

  /// Stands for a rule where a title was never worth a call.
  public static final String NOT_LOOKED_AT = "not-looked-at";

  private final Map<String, Long> byRule = new TreeMap<>();
  private final Map<Title, String> latest = new TreeMap<>();
  private long looks;
  private long candidates;

  void see(Collection<Quote> quotes) {
    quotes.forEach(quote -> latest.putIfAbsent(quote.title(), NOT_LOOKED_AT));
  }

  void look() {
    looks++;
  }

  void note(Decision.Skip skip) {
    refuse(skip.title(), skip.rule());
  }

  void note(Fact fact) {
    if (fact instanceof Fact.IntentRefused refused) {
      refuse(refused.intent().title(), refused.rule());
      candidates += refused.intent() instanceof Intent.BuyOffer ? 1 : 0;
    } else if (fact instanceof Fact.ApprovalRequested asked) {
      refuse(asked.intent().title(), asked.rule());
      candidates += asked.intent() instanceof Intent.BuyOffer ? 1 : 0;
    } else if (fact instanceof Fact.SubmissionStarted started) {
      candidates += started.intent() instanceof Intent.BuyOffer ? 1 : 0;
    }
  }

  /// How often each rule was the first to refuse.
  public Map<String, Long> byRule() {
    return byRule;
  }

  /// The rule that refused last, by every title that was seen; [#NOT_LOOKED_AT] where no quote of
  /// it gave a reason for a close look.
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
