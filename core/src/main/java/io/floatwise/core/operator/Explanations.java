package io.floatwise.core.operator;

import io.floatwise.core.trace.Missed;
import java.time.Duration;
import java.util.List;

/// Why something was done or left alone, and what was missed. Thread-safe; it reads what is kept on
/// the disk, so do not ask on a thread that must not wait.
public interface Explanations {

  /// How many decisions a list holds where nobody says otherwise.
  int USUAL = 10;

  /// What was decided, newest first.
  ///
  /// @param subject id of a decision (`i12`, `r12`, `a12`, `s12`: then it is the only one), id of a
  ///   lot (`L12`), or a market name; blank for everything
  /// @param most decisions in the list
  /// @throws IllegalArgumentException saying what was expected and what was found
  List<Explanation> why(String subject, int most);

  /// Offers that were left alone within `back`, market time, and what lots like them were sold for
  /// later.
  Missed missed(Duration back);
}
