package io.floatwise.app.live;

import io.floatwise.core.execution.Account;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads the account: before anything is decided for the first time, after whatever was sent to the
/// venue, and once a minute. Not thread-safe.
final class AccountView {

  private static final Duration REFRESH = Duration.ofMinutes(1);
  private static final int TRIES = 3;

  private final Executor executor;
  private final EventLoop loop;
  private final Waiting waiting;
  private final List<Game> games;
  private Optional<Instant> readAt = Optional.empty();

  AccountView(Executor executor, EventLoop loop, Waiting waiting, List<Game> games) {
    this.executor = executor;
    this.loop = loop;
    this.waiting = waiting;
    this.games = games;
  }

  /// After something went to the venue the account is another one, or may be.
  boolean isDue(Instant now) {
    return loop.hasSubmitted()
        || readAt.filter(at -> Duration.between(at, now).compareTo(REFRESH) < 0).isEmpty();
  }

  /// The account as it is. What was read while something of ours went to the venue says neither
  /// what was before nor what came after it, and is read again.
  ///
  /// @param since market time from which closed trades can still matter
  Reading<Account> read(Instant since, Instant now) {
    readAt = Optional.empty();
    for (int tries = 0; tries < TRIES; tries++) {
      long before = loop.sent();
      Reading<Account> reading = waiting.on(() -> executor.observe(games, since));
      if (loop.sent() == before) {
        if (reading instanceof Reading.Read<Account>(Account account)
            && account.unread().isEmpty()) {
          readAt = Optional.of(now);
        }
        return reading;
      }
    }
    return Reading.failed(
        new Failure.Unreachable("it was changed each time while it was being read"));
  }
}
