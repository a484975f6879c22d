package io.floatwise.tape;

import io.floatwise.core.tape.OwnLog;
import io.floatwise.core.tape.OwnRow;
import io.floatwise.core.tape.TapeException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Keeps what an account is told beside a tape, until that fails: then it says so once, and the
/// market is recorded on. Not thread-safe.
final class OwnKeeper implements AutoCloseable {

  private final Consumer<String> messages;
  private Optional<Supplier<OwnLog>> beginning;
  private Optional<OwnLog> log = Optional.empty();
  private boolean isUnforced;

  /// @param beginning of the log, with the first row; empty if nothing is kept
  OwnKeeper(Optional<Supplier<OwnLog>> beginning, Consumer<String> messages) {
    this.beginning = beginning;
    this.messages = messages;
  }

  /// The first row is durable at once: that a run began is known whatever becomes of it.
  void write(OwnRow row) {
    boolean isFirst = beginning.isPresent();
    attempt(() -> {
      beginning.ifPresent(each -> log = Optional.of(each.get()));
      beginning = Optional.empty();
      log.ifPresent(open -> {
        open.write(row);
        isUnforced = true;
      });
    });
    if (isFirst) {
      force();
    }
  }

  /// Whether something would not survive a crash.
  boolean isUnforced() {
    return isUnforced;
  }

  void force() {
    attempt(() -> log.ifPresent(OwnLog::force));
    isUnforced = false;
  }

  @Override
  public void close() {
    attempt(() -> log.ifPresent(OwnLog::close));
    log = Optional.empty();
  }

  private void attempt(Runnable deed) {
    try {
      deed.run();
    } catch (TapeException e) {
      beginning = Optional.empty();
      log = Optional.empty();
      isUnforced = false;
      messages.accept(
          "what the account is told is not kept any more, trading goes on, but what comes now"
              + " cannot be replayed: "
              + e.getMessage());
    }
  }
}
