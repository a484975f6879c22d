package io.floatwise.app.live;

import io.floatwise.core.engine.Event;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.tape.Own;
import io.floatwise.core.tape.OwnRecorder;
import io.floatwise.core.tape.Tally;
import io.floatwise.core.tape.Told;
import io.floatwise.core.trace.Trace;
import java.time.Instant;
import java.util.List;

/// Tells a recorder what an account hears besides the market, and how far it had come each time.
/// Not thread-safe.
public final class OwnLife {

  private final Tally tally;
  private final OwnRecorder recorder;
  private Instant last = Instant.EPOCH;

  /// @param tally of everything so far
  public OwnLife(Tally tally, OwnRecorder recorder) {
    this.tally = tally;
    this.recorder = recorder;
  }

  /// @param at market time
  public void begins(Instant at, Own.Began began) {
    last = at;
    tally.begin();
    recorder.tell(at, tally.sum(), began);
  }

  void hears(Instant at, Event event) {
    last = at;
    Own.of(event).ifPresent(own -> recorder.tell(at, tally.sum(), own));
    if (Told.of(event).isPresent()) {
      tally.market();
    }
  }

  void came(List<Entry> entries, List<Trace> traces) {
    tally.add(entries, traces);
  }

  /// The run ended in order.
  public void ends() {
    recorder.tell(last, tally.sum(), new Own.Ended());
  }
}
