package io.floatwise.sandbox.exchange;

import io.floatwise.sandbox.state.InputLog;
import io.floatwise.sandbox.state.StateException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Rebuilds an exchange from the lines of its log and checks on the way that every order ends as it
/// ended before. Not thread-safe.
final class Replay implements InputLog.Reader {
  private final Marketplace marketplace;
  private final Path file;
  private final String header;
  private final Consumer<String> progress;
  private int percent;
  private boolean empty = true;
  private boolean clockTaken;
  private boolean centShifted;
  private long results;

  /// @param header the first line that the log of this market has
  /// @param progress is told how far it is
  Replay(Marketplace marketplace, Path file, String header, Consumer<String> progress) {
    this.marketplace = marketplace;
    this.file = file;
    this.header = header;
    this.progress = progress;
  }

  /// Folds a result into the hash of all results; clock ticks do not count.
  static long fold(long hash, Result result) {
    return result instanceof Result.Done ? hash : 31 * hash + result.toString().hashCode();
  }

  boolean isEmpty() {
    return empty;
  }

  boolean isClockTaken() {
    return clockTaken;
  }

  boolean isCentShifted() {
    return centShifted;
  }

  /// Hash of the results of all inputs.
  long results() {
    return results;
  }

  @Override
  public void at(long done, long total) {
    int now = (int) (done * 100 / total);
    if (now != percent) {
      percent = now;
      progress.accept("repeating what happened in the sandbox so far, %d %%".formatted(now));
    }
  }

  @Override
  public void line(String text, String where) throws StateException {
    if (empty) {
      empty = false;
      if (!text.equals(header)) {
        throw new StateException(
            "%s holds another market: %s; use the same options or another data directory (--data)"
                .formatted(file, OtherMarket.differences(text, header)));
      }
      return;
    }
    InputCodec.Batch batch;
    try {
      batch = InputCodec.decode(text);
    } catch (IllegalArgumentException e) {
      throw new StateException("unreadable record in " + where + ": " + e.getMessage(), e);
    }
    if (batch.resultsBefore() != results) {
      throw new StateException(
          "replay departs from what happened before "
              + where
              + "; the log was written by another version of the market; use that version or an"
              + " empty state directory");
    }
    for (Input input : batch.inputs()) {
      clockTaken |= input instanceof Input.TakeClock;
      centShifted |= input instanceof Input.ShiftCent;
      results = fold(results, apply(input, where));
    }
  }

  private Result apply(Input input, String where) throws StateException {
    try {
      return marketplace.apply(input);
    } catch (IllegalArgumentException e) {
      throw new StateException("impossible record in " + where + ": " + e.getMessage(), e);
    }
  }
}
