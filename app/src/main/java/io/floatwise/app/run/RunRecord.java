package io.floatwise.app.run;

import io.floatwise.app.live.OwnLife;
import io.floatwise.app.live.Trader;
import io.floatwise.app.why.DecidingCode;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.tape.Own;
import io.floatwise.store.replay.HashTally;
import io.floatwise.store.replay.ReplayFile;
import io.floatwise.store.replay.ReplayFolder;
import io.floatwise.tape.RecorderBounds;
import io.floatwise.tape.TapeRecorder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What is recorded of a run: its market on a tape, and what its account is told beside it. Nothing
/// of the tape is loaded where nothing is recorded.
final class RunRecord implements AutoCloseable {

  private record Parts(TapeRecorder recorder, OwnLife life) {}

  private final Optional<Parts> parts;

  private RunRecord(Optional<Parts> parts) {
    this.parts = parts;
  }

  /// Begins to record, if that is wanted, after the trader took over its journal.
  ///
  /// @param messages is told what keeps it from recording
  /// @throws io.floatwise.core.error.InputException if the tape cannot be written, or somebody else
  ///   writes it
  static RunRecord begin(
      Recording recording,
      List<Strategy> strategies,
      Ports ports,
      Trader trader,
      Consumer<String> messages) {
    return new RunRecord(
        recording.to().map(root -> begin(root, recording, strategies, ports, trader, messages)));
  }

  private static Parts begin(
      Path root,
      Recording recording,
      List<Strategy> strategies,
      Ports ports,
      Trader trader,
      Consumer<String> messages) {
    ReplayFolder folder = ReplayFolder.of(ports.folder().path(), ports.journal().account());
    var recorder =
        TapeRecorder.open(
            root,
            ports.games(),
            ports.label(),
            RecorderBounds.usual(root, recording.keepDays()),
            messages,
            () -> ReplayFile.create(folder));
    Engine engine = trader.engine();
    var life = new OwnLife(HashTally.after(engine.seq(), ports.journal().hash()), recorder);
    StartLimits limits = ports.limits();
    life.begins(
        ports.clock().now(),
        new Own.Began(
            ports.mode(),
            limits.usual().settings(),
            limits.said(),
            strategies.stream().map(Strategy::text).toList(),
            DecidingCode.version()));
    trader.recordTo(recorder, life);
    return new Parts(recorder, life);
  }

  /// The run ended in order: nothing was told that is not recorded.
  void ended() {
    parts.ifPresent(each -> each.life().ends());
  }

  @Override
  public void close() {
    parts.ifPresent(each -> each.recorder().close());
  }
}
