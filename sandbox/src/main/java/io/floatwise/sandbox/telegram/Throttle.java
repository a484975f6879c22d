package io.floatwise.sandbox.telegram;

import java.util.HashMap;
import java.util.Map;

/// Telegram's limits on messages as it describes them: 30 a second overall, one a second per chat
/// with short bursts. Guarded by its owner.
final class Throttle {

  private static final long SECOND = 1_000_000_000L;
  private static final int BURST = 5;
  private static final int OVERALL = 30;

  private final Map<Long, Bucket> chats = new HashMap<>();
  private final long perChat;
  private final Bucket all;

  /// @param speed how many times as fast as Telegram's limits these are
  Throttle(int speed) {
    perChat = SECOND / speed;
    all = new Bucket(OVERALL, perChat / OVERALL);
  }

  /// Takes a place for one message.
  ///
  /// @param now real time in nanoseconds
  /// @return 0, or the seconds to wait first
  int take(long chat, long now) {
    Bucket own = chats.computeIfAbsent(chat, _ -> new Bucket(BURST, perChat));
    long wait = Math.max(own.waitFrom(now), all.waitFrom(now));
    if (wait > 0) {
      return (int) Math.ceilDiv(wait, SECOND);
    }
    own.take(now);
    all.take(now);
    return 0;
  }

  /// A leaky bucket kept as the moment at which it is empty again.
  private static final class Bucket {
    private final int size;
    private final long each;
    private long emptyAt = Long.MIN_VALUE / 2;

    Bucket(int size, long each) {
      this.size = size;
      this.each = each;
    }

    long waitFrom(long now) {
      return Math.max(0, emptyAt - now - (size - 1) * each);
    }

    void take(long now) {
      emptyAt = Math.max(emptyAt, now) + each;
    }
  }
}
