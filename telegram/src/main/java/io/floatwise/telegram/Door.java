package io.floatwise.telegram;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Decides who is let in. Until somebody claims the bot nobody is; then its owner, in their private
/// chat, and nobody else. Thread-safe.
final class Door {

  private static final int REMEMBERED = 1_000;

  private final OwnerStore owners;
  private final InstantSource now;
  private final Map<Long, Boolean> greeted =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };
  private Optional<OwnerCode> code;
  private OptionalLong known;

  Door(OwnerStore owners, InstantSource now) {
    this.owners = owners;
    this.now = now;
    known = owners.owner();
    code = known.isPresent() ? Optional.empty() : Optional.of(OwnerCode.issued(now.instant()));
  }

  enum Verdict {
    /// The owner.
    OPEN,
    /// Somebody else for the first time: one polite line.
    GREET,
    /// No answer at all.
    SILENT
  }

  /// @param startCode what came after `/start`; empty for anything else
  synchronized Verdict knock(long user, long chat, boolean isPrivate, String startCode) {
    OptionalLong owner = owners.owner();
    if (owner.isEmpty()) {
      boolean claims =
          isPrivate && code.filter(c -> c.accepts(startCode, now.instant())).isPresent();
      if (!claims) {
        return Verdict.SILENT;
      }
      owners.claim(user);
      known = OptionalLong.of(user);
      code = Optional.empty();
      return Verdict.OPEN;
    }
    if (isPrivate && owner.getAsLong() == user) {
      return Verdict.OPEN;
    }
    return greeted.put(chat, true) == null ? Verdict.GREET : Verdict.SILENT;
  }

  /// The code while there is no owner.
  synchronized Optional<OwnerCode> code() {
    return code;
  }

  /// A new code in place of the old one; nothing if the bot has an owner.
  synchronized Optional<OwnerCode> renew() {
    if (owners.owner().isEmpty()) {
      code = Optional.of(OwnerCode.issued(now.instant()));
    }
    return code;
  }

  synchronized boolean isOwner(long user) {
    OptionalLong owner = owners.owner();
    return owner.isPresent() && owner.getAsLong() == user;
  }

  /// The owner, whose private chat has the same number.
  synchronized OptionalLong owner() {
    return known;
  }

  synchronized boolean isClaimed() {
    return owners.owner().isPresent();
  }
}
