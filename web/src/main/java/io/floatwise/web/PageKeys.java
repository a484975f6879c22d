package io.floatwise.web;

import io.floatwise.core.people.Access;
import io.floatwise.core.people.Permission;
import io.floatwise.core.people.Person;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who commands from the page: whoever opened it with the key of the terminal, and people with keys
/// of their own, one for each. What they may do is asked at each command. Kept while the program
/// runs. Thread-safe.
final class PageKeys {

  private final Access access;
  private final PageKey terminal = PageKey.random();
  private final Map<String, PageKey> issued = new ConcurrentHashMap<>();

  PageKeys(Access access) {
    this.access = access;
  }

  /// Somebody at the page.
  ///
  /// @param by how journals name him
  record Visitor(String by, Set<Permission> rights) {}

  /// The key that the terminal shows.
  PageKey terminal() {
    return terminal;
  }

  /// A new key for `person`; the one before stops working.
  PageKey issue(Person person) {
    PageKey key = PageKey.random();
    issued.put(person.id(), key);
    return key;
  }

  /// Whose key that is; empty if it is nobody's, or he is not known any more.
  ///
  /// @throws io.floatwise.core.error.StorageException if people cannot be read
  Optional<Visitor> holder(String shown) {
    if (terminal.isShown(shown)) {
      return Optional.of(new Visitor("web", EnumSet.allOf(Permission.class)));
    }
    return issued.entrySet().stream()
        .filter(one -> one.getValue().isShown(shown))
        .findFirst()
        .flatMap(one -> access.people().find(one.getKey()))
        .map(person -> new Visitor(person.by(), access.rights(person)));
  }
}
