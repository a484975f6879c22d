package io.floatwise.core.trace;

import io.floatwise.core.trade.IntentId;

/// What a decision came to.
public sealed interface Ending {

  /// Nothing was wished; the decision says why.
  record LeftAlone() implements Ending {}

  /// Risk let it pass.
  record Submitted(IntentId intent) implements Ending {}

  /// Risk refused it.
  ///
  /// @param rule the first that objected
  record Refused(String rule, String reason) implements Ending {}

  /// A person must look at it first.
  ///
  /// @param rule that holds it
  record Held(String rule, String reason) implements Ending {}
}
