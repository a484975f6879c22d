package io.floatwise.web;

import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.operator.Operator;
import io.floatwise.core.people.Access;
import io.floatwise.core.people.Permission;
import io.floatwise.core.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Who is at the page: whoever opened it with the key of the terminal, and people with keys of
/// their own, one for each. What they may do is asked each time. Kept while the program runs, those
/// of people as hashes that end. Thread-safe.
final class PageKeys {

  /// Real time without use after which the key of a person ends.
  static final Duration UNUSED = Duration.ofDays(30);

  /// Real time after which it ends however often it is used.
  static final Duration LIFE = Duration.ofDays(90);

  private static final String TERMINAL = "web";

  private final Operator whole;
  private final Access access;
  private final InstantSource now;
  private final PageKey terminal = PageKey.random();
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  PageKeys(Operator whole, Access access, InstantSource now) {
    this.whole = whole;
    this.access = access;
    this.now = now;
  }

  /// Somebody at the page.
  ///
  /// @param by how journals name him
  /// @param operator as he may use it
  record Visitor(String by, Operator operator) {}

  /// A key that somebody was given.
  private record Issued(PageKey.Hash key, Instant at, Instant used) {

    boolean isOpen(Instant now) {
      return now.isBefore(at.plus(LIFE)) && now.isBefore(used.plus(UNUSED));
    }
  }

  /// The key that the terminal shows; it ends with the program.
  PageKey terminal() {
    return terminal;
  }

  /// A new key for `person`; the one before stops working.
  PageKey issue(Person person) {
    PageKey key = PageKey.random();
    Instant at = now.instant();
    issued.put(person.id(), new Issued(key.hash(), at, at));
    return key;
  }

  /// Whose key that is; empty if it is nobody's, has ended, or he is not known any more.
  ///
  /// @throws io.floatwise.core.error.StorageException if people cannot be read
  Optional<Visitor> holder(String shown) {
    if (terminal.isShown(shown)) {
      return Optional.of(new Visitor(TERMINAL, whole));
    }
    return use(PageKey.Hash.of(shown))
        .flatMap(id -> access.people().find(id))
        .map(person -> new Visitor(person.by(), access.limited(whole, person)));
  }

  /// What whoever shows this may look at. Without a key, where nobody is known yet, everything.
  ///
  /// @param shown empty for no key
  /// @throws NotAllowedException if it is no key that works
  /// @throws io.floatwise.core.error.StorageException if people cannot be read
  Operator look(Optional<String> shown) {
    Optional<Operator> holder = shown.flatMap(this::holder).map(Visitor::operator);
    if (holder.isPresent()) {
      return holder.get();
    }
    if (!access.people().all().isEmpty()) {
      throw new NotAllowedException(
          "this page: expected a key that works; open it with the whole address that the terminal"
              + " prints, or with a new one that /web in the chat gives you");
    }
    return Access.limited(whole, EnumSet.of(Permission.SEE));
  }

  private Optional<String> use(PageKey.Hash shown) {
    Instant at = now.instant();
    issued.values().removeIf(key -> !key.isOpen(at));
    return issued.entrySet().stream()
        .filter(one -> one.getValue().key().equals(shown))
        .findFirst()
        .map(one -> {
          Issued key = one.getValue();
          issued.replace(one.getKey(), key, new Issued(key.key(), key.at(), at));
          return one.getKey();
        });
  }
}
