package io.floatwise.tape;

import io.floatwise.core.tape.OwnLog;
import io.floatwise.core.tape.OwnRow;
import io.floatwise.core.tape.TapeException;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps what an account is told beside a tape, until that fails: then it says so once, and the
/// market is recorded on. Not thread-safe.
final class OwnKeeper implements AutoCloseable {

  private final Consumer<String> messages;
  private Optional<OwnLog> log;
  private boolean isUnforced;

  /// @param log empty if nothing is kept
  OwnKeeper(Optional<OwnLog> log, Consumer<String> messages) {
    this.log = log;
    this.messages = messages;
  }

  void write(OwnRow row) {
    attempt(open -> {
      open.write(row);
      isUnforced = true;
    });
  }

  /// Whether something would not survive a crash.
  boolean isUnforced() {
    return isUnforced;
  }

  void force() {
    attempt(OwnLog::force);
    isUnforced = false;
  }

  @Override
  public void close() {
    attempt(OwnLog::close);
    log = Optional.empty();
  }

  private void attempt(Consumer<OwnLog> deed) {
    try {
      log.ifPresent(deed);
    } catch (TapeException e) {
      log = Optional.empty();
      isUnforced = false;
      messages.accept(
          "what the account is told is not kept any more, trading goes on, but what comes now"
              + " cannot be replayed: "
              + e.getMessage());
    }
  }
}
