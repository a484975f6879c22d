package io.floatwise.core.engine;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.strategy.Decision;
import java.util.ArrayList;
import java.util.List;

/// What a [Step] is made of, while it is made.
final class Output {

  final List<Entry> entries = new ArrayList<>();
  final List<Approved> submissions = new ArrayList<>();
  final List<Decision.Skip> skips = new ArrayList<>();
}
