package io.floatwise.telegram;

import io.floatwise.core.people.Access;
import io.floatwise.core.people.People;
import io.floatwise.core.people.Permission;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides who is let in, by the number that Telegram itself states of a sender and never by what a
/// message says. Until somebody claims the bot nobody is let in; then whoever is known, in his own
/// private chat, and whoever comes with an invitation. Thread-safe.
final class Door {

  private static final int REMEMBERED = 1_000;

  /// Real time in which a stranger's taps are answered once.
  private static final Duration QUIET = Duration.ofHours(1);

  private final Access access;
  private final InstantSource now;
  private final Map<Long, Boolean> greeted =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Map<Long, Instant> told =
      new LinkedHashMap<>(16, 0.75f, false) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };
  private Optional<OwnerCode> code;

  Door(Access access, InstantSource now) {
    this.access = access;
    this.now = now;
    code = isClaimed() ? Optional.empty() : Optional.of(OwnerCode.issued(now.instant()));
  }

  /// What becomes of somebody who knocks.
  sealed interface Verdict {

    /// Somebody who is known.
    record Open(Person person) implements Verdict {}

    /// Somebody else for the first time: one polite line.
    record Greet() implements Verdict {}

    /// No answer at all.
    record Silent() implements Verdict {}
  }

  /// Who sent something, as Telegram states it.
  ///
  /// @param name his first name
  /// @param chat where it was sent
  /// @param isPrivate whether Telegram calls that chat private
  record Sender(long user, String name, long chat, boolean isPrivate) {

    /// A private chat has the number of its person.
    private boolean isAtHome() {
      return isPrivate && user == chat;
    }
  }

  /// @param startCode what came after `/start`; empty for anything else
  Verdict knock(Sender sender, String startCode) {
    Optional<Person> known = known(sender.user());
    if (known.filter(person -> person.role() == Role.BLOCKED).isPresent()) {
      return new Verdict.Silent();
    }
    if (sender.isAtHome()) {
      Optional<Person> let = known.filter(person -> !waits(person) || startCode.isEmpty());
      Optional<Person> in =
          let.or(() -> claim(sender, startCode))
              .or(() -> accept(sender, startCode))
              .or(() -> known);
      if (in.isPresent()) {
        return new Verdict.Open(in.get());
      }
    }
    return isClaimed() && greets(sender.chat()) ? new Verdict.Greet() : new Verdict.Silent();
  }

  private static boolean waits(Person person) {
    return person.role() == Role.PENDING;
  }

  private synchronized Optional<Person> claim(Sender sender, String startCode) {
    if (code.filter(c -> c.accepts(startCode, now.instant())).isEmpty()) {
      return Optional.empty();
    }
    Optional<Person> owner = people().claim(sender.user(), sender.name(), now.instant());
    code = Optional.empty();
    return owner;
  }

  private Optional<Person> accept(Sender sender, String startCode) {
    return startCode.isEmpty() || !isClaimed()
        ? Optional.empty()
        : people().accept(startCode, sender.user(), sender.name(), now.instant());
  }

  private synchronized boolean greets(long chat) {
    return greeted.put(chat, true) == null;
  }

  /// Whether a tap of this stranger is to be answered now: once an hour.
  synchronized boolean tells(long user) {
    Instant at = now.instant();
    if (at.isBefore(told.getOrDefault(user, Instant.EPOCH).plus(QUIET))) {
      return false;
    }
    told.put(user, at);
    return true;
  }

  private People people() {
    return access.people();
  }

  /// The code while there is no owner.
  synchronized Optional<OwnerCode> code() {
    return code;
  }

  /// A new code in place of the old one; nothing if the bot has an owner.
  synchronized Optional<OwnerCode> renew() {
    code = isClaimed() ? Optional.empty() : Optional.of(OwnerCode.issued(now.instant()));
    return code;
  }

  /// Who that is, if anybody is known by this number.
  Optional<Person> known(long user) {
    return people().ofTelegram(user);
  }

  /// Who that is, if he is to get an answer.
  Optional<Person> answered(long user) {
    return known(user).filter(person -> person.role() != Role.BLOCKED);
  }

  /// Everybody who may answer what the bot asks; each one's private chat has his number.
  List<Person> traders() {
    return people().all().stream()
        .filter(person -> access.rights(person).contains(Permission.TRADE))
        .toList();
  }

  boolean isClaimed() {
    return people().all().stream().anyMatch(person -> person.role() == Role.OWNER);
  }
}
