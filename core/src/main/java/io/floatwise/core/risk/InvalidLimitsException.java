package io.floatwise.core.risk;

import io.floatwise.core.error.InputException;
import java.util.List;

/// Limits that cannot hold; every problem is named, with what was expected and what was found.
public final class InvalidLimitsException extends InputException {

  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  InvalidLimitsException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /// One sentence each.
  public List<String> problems() {
    return problems;
  }
}
