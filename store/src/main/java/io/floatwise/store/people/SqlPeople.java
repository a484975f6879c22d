package io.floatwise.store.people;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.people.AccountRight;
import io.floatwise.core.people.Actor;
import io.floatwise.core.people.Change;
import io.floatwise.core.people.Invitation;
import io.floatwise.core.people.People;
import io.floatwise.core.people.PeopleRules;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Role;
import io.floatwise.core.people.Settings;
import io.floatwise.store.database.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The people in a database. Changes come one by one, whoever makes them. Thread-safe.
public final class SqlPeople implements People {

  private static final String NOBODY = "-";

  private final Database database;

  /// @param database with the tables of people; owned from now on
  /// @throws StorageException if its changes cannot be trusted
  public SqlPeople(Database database) {
    this.database = database;
    boolean trusted = false;
    try {
      changes();
      trusted = true;
    } finally {
      if (!trusted) {
        database.close();
      }
    }
  }

  /// What is done within a transaction.
  private interface Work<T> {
    T on(Sql sql, PersonRows people, Changes changes) throws SQLException;
  }

  private <T> T read(String doing, Work<T> work) {
    try {
      return database.transact(connection -> {
        var sql = new Sql(connection);
        var changes = new Changes(sql, database.name(), database.advice());
        return work.on(sql, new PersonRows(sql, database.name(), database.advice()), changes);
      });
    } catch (SQLException e) {
      throw database.explain(doing, e);
    }
  }

  private <T> T change(String doing, Work<T> work) {
    return read(
        doing,
        (sql, people, changes) -> {
          changes.begin();
          return work.on(sql, people, changes);
        });
  }

  /// The role that `by` has at this moment.
  private static Role role(PersonRows people, Actor by) throws SQLException {
    return by.person().isEmpty() ? Role.OWNER : people.require(by.person().get()).role();
  }

  @Override
  public List<Person> all() {
    return read("listing people", (_, people, _) -> people.all());
  }

  @Override
  public Optional<Person> ofTelegram(long telegram) {
    return read("looking for a person", (_, people, _) -> people.ofTelegram(telegram));
  }

  @Override
  public Optional<Person> find(String id) {
    return read("looking for a person", (_, people, _) -> people.find(id));
  }

  @Override
  public Optional<Person> claim(long telegram, String name, Instant now) {
    return change(
        "making the first owner",
        (_, people, changes) -> {
          if (people.owners() > 0) {
            return Optional.empty();
          }
          Optional<Person> known = people.ofTelegram(telegram);
          if (known.isPresent()) {
            people.setRole(known.get().id(), Role.OWNER);
            changes.add(now, Actor.TERMINAL, "claim", known.get().id(), Role.OWNER.word());
            return people.find(known.get().id());
          }
          return Optional.of(
              add(people, changes, Actor.TERMINAL, "claim", telegram, name, Role.OWNER, now));
        });
  }

  @Override
  public Person join(long telegram, String name, Role role, Instant now) {
    return change(
        "adding a person",
        (_, people, changes) -> {
          Optional<Person> known = people.ofTelegram(telegram);
          return known.isPresent()
              ? known.get()
              : add(people, changes, Actor.TERMINAL, "join", telegram, name, role, now);
        });
  }

  private static Person add(
      PersonRows people,
      Changes changes,
      Actor by,
      String kind,
      long telegram,
      String name,
      Role role,
      Instant now)
      throws SQLException {
    var person =
        new Person(
            Codes.id(),
            telegram,
            Person.printable(name),
            role,
            now.truncatedTo(ChronoUnit.MILLIS),
            by.person());
    people.insert(person);
    changes.add(now, by, kind, person.id(), role.word());
    return person;
  }

  @Override
  public String invite(Actor by, Role role, Instant now) {
    return change(
        "making an invitation",
        (sql, people, changes) -> {
          PeopleRules.invite(role(people, by), role);
          sql.run("DELETE FROM invitation WHERE used_by IS NULL AND expires < ?", text(now));
          String code = Codes.invitation();
          sql.run(
              "INSERT INTO invitation (hash, role, invited_by, expires) VALUES (?, ?, ?, ?)",
              Codes.hash(code),
              role.word(),
              by.person().orElse(null),
              text(now.plus(Invitation.LIFE)));
          changes.add(now, by, "invite", NOBODY, role.word());
          return code;
        });
  }

  @Override
  public Optional<Person> accept(String code, long telegram, String name, Instant now) {
    if (!Invitation.isCode(code)) {
      return Optional.empty();
    }
    return change(
        "accepting an invitation",
        (sql, people, changes) -> {
          Optional<Invitation> found =
              people.unused(Codes.hash(code)).filter(invitation -> invitation.isOpen(now));
          Optional<Person> known = people.ofTelegram(telegram);
          if (found.isEmpty() || known.filter(p -> p.role() != Role.PENDING).isPresent()) {
            return Optional.empty();
          }
          Invitation invitation = found.get();
          var by = new Actor(invitation.by());
          // Whoever invited may have been blocked since.
          if (!role(people, by).grants().contains(invitation.role())) {
            return Optional.empty();
          }
          Person person;
          if (known.isPresent()) {
            people.setRole(known.get().id(), invitation.role());
            changes.add(now, by, "accept", known.get().id(), invitation.role().word());
            person = people.require(known.get().id());
          } else {
            person = add(people, changes, by, "accept", telegram, name, invitation.role(), now);
          }
          sql.run(
              "UPDATE invitation SET used_by = ? WHERE hash = ?", person.id(), invitation.hash());
          return Optional.of(person);
        });
  }

  /// In whole seconds, so that texts compare as times do.
  private static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Override
  public Person give(Actor by, String id, Role role, Instant now) {
    return change(
        "giving a role",
        (_, people, changes) -> {
          Person whom = people.require(id);
          boolean self = by.person().filter(id::equals).isPresent();
          PeopleRules.give(role(people, by), self, whom.role(), role, people.owners());
          if (whom.role() != role) {
            people.setRole(id, role);
            changes.add(now, by, "role", id, whom.role().word() + " to " + role.word());
          }
          return people.require(id);
        });
  }

  @Override
  public void allow(
      Actor by, String id, String account, Optional<AccountRight> right, Instant now) {
    change(
        "giving an account",
        (_, people, changes) -> {
          Person whom = people.require(id);
          PeopleRules.give(role(people, by), false, whom.role(), whom.role(), people.owners());
          var accounts = new TreeMap<>(people.accounts(id));
          if (right.isPresent()) {
            accounts.put(account, right.get());
          } else {
            PeopleRules.takeAway(accounts, account);
            accounts.remove(account);
          }
          if (!accounts.equals(people.accounts(id))) {
            people.setAccounts(id, accounts);
            String given = right.map(AccountRight::word).orElse("none");
            changes.add(now, by, "account", id, account + " " + given);
          }
          return true;
        });
  }

  @Override
  public Map<String, AccountRight> accounts(String id) {
    return read("reading accounts", (_, people, _) -> people.accounts(id));
  }

  @Override
  public Settings settings(String id) {
    return read("reading settings", (_, people, _) -> people.settings(id));
  }

  @Override
  public void set(String id, Settings settings, Instant now) {
    change(
        "changing settings",
        (_, people, changes) -> {
          Person person = people.require(id);
          if (!people.settings(id).equals(settings)) {
            people.setSettings(id, settings);
            changes.add(now, Actor.of(person), "settings", id, NOBODY);
          }
          return true;
        });
  }

  @Override
  public String export(String id) {
    return read(
        "exporting a person",
        (sql, people, _) -> {
          people.require(id);
          return PersonFile.write(PersonRowsOf.TABLES, PersonRowsOf.read(sql, id));
        });
  }

  /// Takes in what [#export] wrote, here or elsewhere. What somebody may do is not believed to a
  /// file that he may have written himself: who is known by his user id keeps id, role and
  /// accounts, and who is not gets the role that is given. Doing it again changes nothing.
  ///
  /// @param role of whoever is not known yet; pending if nobody says
  /// @return the person as he is now
  /// @throws InputException if it is no such text; nothing is changed
  public Person take(String json, Optional<Role> role, Instant now) {
    PersonFile file = PersonFile.read(json);
    return change(
        "importing a person",
        (_, people, changes) -> {
          Optional<Person> known = people.ofTelegram(file.person().telegram());
          Person person =
              known.isPresent()
                  ? known.get()
                  : insert(people, file.person(), role.orElse(Role.PENDING));
          boolean same =
              known.isPresent()
                  && person.name().equals(file.person().name())
                  && people.settings(person.id()).equals(file.settings());
          if (!same) {
            people.setName(person.id(), file.person().name());
            people.setSettings(person.id(), file.settings());
            if (known.isEmpty()) {
              people.setAccounts(person.id(), file.accounts());
            }
            changes.add(now, Actor.TERMINAL, "import", person.id(), person.role().word());
          }
          return people.require(person.id());
        });
  }

  /// With his own id and whoever invited him, where they are free and known here.
  private static Person insert(PersonRows people, Person p, Role role) throws SQLException {
    String id = people.find(p.id()).isPresent() ? Codes.id() : p.id();
    Optional<String> by = p.invitedBy();
    boolean byIsKnown = by.isPresent() && people.find(by.get()).isPresent();
    var person =
        new Person(id, p.telegram(), p.name(), role, p.since(), byIsKnown ? by : Optional.empty());
    people.insert(person);
    return person;
  }

  @Override
  public void forget(Actor by, String id, Instant now) {
    change(
        "forgetting a person",
        (_, people, changes) -> {
          if (people.find(id).isEmpty() && wasForgotten(changes, id)) {
            return true; // The files were in use then, and are cleaned again below.
          }
          Person whom = people.require(id);
          if (by.person().isPresent()) {
            boolean self = by.person().get().equals(id);
            PeopleRules.forget(role(people, by), self, whom.role(), people.owners());
          }
          people.delete(id);
          changes.add(now, by, "forget", id, NOBODY);
          return true;
        });
    try {
      database.shred();
    } catch (SQLException e) {
      throw database.explain("erasing what was deleted from its files", e);
    }
  }

  private static boolean wasForgotten(Changes changes, String id) throws SQLException {
    return changes.read().stream()
        .anyMatch(change -> change.kind().equals("forget") && change.subject().equals(id));
  }

  /// Every change, oldest first.
  ///
  /// @throws StorageException if somebody changed one past this program
  public List<Change> changes() {
    return read("reading the changes", (_, _, changes) -> changes.read());
  }

  @Override
  public void close() {
    database.close();
  }
}
