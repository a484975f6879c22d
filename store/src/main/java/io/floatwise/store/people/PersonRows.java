package io.floatwise.store.people;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.people.AccountRight;
import io.floatwise.core.people.Invitation;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Preference;
import io.floatwise.core.people.Role;
import io.floatwise.core.people.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// People, their settings and accounts as rows, within a transaction of the caller.
///
/// @param name of the database, for people
/// @param advice what to do about rows that cannot be trusted
record PersonRows(Sql sql, String name, String advice) {

  private static final String PERSON =
      "SELECT id, telegram, name, role, since, invited_by FROM person";

  List<Person> all() throws SQLException {
    return sql.rows(PERSON + " ORDER BY since, id", this::person);
  }

  Optional<Person> ofTelegram(long telegram) throws SQLException {
    return sql.row(PERSON + " WHERE telegram = ?", this::person, telegram);
  }

  Optional<Person> find(String id) throws SQLException {
    return sql.row(PERSON + " WHERE id = ?", this::person, id);
  }

  /// @throws InputException if there is none
  Person require(String id) throws SQLException {
    return find(id)
        .orElseThrow(() ->
            new InputException(
                "person: expected the id of somebody who is known, found '%s'"
                    .formatted(id.length() > 20 ? id.substring(0, 20) + "..." : id)));
  }

  long owners() throws SQLException {
    return sql.count("SELECT count(*) FROM person WHERE role = ?", Role.OWNER.word());
  }

  void insert(Person person) throws SQLException {
    sql.run(
        "INSERT INTO person (id, telegram, name, role, since, invited_by) VALUES (?, ?, ?, ?, ?, ?)",
        person.id(),
        person.telegram(),
        person.name(),
        person.role().word(),
        person.since().toString(),
        person.invitedBy().orElse(null));
  }

  void setRole(String id, Role role) throws SQLException {
    sql.run("UPDATE person SET role = ? WHERE id = ?", role.word(), id);
  }

  void setName(String id, String name) throws SQLException {
    sql.run("UPDATE person SET name = ? WHERE id = ?", name, id);
  }

  void delete(String id) throws SQLException {
    sql.run("DELETE FROM person WHERE id = ?", id);
  }

  Settings settings(String id) throws SQLException {
    Map<Preference, String> chosen = new EnumMap<>(Preference.class);
    try {
      sql.each(
          "SELECT name, value FROM setting WHERE person = ?",
          row ->
              chosen.put(
                  Preference.of(String.valueOf(row.getString(1))),
                  String.valueOf(row.getString(2))),
          id);
      return new Settings(chosen);
    } catch (InputException e) {
      throw distrust("settings of " + id, e);
    }
  }

  void setSettings(String id, Settings settings) throws SQLException {
    sql.run("DELETE FROM setting WHERE person = ?", id);
    for (Map.Entry<Preference, String> one : settings.chosen().entrySet()) {
      sql.run(
          "INSERT INTO setting (person, name, value) VALUES (?, ?, ?)",
          id,
          one.getKey().word(),
          one.getValue());
    }
  }

  Map<String, AccountRight> accounts(String id) throws SQLException {
    Map<String, AccountRight> rights = new TreeMap<>();
    try {
      sql.each(
          "SELECT account, allowed FROM person_account WHERE person = ?",
          row ->
              rights.put(
                  String.valueOf(row.getString(1)),
                  AccountRight.of(String.valueOf(row.getString(2)))),
          id);
      return rights;
    } catch (InputException e) {
      throw distrust("accounts of " + id, e);
    }
  }

  void setAccounts(String id, Map<String, AccountRight> accounts) throws SQLException {
    sql.run("DELETE FROM person_account WHERE person = ?", id);
    for (Map.Entry<String, AccountRight> one : accounts.entrySet()) {
      sql.run(
          "INSERT INTO person_account (person, account, allowed) VALUES (?, ?, ?)",
          id,
          one.getKey(),
          one.getValue().word());
    }
  }

  /// The invitation with a code of that hash, if nobody has used it.
  Optional<Invitation> unused(String hash) throws SQLException {
    return sql.row(
        "SELECT hash, role, invited_by, expires FROM invitation"
            + " WHERE hash = ? AND used_by IS NULL",
        this::invitation,
        hash);
  }

  private Invitation invitation(ResultSet row) throws SQLException {
    try {
      return new Invitation(
          String.valueOf(row.getString(1)),
          Role.of(String.valueOf(row.getString(2))),
          Optional.ofNullable(row.getString(3)),
          Instant.parse(String.valueOf(row.getString(4))));
    } catch (InputException | DateTimeException e) {
      throw distrust("invitation", e);
    }
  }

  private Person person(ResultSet row) throws SQLException {
    String id = String.valueOf(row.getString(1));
    try {
      return new Person(
          id,
          row.getLong(2),
          String.valueOf(row.getString(3)),
          Role.of(String.valueOf(row.getString(4))),
          Instant.parse(String.valueOf(row.getString(5))),
          Optional.ofNullable(row.getString(6)));
    } catch (InputException | DateTimeException e) {
      throw distrust("person " + id, e);
    }
  }

  /// The cause says what is wrong; it may hold personal data, so its text is left out.
  private StorageException distrust(String what, RuntimeException cause) {
    return new StorageException(
        "%s: expected to read the %s, found what this program never writes%s"
            .formatted(name, what, advice),
        cause);
  }
}
