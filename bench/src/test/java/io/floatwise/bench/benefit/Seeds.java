package io.floatwise.bench.benefit;

import java.util.List;
import java.util.stream.LongStream;

/// The markets that the bot is judged by, fixed before anything was tuned. Whoever changes a
/// strategy looks at [#TUNING] only; [#HELD_OUT] is run once a change is finished, and what it says
/// is written down and not acted on.
final class Seeds {

  static final List<Long> TUNING = LongStream.rangeClosed(1001, 1020).boxed().toList();

  static final List<Long> HELD_OUT = LongStream.rangeClosed(7001, 7020).boxed().toList();

  private Seeds() {}
}
