package io.floatwise.testkit.people;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.people.AccountRight;
import io.floatwise.core.people.Actor;
import io.floatwise.core.people.Invitation;
import io.floatwise.core.people.People;
import io.floatwise.core.people.PeopleRules;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Role;
import io.floatwise.core.people.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// People who are forgotten with the process; their ids and codes are counted. Thread-safe.
public final class MemoryPeople implements People {

  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Map<String, Invitation> open = new HashMap<>();
  private final Map<String, Settings> settings = new HashMap<>();
  private final Map<String, Map<String, AccountRight>> accounts = new HashMap<>();
  private int made;
  private boolean unreadable;

  /// From now on nobody can be looked up, as if what is kept could not be read.
  public synchronized void fail() {
    unreadable = true;
  }

  private void requireReadable() {
    if (unreadable) {
      throw new StorageException("people: expected a file that can be read, found none");
    }
  }

  @Override
  public synchronized List<Person> all() {
    requireReadable();
    return new ArrayList<>(people.values());
  }

  @Override
  public synchronized Optional<Person> ofTelegram(long telegram) {
    requireReadable();
    return people.values().stream().filter(p -> p.telegram() == telegram).findFirst();
  }

  @Override
  public synchronized Optional<Person> find(String id) {
    requireReadable();
    return Optional.ofNullable(people.get(id));
  }

  private Person require(String id) {
    return find(id)
        .orElseThrow(() -> new InputException("person: expected one who is known, found " + id));
  }

  private Role role(Actor by) {
    return by.person().map(id -> require(id).role()).orElse(Role.OWNER);
  }

  private long owners() {
    return people.values().stream().filter(p -> p.role() == Role.OWNER).count();
  }

  @Override
  public synchronized Optional<Person> claim(long telegram, String name, Instant now) {
    return owners() > 0
        ? Optional.empty()
        : Optional.of(put(telegram, name, Role.OWNER, now, Optional.empty()));
  }

  @Override
  public synchronized Person join(long telegram, String name, Role role, Instant now) {
    return ofTelegram(telegram).orElseGet(() -> put(telegram, name, role, now, Optional.empty()));
  }

  private Person put(long telegram, String name, Role role, Instant now, Optional<String> by) {
    Optional<Person> known = ofTelegram(telegram);
    String id = known.map(Person::id).orElseGet(() -> "%012x".formatted(++made));
    var person =
        new Person(
            id, telegram, Person.printable(name), role, known.map(Person::since).orElse(now), by);
    people.put(id, person);
    return person;
  }

  @Override
  public synchronized String invite(Actor by, Role role, Instant now) {
    PeopleRules.invite(role(by), role);
    String code = "code-%019d".formatted(++made);
    open.put(code, new Invitation(code, role, by.person(), now.plus(Invitation.LIFE)));
    return code;
  }

  @Override
  public synchronized Optional<Person> accept(
      String code, long telegram, String name, Instant now) {
    Optional<Invitation> invitation =
        Optional.ofNullable(open.get(code)).filter(i -> i.isOpen(now));
    boolean settled = ofTelegram(telegram).filter(p -> p.role() != Role.PENDING).isPresent();
    if (invitation.isEmpty()
        || settled
        || !role(new Actor(invitation.get().by())).grants().contains(invitation.get().role())) {
      return Optional.empty();
    }
    open.remove(invitation.get().hash());
    return Optional.of(put(telegram, name, invitation.get().role(), now, invitation.get().by()));
  }

  @Override
  public synchronized Person give(Actor by, String id, Role role, Instant now) {
    Person whom = require(id);
    boolean self = by.person().filter(id::equals).isPresent();
    PeopleRules.give(role(by), self, whom.role(), role, owners());
    return put(whom.telegram(), whom.name(), role, now, whom.invitedBy());
  }

  @Override
  public synchronized void allow(
      Actor by, String id, String account, Optional<AccountRight> right, Instant now) {
    Person whom = require(id);
    PeopleRules.give(role(by), false, whom.role(), whom.role(), owners());
    Map<String, AccountRight> given = accounts.computeIfAbsent(id, _ -> new TreeMap<>());
    if (right.isPresent()) {
      given.put(account, right.get());
    } else {
      PeopleRules.takeAway(given, account);
      given.remove(account);
    }
  }

  @Override
  public synchronized Map<String, AccountRight> accounts(String id) {
    return Map.copyOf(accounts.getOrDefault(id, Map.of()));
  }

  @Override
  public synchronized Settings settings(String id) {
    return settings.getOrDefault(id, Settings.USUAL);
  }

  @Override
  public synchronized void set(String id, Settings wanted, Instant now) {
    settings.put(require(id).id(), wanted);
  }

  /// Holds what a person is, in few words.
  @Override
  public synchronized String export(String id) {
    Person person = require(id);
    return "{\"name\": \"%s\", \"role\": \"%s\"}".formatted(person.name(), person.role().word());
  }

  @Override
  public synchronized void forget(Actor by, String id, Instant now) {
    Person whom = require(id);
    if (by.person().isPresent()) {
      boolean self = by.person().get().equals(id);
      PeopleRules.forget(role(by), self, whom.role(), owners());
    }
    people.remove(id);
    settings.remove(id);
    accounts.remove(id);
    open.values().removeIf(i -> i.by().filter(id::equals).isPresent());
  }

  @Override
  public void close() {}
}
